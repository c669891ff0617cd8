import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { NotServingError, ThreadDiedError } from '../../src/errors/server-errors.mts';
import { Turn } from '../../src/fairness/turn.mts';
import { ThreadSet } from '../../src/ocr/thread-set.mts';
import { WorkerPool } from '../../src/ocr/worker-pool.mts';
import { until } from '../../../test/support/until.mts';

const MORTAL_WORKER = new URL('./mortal-worker.mjs', import.meta.url);
const raster = { data: new Uint8Array(3), width: 1, height: 1 };
const DETECT = { raster, longSide: 1, contrastStretch: false };
const BATCH = { quads: [], heading: null };
const RECOGNIZE = { raster, batch: BATCH, contrastStretch: false, careful: false };

/** A number that threads share. */
const shared = () => new Int32Array(new SharedArrayBuffer(4));

test('a pool does not start if a thread does not', async () => {
	await expect(ThreadSet.start(MORTAL_WORKER, { broken: true }, { size: 2 })).rejects.toThrow(
		'broken',
	);
});

test('a pool does not start if a thread ends without an error', async () => {
	const setup = { limit: shared(), started: shared() };
	await expect(ThreadSet.start(MORTAL_WORKER, setup, { size: 1 })).rejects.toThrow('ended');
});

describe('a pool of one thread', () => {
	let pool: WorkerPool;
	let events: string[];

	beforeEach(async () => {
		events = [];
		const onThreadEvent = (event: string) => void events.push(event);
		const threads = await ThreadSet.start(MORTAL_WORKER, {}, { size: 1, onThreadEvent });
		pool = new WorkerPool(threads, () => 0);
	});
	afterEach(() => pool.close());

	const detect = (turn?: Turn) => pool.run('detect', DETECT, turn);

	test('rejects what fails in the thread and goes on', async () => {
		await expect(pool.run('detect', { ...DETECT, longSide: -1 })).rejects.toThrow('negative side');
		await expect(detect()).resolves.toEqual([]);
		expect(events).toEqual([]);
	});

	test('replaces a thread that died, failing its job alone, and says so once', async () => {
		const dying = pool.run('recognize', RECOGNIZE);
		const waiting = detect();
		expect(pool.threads.load).toEqual({ threads: 1, busy: 1, lost: 0 });
		await expect(dying).rejects.toThrow(ThreadDiedError);
		await expect(waiting).resolves.toEqual([]);
		expect(pool.threads.load).toEqual({ threads: 1, busy: 0, lost: 1 });
		expect(events).toEqual(['died']);
	});

	test('refuses work when it is closed, and ends what waits', async () => {
		const running = expect(pool.run('detect', { ...DETECT, longSide: 0 })).rejects.toThrow('died');
		const waiting = expect(detect()).rejects.toThrow('shut down');
		await pool.close();
		await Promise.all([running, waiting]);
		await expect(detect()).rejects.toThrow('shut down');
		expect(events).toEqual([]);
	});

	test('a task reports the time that it took', async () => {
		let now = 0;
		const threads = await ThreadSet.start(MORTAL_WORKER, {}, { size: 1 });
		const timed = new WorkerPool(threads, () => now);
		const turn = new Turn();
		const running = timed.run('detect', DETECT, turn);
		now = 7;
		await running;
		expect(turn.spent).toBe(7);
		await timed.close();
	});

	test('tasks that are run together take one turn', async () => {
		const order: string[] = [];
		const steps = ['a', 'a', 'b', 'a'].map(async (name) => {
			await pool.runAll('detect', [DETECT, DETECT, DETECT], new Turn(name));
			order.push(name);
		});
		const single = detect(new Turn('c')).then(() => order.push('c'));
		await Promise.all([...steps, single]);
		expect(order).toEqual(['a', 'b', 'c', 'a', 'a']);
	});

	test('when one of them fails or is aborted, the others that were begun end first', async () => {
		const failing = pool.runAll('detect', [{ ...DETECT, longSide: -1 }, DETECT]);
		await expect(failing).rejects.toThrow('negative side');
		const turn = new Turn();
		const left = pool.runAll('detect', [DETECT, { ...DETECT, longSide: 0 }], turn);
		expect(pool.threads.load.busy).toBe(1);
		turn.abort(new Error('left'));
		await expect(left).rejects.toThrow('left');
		// The second task would never end.
		expect(pool.threads.load.busy).toBe(0);
	});

	test('a task that is aborted while it waits is not run; one that is run ends first', async () => {
		const turn = new Turn();
		const [running, waiting] = [detect(turn), detect(turn)];
		turn.abort(new Error('left'));
		await expect(waiting).rejects.toThrow('left');
		await expect(running).resolves.toEqual([]);
		await expect(detect(turn)).rejects.toThrow('left');
	});
});

describe('a thread that cannot be replaced', () => {
	test('fails what waits for it, says so once, and is replaced when it can be', async () => {
		const [limit, started] = [shared(), shared()];
		limit[0] = 1;
		const events: string[] = [];
		const setup = { limit, started };
		const onThreadEvent = (event: string) => void events.push(event);
		const options = { size: 1, retryMs: 10, onThreadEvent };
		const pool = new WorkerPool(await ThreadSet.start(MORTAL_WORKER, setup, options));
		const dying = pool.run('recognize', RECOGNIZE);
		const waiting = pool.run('detect', DETECT);
		await expect(dying).rejects.toThrow(ThreadDiedError);
		await expect(waiting).rejects.toThrow(NotServingError);
		await expect(pool.run('detect', DETECT)).rejects.toThrow(NotServingError);
		await until(() => started[0] >= 4);
		expect(events).toEqual(['died', 'unreplaced']);
		limit[0] = 1_000;
		await until(() => events.length >= 3);
		expect(events).toEqual(['died', 'unreplaced', 'restored']);
		expect(await pool.run('detect', DETECT)).toEqual([]);
		await pool.close();
	});

	test('leaves its work to the others', async () => {
		const [limit, started] = [shared(), shared()];
		limit[0] = 2;
		const setup = { limit, started };
		const pool = new WorkerPool(await ThreadSet.start(MORTAL_WORKER, setup, { size: 2 }));
		await expect(pool.run('recognize', RECOGNIZE)).rejects.toThrow(ThreadDiedError);
		await until(() => started[0] >= 3);
		expect(await pool.run('detect', DETECT)).toEqual([]);
		expect(await pool.run('detect', DETECT)).toEqual([]);
		expect(pool.threads.load).toEqual({ threads: 1, busy: 0, lost: 1 });
		expect(pool.threads.isAlive).toBe(true);
		await pool.close();
	});
});
