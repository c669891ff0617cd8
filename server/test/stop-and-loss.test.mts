import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { readCard } from '../../test/cards/read-card.mts';
import { startChildProcess, type ChildProcess } from '../../tools/processes/child-process.mts';
import { poll } from '../../tools/processes/poll.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { base64Body, postTo } from './http/running-app.mts';

const MAIN = fileURLToPath(new URL('../src/main.mts', import.meta.url));
const MORTAL_SERVER = fileURLToPath(new URL('./mortal-server.mts', import.meta.url));

const { image } = readCard('landscape.jpg');
let server: EmbeddedServer;
afterEach(async () => await server?.process.kill());

const start = async (...args: string[]) => {
	const command = [process.execPath, MORTAL_SERVER];
	server = await startEmbeddedServer({ command, args: ['--workers', '1', ...args] });
};

const post = () => postTo(server, base64Body(image));

const signal = (name: NodeJS.Signals) => process.kill(server.process.pid, name);

const untilDraining = () =>
	poll(
		async () => {
			const { headers } = await fetch(`${server.baseUrl}/openapi.json`);
			return headers.get('connection') === 'close' ? true : undefined;
		},
		{ timeoutMs: 20_000, intervalMs: 20, waitingFor: 'the server to notice the signal' },
	);

describe('a stop', () => {
	test('answers every call at the end of its grace', async () => {
		await start('--grace', '0');
		const calls = Array.from({ length: 6 }, post);
		// One is read, so all have been accepted.
		await Promise.race(calls);
		signal('SIGTERM');
		const codes = (await Promise.all(calls)).map(({ json }) => json.code);
		expect(codes.filter((code) => code !== 5021 && code !== 5020)).toEqual([]);
		expect(codes).toContain(5020);
		expect(await server.process.exited).toBe('ended with exit code 0');
	});

	test('takes calls for a while, and is cut short by a second signal', async () => {
		await start('--drain-delay', '600');
		signal('SIGTERM');
		await untilDraining();
		expect((await post()).json.code).toBe(5021);
		signal('SIGTERM');
		expect(await server.process.exited).toBe('ended with exit code 1');
	});
});

test('a thread that hangs keeps neither a caller waiting nor a stop', async () => {
	await start('--read-timeout', '1', '--drain-delay', '1');
	signal('SIGWINCH');
	// By the time this is answered, the signal has been too.
	await fetch(`${server.baseUrl}/readyz`);
	const { status, json } = await post();
	expect([status, json.code, json.reason]).toEqual([400, 4000, 'read-timeout']);
	signal('SIGTERM');
	expect(await server.process.exited).toBe('ended with exit code 0');
});

describe('before it takes calls', () => {
	let folder: string;
	let child: ChildProcess;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'early-signal-'));
		await writeFile(join(folder, 'all.keys'), 'any-key-that-is-long');
		child = startChildProcess({
			name: 'the OCR server',
			cwd: folder,
			logFile: join(folder, 'server.log'),
			command: process.execPath,
			env: { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '' },
			args: [MAIN, '--port', '0', '--workers', '1', '--api-keys-file', 'all.keys'],
		});
		await untilLog(/^Config: /m);
	});
	afterEach(async () => {
		await child.kill();
		await rm(folder, { recursive: true });
	});

	const untilLog = (pattern: RegExp) =>
		poll(async () => pattern.exec(await readFile(child.logFile, 'utf8'))?.[0] ?? undefined, {
			timeoutMs: 60_000,
			intervalMs: 5,
			waitingFor: `the log to have ${pattern}`,
		});

	test('a stop ends it once they are loaded, and it never listens', async () => {
		process.kill(child.pid, 'SIGTERM');
		expect(await child.exited).toBe('ended with exit code 0');
		expect(await readFile(child.logFile, 'utf8')).not.toContain('Listening');
	});

	test('a hang-up waits until the keys can be read again', async () => {
		process.kill(child.pid, 'SIGHUP');
		await untilLog(/"keys reloaded"/);
		await untilLog(/^Listening/m);
	});
});

test('a thread that dies is replaced, and the log says so once', async () => {
	await start('--log-level', 'error');
	const log = async () => await readFile(server.process.logFile, 'utf8');
	const networks = ['detection', 'recognition'];
	for (const lost of networks.keys()) {
		const call = post();
		signal('SIGUSR2');
		expect([5000, 5021]).toContain((await call).json.code);
		await poll(
			async () => ((await log()).split('A thread died').length > lost + 1 ? true : undefined),
			{ timeoutMs: 20_000, waitingFor: 'the log to say that a thread died' },
		);
	}
	expect((await post()).json.code).toBe(5021);
	const lines = (await log()).split('\n').filter((line) => line.startsWith('{'));
	expect(lines.map((line) => JSON.parse(line).network)).toEqual(networks);
});
