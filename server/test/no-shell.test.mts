import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { readCard } from '../../test/cards/read-card.mts';
import { describeWhere } from '../../test/test-where.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { base64Body, postTo } from './http/running-app.mts';

const MAIN = fileURLToPath(new URL('../src/main.mts', import.meta.url));

/** Runs a command in which the system's shell cannot be started any more. */
const WITHOUT_SHELL = ['unshare', '-m', '/bin/sh', '-c'].concat(
	'mount --bind /dev/null "$(readlink -f /bin/sh)" && exec "$@"',
	'sh',
);
const [unshare, ...first] = WITHOUT_SHELL;
const isAllowed = spawnSync(unshare, [...first, process.execPath, '--version']).status === 0;
const describeWithMounts = describeWhere(
	isAllowed,
	'only root may take the shell away from a server, to see that it starts all the same.',
);

describeWithMounts('on a machine without a shell', () => {
	let server: EmbeddedServer;
	beforeAll(async () => {
		server = await startEmbeddedServer({
			command: [...WITHOUT_SHELL, process.execPath, MAIN],
			args: ['--log-level', 'warn'],
		});
	});
	afterAll(async () => await server.process.kill());

	const post = async (image: Uint8Array) => (await postTo(server, base64Body(image))).json;

	test('the server says at its start, once, what it cannot read, and why', async () => {
		const log = await readFile(server.process.logFile, 'utf8');
		expect(log.match(/^This machine cannot read .*$/gm)).toEqual([
			expect.stringMatching(
				/read webp,tiff,gif,avif,heic,pdf\. The process that decodes documents ended \(.*\/bin\/sh/,
			),
		]);
	});

	test('cards are read, and documents get 4000 with what is read', async () => {
		const { image, fields } = readCard('second-portrait.jpg');
		expect(await post(image)).toMatchObject({ code: 0, data: fields });
		expect(await post(readCard('portrait.heic').image)).toMatchObject({
			code: 4000,
			msg: '图片格式应为 JPG 或 PNG',
		});
	});

	test('/healthz, /openapi.json and /try name what is read', async () => {
		const get = async (path: string) => await (await fetch(server.baseUrl + path)).json();
		expect(await get('/healthz')).toMatchObject({ status: 'ready', formats: ['jpeg', 'png'] });
		expect(await get('/try/server.json')).toMatchObject({ formats: ['jpeg', 'png'] });
		expect(await get('/openapi.json')).toHaveProperty(
			'components.schemas.IdCardOcrRequest.properties.input_data.description',
			expect.stringContaining('reads: jpeg, png.'),
		);
	});

	test('a server that is to read nothing else does not start', () => {
		const args = ['--port', '0', '--models', 'none', '--formats', 'pdf'];
		const { status, stdout } = spawnSync(unshare, [...first, process.execPath, MAIN, ...args], {
			encoding: 'utf8',
		});
		expect(status).toBe(2);
		expect(stdout).toMatch(/^This machine cannot read pdf\. /m);
	});
});
