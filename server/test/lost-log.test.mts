import { afterEach, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { base64Body } from './http/running-app.mts';
import { blankImage } from '../../test/support/blank-image.mts';

const MAIN = fileURLToPath(new URL('../src/main.mts', import.meta.url));
const KEY = 'key-of-this-test';
const NO_CARD = 5021;

const isRunning = ({ exitCode, signalCode }: ChildProcess) =>
	exitCode === null && signalCode === null;

let server: ChildProcess | undefined;
afterEach(async () => {
	if (server !== undefined && isRunning(server) && server.kill('SIGKILL'))
		await once(server, 'exit');
});

/** Starts the server with its standard error on a file descriptor. */
async function start(stderr: number) {
	const child = spawn(process.execPath, [MAIN, '--port', '0', '--workers', '1'], {
		env: { ...process.env, IDCARD_OCR_API_KEYS: KEY },
		stdio: ['ignore', 'pipe', stderr],
	});
	server = child;
	let printed = '';
	child.stdout!.on('data', (piece: Buffer) => (printed += piece));
	const ended = once(child, 'exit').then(() => Promise.reject(new Error('The server ended.')));
	ended.catch(() => {});
	while (!/^Listening on .+\n/m.test(printed)) {
		await Promise.race([once(child.stdout!, 'data'), ended]);
	}
	const [, url] = /^Listening on (\S+)$/m.exec(printed)!;
	const body = JSON.stringify(base64Body(await blankImage()));
	const call = async () => {
		const response = await fetch(`${url}/api/ocr-idcard`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-api-key': KEY },
			body,
		});
		return ((await response.json()) as { code: number }).code;
	};
	return { child, call };
}

async function stop(child: ChildProcess) {
	if (isRunning(child) && child.kill('SIGTERM')) await once(child, 'exit');
	return child.exitCode;
}

const testOnLinux = process.platform === 'linux' ? test : test.skip;

describe('the server goes on', () => {
	testOnLinux(
		'when nobody reads its output any more, and tells the next reader how many lines were lost',
		async () => {
			const folder = mkdtempSync(join(tmpdir(), 'lost-log-'));
			const pipe = join(folder, 'pipe');
			spawnSync('mkfifo', [pipe]);
			const readEnd = () => openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
			const first = readEnd();
			const writeEnd = openSync(pipe, 'w');
			const { child, call } = await start(writeEnd);
			closeSync(writeEnd);
			closeSync(first);
			child.stdout!.destroy();
			expect([await call(), await call()]).toEqual([NO_CARD, NO_CARD]);
			const second = readEnd();
			await call();
			expect(await stop(child)).toBe(0);
			const bytes = Buffer.alloc(100_000);
			const lines = bytes
				.toString('utf8', 0, readSync(second, bytes))
				.split('\n')
				.filter((line) => line !== '')
				.map((line) => JSON.parse(line));
			closeSync(second);
			rmSync(folder, { recursive: true });
			const report = lines.find(({ msg }) => msg === 'lines of the log were lost');
			// A call's line is written after its reply, so the second call's may have found the reader.
			expect(report.lines).toBeGreaterThanOrEqual(1);
			expect(report.lines + lines.filter(({ msg }) => msg === 'request').length).toBe(3);
		},
		120_000,
	);
});
