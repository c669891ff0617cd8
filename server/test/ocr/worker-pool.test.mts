import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { WorkerPool } from '../../src/ocr/worker-pool.mts';

const MORTAL_WORKER = new URL('./mortal-worker.mjs', import.meta.url);
const raster = { data: new Uint8Array(3), width: 1, height: 1 };

test('does not start when a thread does not', async () => {
	await expect(WorkerPool.start(MORTAL_WORKER, { broken: true }, 2)).rejects.toThrow('broken');
});

describe('a pool of one thread', () => {
	let pool: WorkerPool;

	beforeEach(async () => {
		pool = await WorkerPool.start(MORTAL_WORKER, {}, 1);
	});
	afterEach(() => pool.close());

	test('hands on the alphabet', () => {
		expect(pool.alphabet).toEqual(['', 'a']);
	});

	test('rejects what fails in the thread and goes on', async () => {
		await expect(
			pool.run('detect', { raster, longSide: -1, contrastStretch: false }),
		).rejects.toThrow('negative side');
		await expect(
			pool.run('detect', { raster, longSide: 1, contrastStretch: false }),
		).resolves.toEqual([]);
	});

	test('replaces a thread that died, failing its job alone', async () => {
		const dying = pool.run('recognize', {
			raster,
			quads: [],
			contrastStretch: false,
			bicubic: false,
		});
		const waiting = pool.run('detect', { raster, longSide: 1, contrastStretch: false });
		await expect(dying).rejects.toThrow('An inference thread died');
		await expect(waiting).resolves.toEqual([]);
	});

	test('refuses work when it is closed', async () => {
		await pool.close();
		await expect(
			pool.run('detect', { raster, longSide: 1, contrastStretch: false }),
		).rejects.toThrow('shut down');
	});
});
