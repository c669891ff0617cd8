import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { poll } from '../../tools/processes/poll.mts';
import { openN8nBrowser, type N8nBrowser } from './browser.mts';
import { submitForm } from './form-page.mts';
import { joinTestEnvironment, type TestEnvironment } from './test-environment.mts';

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
	// In its own process group, so that a Ctrl-C reaches every process of it.
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
});

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
	expect(printed.indexOf('/try#key=')).toBeLessThan(printed.indexOf('Starting n8n'));
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

test('its other form makes a link to the page for photos', async () => {
	const page = await submitForm(browser, printedAfter('Ask'), async (form) => {
		await form.fill('#field-0', '样本');
		await form.fill('#field-1', 'sample@example.com');
	});
	const url = await page.locator('.header a').getAttribute('href');
	await page.close();
	const photos = await browser.context.newPage();
	await photos.goto(url!);
	await photos.locator('#text', { hasText: 'This is a demo' }).waitFor();
	await photos.close();
});

test('Ctrl-C stops everything', async () => {
	const addresses = [printedAfter('Form'), printedAfter('Page')];
	for (const address of addresses) await expect(fetch(address)).resolves.toBeDefined();
	const ended = once(demo, 'close');
	pressCtrlC();
	await ended;
	expect(printed).toContain('Stopped.');
	for (const address of addresses) await expect(fetch(address)).rejects.toThrow('fetch failed');
});
