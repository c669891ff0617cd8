import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { poll } from '../../tools/processes/poll.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { landscapePhoto } from '../../tools/specimens/no-card.mts';
import { answerOf, base64Body } from './http/running-app.mts';

const MORTAL_SERVER = fileURLToPath(new URL('./mortal-server.mts', import.meta.url));

let picture: Uint8Array;
let server: EmbeddedServer;
beforeAll(async () => {
	({ picture } = await landscapePhoto(5));
});
afterEach(async () => await server.process.kill());

const start = async (...args: string[]) => {
	const command = [process.execPath, MORTAL_SERVER];
	server = await startEmbeddedServer({ command, args: ['--workers', '1', ...args] });
};

const post = () =>
	answerOf(
		fetch(`${server.baseUrl}/api/ocr-idcard`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-api-key': server.apiKey },
			body: JSON.stringify(base64Body(picture)),
		}),
	);

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
	test('takes calls for a while, and reads them', async () => {
		await start('--drain-delay', '3');
		signal('SIGTERM');
		await untilDraining();
		expect((await post()).json.code).toBe(5021);
		expect(await server.process.exited).toBe('ended with exit code 0');
	});

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

	test('is cut short by a second signal', async () => {
		await start('--drain-delay', '600');
		signal('SIGTERM');
		await untilDraining();
		signal('SIGTERM');
		expect(await server.process.exited).toBe('ended with exit code 1');
	});
});

test.each([
	['detection', 1],
	['recognition', 2],
])('a thread for %s that dies is replaced, and the log says so once', async (network, times) => {
	await start('--log-level', 'error');
	const log = async () => await readFile(server.process.logFile, 'utf8');
	for (let lost = 0; lost < times; lost++) {
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
	expect(lines.map((line) => JSON.parse(line).network)).toEqual(
		['detection', 'recognition'].slice(0, times),
	);
	expect(lines.at(-1)).toContain(network);
});
