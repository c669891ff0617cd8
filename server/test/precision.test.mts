import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { readCard } from '../../test/cards/read-card.mts';
import { startEmbeddedServer } from '../../tools/server-process/start.mts';
import { base64Body, postTo } from './http/running-app.mts';
import { OwnPack } from './models/own-pack.mts';

const MAIN = fileURLToPath(new URL('../src/main.mts', import.meta.url));

let pack: OwnPack;
beforeAll(async () => {
	pack = await OwnPack.create();
	await pack.failCheck('recognition');
});
afterAll(() => pack.delete());

test('where INT8 comes out wrong, the server says so once and reads in FP32', async () => {
	const server = await startEmbeddedServer({
		args: ['--log-level', 'warn', '--models', pack.folder],
	});
	try {
		const health = await (await fetch(`${server.baseUrl}/healthz`)).json();
		expect(health).toMatchObject({ status: 'ready', models: 'own', precision: 'fp32' });
		const log = await readFile(server.process.logFile, 'utf8');
		expect(log.match(/INT8/g)).toHaveLength(1);
		expect(log).toMatch(/^Ready to read .* own in FP32: INT8 comes out wrong .*recognition/m);
		const { image, fields } = readCard('second-portrait.jpg');
		const { json } = await postTo(server, base64Body(image));
		expect(json.data).toEqual(fields);
	} finally {
		await server.stop();
	}
});

test('with --precision int8 a failed self-check stops the start', () => {
	const options = ['--port', '0', '--models', pack.folder, '--precision', 'int8'];
	const { status, stderr } = spawnSync(process.execPath, [MAIN, ...options], { encoding: 'utf8' });
	expect(status).toBe(2);
	expect(stderr).toMatch(
		/^--models \S+ cannot be used\. INT8 comes out wrong on this processor .*--precision auto\.\n$/,
	);
});
