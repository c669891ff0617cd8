import { expect, test } from '@jest/globals';
import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../repository/source-files.mts';
import { serveLocally } from '../support/local-http.mts';

const containerfile = readFileSync(join(ROOT, 'server/Containerfile'), 'utf8');

/** Of the server, what it does not run with. */
const BESIDE = ['server/docs', 'server/page', 'server/scripts', 'server/test'];

test('the image has every folder of the server that it runs with', () => {
	const copied = Array.from(containerfile.matchAll(/^COPY (\S+) \1$/gm), ([, folder]) => folder);
	const listed = execFileSync('git', ['ls-files', 'server/*/*'], { cwd: ROOT, encoding: 'utf8' });
	const folders = listed.split('\n').flatMap((file) => /^server\/[^/]+(?=\/)/.exec(file) ?? []);
	const used = [...new Set(folders)].filter((folder) => !BESIDE.includes(folder));
	expect(copied.sort()).toEqual(['domain', ...used.sort()]);
});

test('the health check fails unless the server at the port of the environment is ready', async () => {
	const [, json] = /^HEALTHCHECK [^[]*(\[[^\]]*\])$/m.exec(containerfile)!;
	const [command, ...args] = JSON.parse(json.replace('\\\n', '')) as string[];
	let status = 200;
	const { url: served, close } = await serveLocally(async ({ url }, response) => {
		response.writeHead(url === '/healthz' ? status : 404).end();
	});
	const { port } = new URL(served);
	const check = async () => {
		const env = { PATH: process.env['PATH'], IDCARD_OCR_PORT: port };
		const [exitCode] = (await once(execFile(command, args, { env }), 'exit')) as [number];
		return exitCode;
	};
	expect(await check()).toBe(0);
	status = 503;
	expect(await check()).toBe(1);
	await close();
	expect(await check()).toBe(1);
});
