import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startEmbeddedServer } from '../../tools/server-process/start.mts';
import { drawSpecimen } from '../../tools/specimens/draw.mts';
import { answerOf, base64Body } from './http/running-app.mts';
import { OwnPack } from './models/own-pack.mts';

const MAIN = fileURLToPath(new URL('../src/main.mts', import.meta.url));

let pack: OwnPack;
beforeEach(async () => {
	pack = await OwnPack.create();
});
afterEach(() => pack.delete());

function failedStart(...args: string[]): string {
	const options = ['--port', '0', '--log-level', 'warn', '--models', pack.folder];
	const { status, stderr } = spawnSync(process.execPath, [MAIN, ...options, ...args], {
		encoding: 'utf8',
	});
	expect(status).toBe(2);
	return stderr;
}

test('where INT8 comes out wrong, the server says so once and reads in FP32', async () => {
	await pack.failCheck('recognition');
	const server = await startEmbeddedServer({
		args: ['--log-level', 'warn', '--models', pack.folder],
	});
	try {
		const health = await (await fetch(`${server.baseUrl}/healthz`)).json();
		expect(health).toMatchObject({ status: 'ready', models: 'own', precision: 'fp32' });
		const log = await readFile(server.process.logFile, 'utf8');
		expect(log.match(/INT8/g)).toHaveLength(1);
		expect(log).toMatch(/^Ready to read .* own in FP32: INT8 comes out wrong .*recognition/m);
		const { image, fields } = await drawSpecimen({ seed: 5, index: 0, side: 1 });
		const { json } = await answerOf(
			fetch(`${server.baseUrl}/api/ocr-idcard`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-api-key': server.apiKey },
				body: JSON.stringify(base64Body(image)),
			}),
		);
		expect(json.data).toEqual(fields);
	} finally {
		await server.stop();
	}
});

test('with --precision int8 a failed self-check stops the start', async () => {
	await pack.failCheck('recognition');
	expect(failedStart('--precision', 'int8')).toMatch(
		/^--models \S+ cannot be used\. INT8 comes out wrong on this processor .*--precision auto\.\n$/,
	);
});

test.each(['recognition.onnx', 'recognition-fp32.onnx'])(
	'a damaged %s stops the start, whether it would be used or not',
	async (name) => {
		const file = join(pack.folder, name);
		const bytes = await readFile(file);
		bytes[bytes.length >> 1] ^= 1;
		await writeFile(file, bytes);
		expect(failedStart()).toMatch(/^--models \S+ cannot be used\. .* has the wrong SHA-256\.\n$/);
	},
);
