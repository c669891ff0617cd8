import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { renderUnicodeCompact } from 'uqr';
import { poll } from '../../tools/processes/poll.mts';
import { describeWhere } from '../test-where.mts';
import { openN8nBrowser, type N8nBrowser } from './browser.mts';
import { submitForm } from './form-page.mts';
import { joinTestEnvironment, type TestEnvironment } from './test-environment.mts';
import { openWatchedPage } from './watched-page.mts';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');

let environment: TestEnvironment;
let browser: N8nBrowser;
let demo: ChildProcess;
let printed = '';

beforeAll(async () => {
	environment = await joinTestEnvironment();
	browser = await openN8nBrowser(environment);
	const readme = await readFile(path.join(CHECKOUT, 'README.md'), 'utf8');
	const [, command = ''] = /```sh\nnpm install && (npm run demo)\n```/.exec(readme) ?? [];
	await start(command);
});

/** Starts the demo in its own process group, so that a Ctrl-C reaches every process of it. */
async function start(command: string): Promise<void> {
	printed = '';
	demo = spawn('sh', ['-c', command], { cwd: CHECKOUT, detached: true });
	for (const stream of [demo.stdout, demo.stderr]) {
		stream?.on('data', (chunk) => (printed += String(chunk)));
	}
	const isReady = async () => {
		if (demo.exitCode !== null) throw new Error(printed);
		if (printed.includes('There is no n8n')) throw new Error(printed);
		return printed.includes('Ready.') || undefined;
	};
	await poll(isReady, { timeoutMs: 110_000, waitingFor: 'the demo' });
}

afterAll(async () => {
	await browser?.close();
	if (demo.exitCode === null && demo.signalCode === null) pressCtrlC();
});

function pressCtrlC(): void {
	process.kill(-demo.pid!, 'SIGINT');
}

const printedAfter = (what: string) => new RegExp(`${what} +(\\S+)`).exec(printed)?.[1] ?? '';

const IN_TWO_LANGUAGES = /\p{Script=Han}{4}[\s\S]*[A-Z][a-z]+(?: [a-z]+){3}/u;
const FOR_BUILDERS = /n8n|node|credential|input field|'[A-Z]|\[item|On Error/;

test('its first link shows a card at the press of a button, before there is an n8n', async () => {
	expect(printed.indexOf('/try#code=')).toBeLessThan(printed.indexOf('Starting n8n'));
	const page = await browser.context.newPage();
	await page.goto(printedAfter('Page'));
	await page.locator('#sample').click();
	await page.locator('section.card').waitFor();
	await page.close();
});

test('the form it prints reads an image from the folder it prints', async () => {
	const page = await submitForm(browser, printedAfter('Form'), (form) =>
		form.setInputFiles('#field-0', path.join(printedAfter('Images'), 'front.jpg')),
	);
	const text = await page.innerText('body');
	expect(text).toContain(environment.samples.fields.front.identity_code);
	expect(text).toMatch(/核验 Checks\s+通过 Passed/);
	expect(text).not.toMatch(FOR_BUILDERS);
	await page.close();
});

test('the form tells a visitor in two languages what to do about no card', async () => {
	const page = await submitForm(browser, printedAfter('Form'), (form) =>
		form.setInputFiles('#field-0', path.join(printedAfter('Images'), 'landscape.jpg')),
	);
	const text = await page.innerText('body');
	expect(text).toMatch(IN_TWO_LANGUAGES);
	expect(text).not.toMatch(FOR_BUILDERS);
	await page.close();
});

/** Makes a link with the form for them; returns its address. */
async function makeLink(person = '样本'): Promise<string> {
	const page = await submitForm(browser, printedAfter('Ask'), async (form) => {
		for (const [field, value] of [person, 'a@example.com', 'SPECIMEN', 'a demo'].entries()) {
			await form.fill(`#field-${field}`, value);
		}
	});
	const url = await page.locator('.header a').getAttribute('href');
	await page.close();
	return url!;
}

test('its other form makes a link to the page for photos', async () => {
	const photos = await browser.context.newPage();
	await photos.goto(await makeLink());
	await photos.locator('#asked', { hasText: 'SPECIMEN asks for photos' }).waitFor();
	await photos.close();
});

