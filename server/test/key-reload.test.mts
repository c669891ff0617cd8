import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readCard } from '../../test/cards/read-card.mts';
import { poll } from '../../tools/processes/poll.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import type { Config } from '../src/config/config.mts';
import { ApiKeyRing } from '../src/http/api-key-ring.mts';
import { reloadKeys } from '../src/key-reload.mts';
import { base64Body, postTo } from './http/running-app.mts';

let folder: string;
let keysFile: string;
let server: EmbeddedServer;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'key-reload-'));
	keysFile = join(folder, 'all.keys');
	await writeFile(keysFile, 'old = old-key-of-the-test\n');
	server = await startEmbeddedServer({
		folder,
		args: ['--api-keys-file', keysFile, '--metrics-port', '0'],
	});
});
afterAll(async () => {
	await server.stop();
	await rm(folder, { recursive: true });
});

const call = (key: string, body: object = {}) => postTo({ ...server, apiKey: key }, body);
const codesOf = async (...keys: string[]) =>
	(await Promise.all(keys.map((key) => call(key)))).map(({ json }) => json.code);

const logText = () => readFile(server.process.logFile, 'utf8');

/** Sends SIGHUP and resolves with the line that the log has of it. */
async function hangUp(): Promise<Record<string, unknown>> {
	const before = (await logText()).length;
	process.kill(server.process.pid, 'SIGHUP');
	return await poll(
		async () => {
			const lines = (await logText()).slice(before).split('\n');
			const line = lines.find((text) => /keys reloaded|could not reload keys/.test(text));
			return line === undefined ? undefined : (JSON.parse(line) as Record<string, unknown>);
		},
		{ timeoutMs: 20_000, intervalMs: 50, waitingFor: 'the keys to be reloaded' },
	);
}

/** The metrics, from their own port. */
async function metrics(): Promise<string> {
	const [, url] = /^Metrics on (http:\S+)$/m.exec(await logText())!;
	return await (await fetch(url)).text();
}

describe('on SIGHUP', () => {
	test('the keys are read again, and a call that was accepted goes on', async () => {
		expect(await codesOf('old-key-of-the-test', 'new-key-of-the-test')).toEqual([4000, 4011]);
		const { image } = readCard('landscape.jpg');
		const pending = call('old-key-of-the-test', base64Body(image));
		await poll(
			async () => /^idcard_ocr_images_in_progress 1$/m.test(await metrics()) || undefined,
			{ timeoutMs: 20_000, intervalMs: 5, waitingFor: 'the call to be taken' },
		);

		const hash = createHash('sha256').update('new-key-of-the-test').digest('hex');
		await writeFile(keysFile, `# Changed.\nnew = sha256:${hash}\n`);
		// The key of the config file, and the one of the keys file.
		expect(await hangUp()).toMatchObject({ level: 30, keys: 2 });
		expect(await codesOf('old-key-of-the-test', 'new-key-of-the-test', server.apiKey)).toEqual([
			4011, 4000, 4000,
		]);
		expect((await pending).json.code).toBe(5021);
		expect(await metrics()).toMatch(/^idcard_ocr_keys_last_reload_successful 1$/m);
	});

	test('a broken file changes nothing, and the log says why without its contents', async () => {
		await writeFile(keysFile, 'new = hush-hush-hush-hush\nhush and hush\n');
		const line = await hangUp();
		expect(line).toMatchObject({
			level: 50,
			reason: `Line 2 of the keys file ${keysFile} must be a key, or "ID = KEY".`,
		});
		expect(await codesOf('new-key-of-the-test', 'hush-hush-hush-hush', server.apiKey)).toEqual([
			4000, 4011, 4000,
		]);
		expect(await metrics()).toMatch(/^idcard_ocr_keys_last_reload_successful 0$/m);
		expect(await logText()).not.toContain('hush');

		await rm(keysFile);
		expect(await hangUp()).toMatchObject({ reason: `The keys file ${keysFile} cannot be read.` });
		await writeFile(keysFile, 'mended = mended-key-of-the-test');
		expect(await hangUp()).toMatchObject({ level: 30, keys: 2 });
		expect(await codesOf('new-key-of-the-test', 'mended-key-of-the-test')).toEqual([4011, 4000]);
		expect(await metrics()).toMatch(/^idcard_ocr_keys_last_reload_successful 1$/m);
	});
});

test('a configuration without any key changes nothing', () => {
	const keys = [{ id: 'old', key: 'old-key-of-the-test' }];
	const ring = new ApiKeyRing(keys);
	const lines: object[] = [];
	const log = { info: () => {}, error: (details: object) => lines.push(details) };
	const generated = { keys: [{ id: 'key-1', key: 'made-up' }], generatedKey: 'made-up' };
	reloadKeys(ring, () => generated as unknown as Config, log);
	expect(ring.isFresh).toBe(false);
	expect(ring.find('old-key-of-the-test')).toEqual({ id: 'old' });
	expect(ring.find('made-up')).toBeUndefined();
	expect(lines).toEqual([{ reason: 'No key is set any more.' }]);
});
