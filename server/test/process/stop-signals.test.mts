import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./signalled-script.mjs', import.meta.url));

let child: ChildProcessByStdio<Writable, Readable, null>;
let printed: string;
beforeEach(async () => {
	printed = '';
	child = spawn(process.execPath, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
	child.stdout.on('data', (text) => (printed += text));
	await until('runs ');
});
afterEach(() => void child.kill('SIGKILL'));

async function until(text: string): Promise<void> {
	while (!printed.endsWith(text)) {
		await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
		if (child.exitCode !== null || child.signalCode !== null) return;
	}
}

describe('a hang-up that comes before anyone knows what it is for', () => {
	test('is made up for', async () => {
		child.kill('SIGHUP');
		await until('came ');
		child.stdin.write('reload');
		await until('knows ');
		child.kill('SIGHUP');
		await until('reloads came ');
		expect(printed).toBe('runs came reloads knows reloads came ');
	});

	test('ends the process if it is for nothing else', async () => {
		child.kill('SIGHUP');
		await until('came ');
		child.stdin.write('end');
		const [, signal] = await once(child, 'exit');
		expect(signal).toBe('SIGHUP');
	});
});

test('a hang-up that is for nothing else ends the process', async () => {
	child.stdin.write('end');
	await until('knows ');
	child.kill('SIGHUP');
	const [, signal] = await once(child, 'exit');
	expect(signal).toBe('SIGHUP');
});
