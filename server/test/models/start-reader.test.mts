import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { readPack } from '../../src/models/model-pack.mts';
import { startReader, type Precision, type StartedReader } from '../../src/models/start-reader.mts';
import type { NetworkOptions } from '../../src/ocr/network-threads.mts';
import { EXACT_INT8 } from './exact-int8.mts';
import { OwnPack } from './own-pack.mts';

let pack: OwnPack;
let started: StartedReader | undefined;
beforeEach(async () => {
	pack = await OwnPack.create();
});
afterEach(async () => {
	await started?.reader.close();
	started = undefined;
	await pack.delete();
});

async function start(
	precision: Precision | 'auto',
	options?: NetworkOptions,
): Promise<StartedReader> {
	started = await startReader(await readPack(pack.folder), precision, 1, options);
	return started;
}

describe('a pack with both precisions, its self-check right', () => {
	test('auto: int8', async () => {
		expect(await start('auto', EXACT_INT8)).toMatchObject({ precision: 'int8' });
		expect(started).not.toHaveProperty('reason');
	});
});

describe('its self-check fails', () => {
	test('in recognition: auto falls back to FP32 and says why', async () => {
		await pack.failCheck('recognition');
		const { precision, reason } = await start('auto');
		expect(precision).toBe('fp32');
		expect(reason).toMatch(
			/^INT8 comes out wrong on this processor \(recognition differs by 0\.\d+, at most 0\.\d+ is right\)$/,
		);
	});

	test('in detection: the same', async () => {
		await pack.failCheck('detection');
		expect(await start('auto')).toMatchObject({ precision: 'fp32' });
	});

	test('auto is an error if there is no FP32', async () => {
		await pack.failCheck('recognition');
		await pack.omit('detectionFp32', 'recognitionFp32');
		await expect(start('auto')).rejects.toThrow(/comes out wrong .*own has no FP32 networks/);
	});

	test('fp32 does not ask', async () => {
		await pack.failCheck('recognition');
		expect(await start('fp32')).toMatchObject({ precision: 'fp32' });
	});
});

describe('a pack that lacks something', () => {
	test('one FP32 network: fp32 is an error that names both', async () => {
		await pack.omit('detectionFp32');
		await expect(start('fp32')).rejects.toThrow(
			'own has no FP32 networks: its pack.json lists no detectionFp32 and recognitionFp32.',
		);
	});

	test('no self-check: int8 is an error, auto uses FP32', async () => {
		await pack.omit('selfCheck');
		await expect(start('int8')).rejects.toThrow(/its pack\.json lists no selfCheck/);
		expect(await start('auto')).toMatchObject({ precision: 'fp32' });
	});

	test('a network that is none', async () => {
		await pack.replace('recognition', 'no network');
		await expect(start('auto')).rejects.toThrow(/^The networks of own cannot be loaded: /);
	});

	test.each([
		['no networks', '{}'],
		['no input of a network', '{"detection":[],"recognition":[]}'],
	])('a self-check with %s', async (_, text) => {
		await pack.replace('selfCheck', text);
		await expect(start('auto')).rejects.toThrow(/^The self-check of own cannot be run: /);
	});
});
