import { expect, test } from '@jest/globals';

import { OverloadedError } from '../src/errors.mts';
import { InferenceQueue } from '../src/inference-queue.mts';

/** A job that ends when told to. */
function job() {
	let end!: () => void;
	let started = false;
	const ended = new Promise<void>((resolve) => (end = resolve));
	const run = async () => {
		started = true;
		await ended;
	};
	return { run, end, started: () => started };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('runs so many at once, lets so many wait, refuses the rest and goes on in order', async () => {
	const queue = new InferenceQueue({ concurrency: 1, limit: 2 });
	const [first, second, third] = [job(), job(), job()];
	const runs = [first, second, third].map(({ run }) => queue.run(run));
	await expect(queue.run(async () => {})).rejects.toThrow(OverloadedError);
	expect([first, second, third].map(({ started }) => started())).toEqual([true, false, false]);
	first.end();
	await settled();
	expect([second, third].map(({ started }) => started())).toEqual([true, false]);
	second.end();
	third.end();
	await Promise.all(runs);
});

test('a job that fails gives its place back', async () => {
	const queue = new InferenceQueue({ concurrency: 1, limit: 0 });
	await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	await expect(queue.run(async () => 1)).resolves.toBe(1);
});

test('is idle when nothing runs and nothing waits', async () => {
	const queue = new InferenceQueue({ concurrency: 1, limit: 1 });
	const [first, second] = [job(), job()];
	const runs = [queue.run(first.run), queue.run(second.run)];
	let idle = false;
	const waiting = queue.idle().then(() => (idle = true));
	first.end();
	await settled();
	expect(idle).toBe(false);
	second.end();
	await Promise.all([...runs, waiting]);
	await queue.idle();
});
