import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { poll } from '../../tools/processes/poll.mts';
import { openN8nBrowser, type N8nBrowser } from './browser.mts';
import { submitForm } from './form-page.mts';
import { joinStage, type Stage } from './stage.mts';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');

let stage: Stage;
let browser: N8nBrowser;
let demo: ChildProcess;
let printed = '';

beforeAll(async () => {
	stage = await joinStage();
	browser = await openN8nBrowser(stage);
	const readme = await readFile(path.join(CHECKOUT, 'README.md'), 'utf8');
	const [, command = ''] = /```sh\nnpm install && (npm run demo)\n```/.exec(readme) ?? [];
	// A group of its own, which a Ctrl-C reaches as a whole.
	demo = spawn('sh', ['-c', command], { cwd: CHECKOUT, detached: true });
	for (const stream of [demo.stdout, demo.stderr]) {
		stream?.on('data', (chunk) => (printed += String(chunk)));
	}
	const isReady = async () => {
		if (demo.exitCode !== null) throw new Error(printed);
		return printed.includes('Press Ctrl-C') || undefined;
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

const told = (what: string) => new RegExp(`${what} +(\\S+)`).exec(printed)?.[1] ?? '';

test('the form it names reads the picture it names', async () => {
	const page = await submitForm(browser, told('Form'), (form) =>
		form.setInputFiles('#field-0', path.join(told('Images'), 'front.jpg')),
	);
	expect(await page.innerText('body')).toContain(stage.samples.fields.front.identity_code);
	await page.close();
});

test('Ctrl-C stops all of it', async () => {
	const addresses = [told('Form'), told('images:')];
	for (const address of addresses) await expect(fetch(address)).resolves.toBeDefined();
	const ended = once(demo, 'close');
	pressCtrlC();
	await ended;
	expect(printed).toContain('Stopped.');
	for (const address of addresses) await expect(fetch(address)).rejects.toThrow('fetch failed');
});
