import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { readCard } from '../../test/cards/read-card.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { answerOf, base64Body, postTo } from './http/running-app.mts';

const MAIN = fileURLToPath(new URL('../src/main.mts', import.meta.url));

const start = (port?: number) => startEmbeddedServer({ port, args: ['--log-level', 'warn'] });

/** Runs the server until it ends by itself. */
const run = (...args: string[]) =>
	spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });

describe('the server as a process, with the real engine', () => {
	let server: EmbeddedServer;
	/** Takes longer to read than a card. */
	const { image: landscape } = readCard('landscape.jpg');
	beforeAll(async () => {
		server = await start();
	});
	afterAll(async () => await server.process.kill());

	const post = (image: Uint8Array) => postTo(server, base64Body(image));

	test.each(['portrait', 'emblem'])('reads a drawn card: %s', async (side) => {
		const { image, fields } = readCard(`second-${side}.jpg`);
		const { status, json } = await post(image);
		expect(status).toBe(200);
		expect(json).toEqual({
			code: 0,
			msg: '成功',
			data: fields,
			request_id: expect.stringMatching(/^req_/),
		});
	});

	test('another one on its port: one line and exit code 1', () => {
		const { port } = new URL(server.baseUrl);
		const { status, stderr } = run('--port', port);
		expect(status).toBe(1);
		expect(stderr).toBe(
			`Cannot listen on 127.0.0.1 port ${port}. The port is in use; choose another with --port.\n`,
		);
	});

	test('a kill during a request fails cleanly, and after a restart the next request works', async () => {
		// More than are read before the kill, however late the timer.
		const pending = Array.from({ length: 12 }, () => post(landscape));
		const failure = expect(Promise.all(pending)).rejects.toThrow('fetch failed');
		await new Promise((next) => setTimeout(next, 100));
		expect(existsSync(server.process.logFile)).toBe(true);
		await server.process.kill();
		await failure;
		expect(existsSync(server.process.logFile)).toBe(false);

		server = await start(Number(new URL(server.baseUrl).port));
		expect((await post(landscape)).json.code).toBe(5021);
	});
});

describe('the command line', () => {
	test('a folder without models: the settings with keys masked, one line and exit code 2', () => {
		const { status, stdout, stderr } = run(
			'--port',
			'0',
			'--api-key',
			'hush-of-the-server',
			'--models',
			'none',
		);
		expect(status).toBe(2);
		expect(stdout).toMatch(/^Config: .*"models":"none".*"key":"\*\*\*"/);
		expect(stdout).not.toContain('hush');
		expect(stderr).toMatch(/^--models none cannot be used. [^\n]+\n$/);
	});

	test('without a key it generates one and prints it, and a link with a code of its own to each page', async () => {
		const child = spawn(process.execPath, [MAIN, '--port', '0', '--log-level', 'warn'], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let printed = '';
		for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) {
			printed += chunk;
			if (/\/folder#code=\S+$/m.test(printed)) break;
		}
		const [, key] = /^API key for this run: (\S+)$/m.exec(printed)!;
		const [, url] = /^Listening on (\S+)$/m.exec(printed)!;
		const { json } = await answerOf(
			fetch(`${url}/api/ocr-idcard`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
				body: '{}',
			}),
		);
		expect(json.code).toBe(4000);
		const links = [...printed.matchAll(/(\w+)#code=(\S+)$/gm)];
		expect(links.map(([, page]) => page)).toEqual(['try', 'folder']);
		for (const [, , code] of links) {
			const headers = { 'x-try-code': code };
			const exchanged = await answerOf(fetch(`${url}/try/keys`, { method: 'POST', headers }));
			expect(exchanged.json.data).toEqual({ key });
		}
		child.kill('SIGKILL');
	});

	test('an address of another machine: one line and exit code 2', () => {
		// Reserved for documentation: no machine has it.
		const { status, stderr } = run('--host', '203.0.113.1', '--port', '0', '--log-level', 'warn');
		expect([status, stderr]).toEqual([
			2,
			'Cannot listen on 203.0.113.1 port 0. ' +
				'It is not an address of this machine; choose another with --host.\n',
		]);
	});
});