test('Ctrl-C stops everything', async () => {
	const addresses = [printedAfter('Form'), printedAfter('Page')];
	for (const address of addresses) await expect(fetch(address)).resolves.toBeDefined();
	const ended = once(demo, 'close');
	pressCtrlC();
	await ended;
	expect(printed).toContain('npm run demo -- --phone');
	expect(printed).toContain('Stopped.');
	for (const address of addresses) await expect(fetch(address)).rejects.toThrow('fetch failed');
});

/** A network of two machines: this one, and that of the demo, which has no other. */
const NETWORK = { name: 'demo-phone', here: '192.168.213.1', demo: '192.168.213.2' };
const ip = (...args: string[]) => spawnSync('ip', args).status === 0;
// Of a run that was killed.
ip('netns', 'delete', NETWORK.name);
const mayMakeNetworks = ip('netns', 'add', NETWORK.name);
const describeWithNetwork = describeWhere(
	mayMakeNetworks,
	'only root may make a network, in which the demo has an address of its own.',
);

describeWithNetwork('for a phone in its network', () => {
	beforeAll(async () => {
		const { name, here, demo: there } = NETWORK;
		ip('link', 'add', name, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
		ip('addr', 'add', `${here}/30`, 'dev', name);
		ip('link', 'set', name, 'up');
		ip('-n', name, 'addr', 'add', `${there}/30`, 'dev', 'eth0');
		for (const device of ['lo', 'eth0']) ip('-n', name, 'link', 'set', device, 'up');
		await start(`ip netns exec ${name} npm run demo -- --phone`);
	});
	afterAll(async () => {
		if (demo.exitCode === null) {
			const ended = once(demo, 'close');
			pressCtrlC();
			await ended;
		}
		ip('netns', 'delete', NETWORK.name);
	});

	test('it says that all is open, and shows a QR code', async () => {
		expect(printed).toContain(`everyone who reaches ${NETWORK.demo} reaches this demo`);
		const form = printedAfter('Ask');
		expect(form).toContain(`http://${NETWORK.demo}:`);
		const rows = renderUnicodeCompact(form, { ecc: 'L', border: 2 }).split('\n');
		// It comes after the rest, and perhaps later.
		const isThere = async () => rows.every((row) => printed.includes(row)) || undefined;
		await poll(isThere, { timeoutMs: 10_000, waitingFor: 'the QR code' });
	});

	test('the phone takes two photos, and their row is in n8n', async () => {
		// The demo keeps the rows of earlier runs.
		const person = `样本 ${Date.now()}`;
		const url = await makeLink(person);
		expect(url).toContain(`http://${NETWORK.demo}:`);
		const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
		const { page, complaints, close } = await openWatchedPage(
			browser.context.browser()!,
			url,
			phone,
		);
		for (const [side, file] of [
			['portrait', 'front.jpg'],
			['emblem', 'back.jpg'],
		]) {
			const photo = path.join(printedAfter('Images'), file!);
			await page.locator(`input[aria-describedby=${side}-verdict]`).setInputFiles(photo);
			await page.locator(`.side.good #${side}-verdict`).waitFor({ timeout: 30_000 });
		}
		await page.click('#go');
		await page.locator('#status', { hasText: '✓ Sent' }).waitFor({ timeout: 60_000 });
		// What plain HTTP forbids, but nothing that the page needs.
		const forbidden = /Cross-Origin-Opener-Policy header has been ignored/;
		expect(complaints.filter((one) => !forbidden.test(one))).toEqual([]);
		await close();

		const rows = await browser.context.newPage();
		await rows.goto(printedAfter('Rows'));
		await rows.locator('input[name=emailOrLdapLoginId]').fill(printedAfter('Email'));
		await rows.locator('input[name=password]').fill(printedAfter('Password'));
		await rows.keyboard.press('Enter');
		await rows.getByText('ID cards asked for').first().click();
		const number = environment.samples.fields.front.identity_code!;
		// With the rows of earlier runs, it is not on the first page.
		await rows.getByRole('row').filter({ hasText: number }).first().waitFor();
		await rows
			.locator('[data-test-id=data-table-content-pagination] [data-type=page]')
			.last()
			.click();
		await rows.getByRole('row').filter({ hasText: person }).filter({ hasText: number }).waitFor();
		await rows.close();
	});
});
