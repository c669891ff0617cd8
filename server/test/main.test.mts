import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { drawSpecimen } from '../../specimens/draw.mts';
import { landscapePhoto } from '../../specimens/no-card.mts';
import { answerOf, base64Body } from './http/running-app.mts';
import { listeningUrl, untilReady } from './server-process.mts';

const MAIN = fileURLToPath(new URL('../src/main.mts', import.meta.url));
const KEY = 'key-of-the-process-test';

describe('the server as a process, with the real engine', () => {
	let child: ChildProcess;
	let url: string;
	beforeAll(async () => {
		child = spawn(
			process.execPath,
			[MAIN, '--port', '0', '--log-level', 'warn', '--api-key', KEY],
			{
				stdio: ['ignore', 'pipe', 'inherit'],
			},
		);
		url = await listeningUrl(child);
		await untilReady(url);
	});
	afterAll(() => void child.kill('SIGKILL'));

	const post = (picture: Uint8Array) =>
		answerOf(
			fetch(`${url}/api/ocr-idcard`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-api-key': KEY },
				body: JSON.stringify(base64Body(picture)),
			}),
		);

	test.each([1, 0] as const)('reads a drawn card, side %d', async (side) => {
		const { picture, fields } = await drawSpecimen({ seed: 5, index: 0, side });
		const { status, json } = await post(picture);
		expect(status).toBe(200);
		expect(json).toEqual({
			code: 0,
			msg: '成功',
			data: fields,
			request_id: expect.stringMatching(/^req_/),
		});
	});

	test('finds no card in a landscape, nor in what only starts like a picture', async () => {
		const { picture } = await landscapePhoto(5);
		expect((await post(picture)).json.code).toBe(5021);
		expect((await post(picture.subarray(0, 20))).json.code).toBe(5021);
	});

	test('finishes what it started when it is asked to stop', async () => {
		const { picture } = await landscapePhoto(6);
		const answer = post(picture);
		await new Promise((next) => setTimeout(next, 100));
		child.kill('SIGTERM');
		expect((await answer).json.code).toBe(5021);
		if (child.exitCode === null) await once(child, 'exit');
		expect(child.exitCode).toBe(0);
		await expect(fetch(url)).rejects.toThrow();
	});
});

test('a kill in mid-request is a clean failure, and after a restart the next request works', async () => {
	const start = (port: string) =>
		spawn(process.execPath, [MAIN, '--port', port, '--log-level', 'warn', '--api-key', KEY], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
	const { picture } = await landscapePhoto(7);
	const post = (url: string) =>
		answerOf(
			fetch(`${url}/api/ocr-idcard`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-api-key': KEY },
				body: JSON.stringify(base64Body(picture)),
			}),
		);

	const first = start('0');
	const url = await listeningUrl(first);
	await untilReady(url);
	const failure = expect(post(url)).rejects.toThrow('fetch failed');
	await new Promise((next) => setTimeout(next, 100));
	first.kill('SIGKILL');
	await failure;

	const second = start(new URL(url).port);
	await untilReady(await listeningUrl(second));
	expect((await post(url)).json.code).toBe(5021);
	second.kill('SIGKILL');
});

describe('the command line', () => {
	const run = (...args: string[]) =>
		spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });

	test('an option that is wrong is one line and exit code 2', () => {
		const { status, stdout, stderr } = run('--port', 'http');
		expect([status, stdout]).toEqual([2, '']);
		expect(stderr).toBe('--port wants a whole number from 0 to 65535.\n');
	});

	test('a model pack that is not there is one line and exit code 2', () => {
		const { status, stderr } = run('--port', '0', '--log-level', 'warn', '--models', 'none');
		expect(status).toBe(2);
		expect(stderr).toMatch(/^--models none cannot be used. [^\n]+\n$/);
	});

	test('the settings are printed, with keys masked', () => {
		const { stdout } = run('--port', '0', '--api-key', 'hush-hush', '--models', 'none');
		expect(stdout).toMatch(/^Config: .*"models":"none".*"key":"\*\*\*"/);
		expect(stdout).not.toContain('hush-hush');
	});

	test('--help tells the options', () => {
		const { status, stdout } = run('--help');
		expect(status).toBe(0);
		expect(stdout).toContain('--allow-private-urls');
	});

	test('without a key it makes one and prints it', async () => {
		const child = spawn(process.execPath, [MAIN, '--port', '0', '--log-level', 'warn'], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let printed = '';
		child.stdout!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
		const url = await listeningUrl(child);
		const key = /^API key for this run: (\S+)$/m.exec(printed)?.[1];
		const { json } = await answerOf(
			fetch(`${url}/api/ocr-idcard`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
				body: '{}',
			}),
		);
		expect(json.code).toBe(4000);
		child.kill('SIGKILL');
	});

	test('a port that is taken is one line and exit code 1', async () => {
		const child = spawn(process.execPath, [MAIN, '--port', '0', '--log-level', 'warn'], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const { port } = new URL(await listeningUrl(child));
		const { status, stderr } = run('--port', port);
		child.kill('SIGKILL');
		expect(status).toBe(1);
		expect(stderr).toBe(
			`Cannot listen on 127.0.0.1 port ${port}. The port is taken; choose another with --port.\n`,
		);
	});
});
