import { expect, test } from '@jest/globals';

import { FairQueue, type InLine } from '../../src/fairness/fair-queue.mts';
import { BACKGROUND, type Key } from '../../src/fairness/turn.mts';

/** A job that ends on command. */
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

/** Does a job in its place, and charges what it says that it has cost. */
async function run<Result>(
	queue: FairQueue,
	work: () => Promise<Result>,
	{ cost = 0, ...line }: InLine & { cost?: number } = {},
): Promise<Result> {
	using _place = await queue.enter(line);
	queue.charge(line.key ?? '', cost);
	return await work();
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('of one key the oldest image goes first, whatever it comes for', async () => {
	const queue = new FairQueue({ total: 1 });
	const order: number[] = [];
	const place = await queue.enter({ since: 1 });
	const runs = [2, 3, 1].map((since) => run(queue, async () => void order.push(since), { since }));
	place[Symbol.dispose]();
	await Promise.all(runs);
	expect(order).toEqual([1, 2, 3]);
});

test('keys take turns: one that has little is not behind one that has much', async () => {
	const queue = new FairQueue({ total: 1 });
	const order: string[] = [];
	const runs = [...'aaaabba'].map((key, i) =>
		run(queue, async () => void order.push(`${key}${i}`), { key }),
	);
	expect([queue.running, queue.waiting]).toEqual([2, 5]);
	await Promise.all(runs);
	expect(order).toEqual(['a0', 'b4', 'a1', 'b5', 'a2', 'a3', 'a6']);
	expect([queue.running, queue.waiting]).toEqual([0, 0]);
});

test('a key waits for no job of another one, but for one of a third one', async () => {
	const queue = new FairQueue({ total: 2 });
	const jobs = [...'aaabbcc'].map((key) => ({ key, ...job() }));
	const started = () => jobs.filter(({ started }) => started()).map(({ key }) => key);
	const runs = jobs.map((one) => run(queue, one.run, { key: one.key }));
	await settled();
	expect(started()).toEqual(['a', 'a', 'b']);
	jobs[3].end();
	await settled();
	expect(started()).toEqual(['a', 'a', 'b', 'c']);
	jobs[0].end();
	await settled();
	// Two are run again, and one more, of the key that has none.
	expect([started(), queue.running]).toEqual([['a', 'a', 'b', 'b', 'c'], 3]);
	for (const { end } of jobs) end();
	await Promise.all(runs);
	expect(queue.running).toBe(0);
});

test('a key whose jobs cost more has fewer turns', async () => {
	const queue = new FairQueue({ total: 1 });
	const other = job();
	const running = run(queue, other.run, { key: 'c' });
	const order: string[] = [];
	const runs = [...'aaabbbb'].map((key, i) =>
		run(queue, async () => void order.push(`${key}${i}`), { key, cost: key === 'a' ? 30 : 10 }),
	);
	await Promise.all(runs);
	expect(order).toEqual(['a0', 'b3', 'b4', 'b5', 'a1', 'b6', 'a2']);
	other.end();
	await running;
});

test('what a key has cost counts until the queue is idle', async () => {
	const queue = new FairQueue({ total: 1, extraForNewKeys: 0 });
	await run(queue, async () => {}, { key: 'c', cost: 60_000 });
	const order: string[] = [];
	const runs = [...'bbbbc'].map((key) =>
		run(queue, async () => void order.push(key), { key, cost: 10 }),
	);
	await Promise.all(runs);
	expect(order.indexOf('c')).toBeLessThan(2);
});

test('a job that is aborted while it waits is not run and leaves the queue', async () => {
	const queue = new FairQueue({ total: 1 });
	const jobs = [job(), job(), job(), job()];
	const [running, given, kept] = jobs.slice(0, 3).map((one, i) => {
		const giving = new AbortController();
		return {
			done: run(queue, one.run, { signal: giving.signal }),
			give: () => giving.abort(`given up ${i}`),
		};
	});
	given.give();
	await expect(given.done).rejects.toBe('given up 1');
	const late = run(queue, jobs[3].run);
	running.give();
	for (const { end } of jobs) end();
	await Promise.all([running.done, kept.done, late]);
	expect(jobs.map(({ started }) => started())).toEqual([true, false, true, true]);
	kept.give();
	await expect(run(queue, jobs[1].run, { signal: AbortSignal.abort('too late') })).rejects.toBe(
		'too late',
	);
	expect(jobs[1].started()).toBe(false);
});

test.each([
	[1, 'aa.b..'],
	[Infinity, 'aa.b.c'],
])(
	'who has no turn gets one at once, for %d beyond all places',
	async (extraForNewKeys, entered) => {
		const queue = new FairQueue({ total: 2, extraForNewKeys });
		const jobs = [...'aaabbc'].map((key) => ({ key, ...job() }));
		const runs = jobs.map((one) => run(queue, one.run, { key: one.key }));
		await settled();
		expect(jobs.map(({ key, started }) => (started() ? key : '.')).join('')).toBe(entered);
		for (const { end } of jobs) end();
		await Promise.all(runs);
		expect(queue.running).toBe(0);
	},
);

test('what is in the background waits for every key, one at a time, and takes nobody’s place', async () => {
	const queue = new FairQueue({ total: 2 });
	const keys: Key[] = [BACKGROUND, BACKGROUND, 'a', 'a', 'a', 'b'];
	const jobs = keys.map((key) => ({ key: () => key, ...job() }));
	const started = () => jobs.flatMap(({ started }, i) => (started() ? [i] : []));
	const runs = jobs.map((one) => run(queue, one.run, { key: one.key() }));
	await settled();
	// Beside it, two of one key and the first of another one, as without it.
	expect(started()).toEqual([0, 2, 3, 5]);
	jobs[0].end();
	await settled();
	expect(started()).toEqual([0, 2, 3, 5]);
	jobs[2].end();
	jobs[5].end();
	await settled();
	expect(started()).toEqual([0, 2, 3, 4, 5]);
	jobs[3].end();
	await settled();
	expect(started()).toEqual([0, 1, 2, 3, 4, 5]);
	for (const { end } of jobs) end();
	await Promise.all(runs);
});

test('what is in the background has a turn after sixteen of others, whose work never ends', async () => {
	const queue = new FairQueue({ total: 1 });
	const order: Key[] = [];
	const held = await queue.enter({ key: 'a' });
	const keys: Key[] = [BACKGROUND, ...Array<string>(40).fill('a'), BACKGROUND];
	const runs = keys.map((key) => run(queue, async () => void order.push(key), { key }));
	held[Symbol.dispose]();
	await Promise.all(runs);
	expect(order.flatMap((key, at) => (key === BACKGROUND ? [at] : []))).toEqual([16, 33]);
});

test('so it has while each of many keys is busy all the time', async () => {
	const queue = new FairQueue({ total: 2 });
	let isOver = false;
	let turns = 0;
	const busy = ['a', 'b', 'c'].map(async (key) => {
		while (!isOver && turns < 200) {
			await run(
				queue,
				async () => {
					turns++;
					await settled();
				},
				{ key },
			);
		}
	});
	const before = await run(queue, async () => turns, { key: BACKGROUND });
	isOver = true;
	await Promise.all(busy);
	expect(before).toBeLessThan(40);
});

test('work that needs one of two things is never done thrice, whosever it is', async () => {
	const queue = new FairQueue({ total: 1, hardLimit: 2 });
	const keys: Key[] = [BACKGROUND, 'a', 'b', 'c'];
	const jobs = keys.map((key) => ({ key: () => key, ...job() }));
	const runs = jobs.map((one) => run(queue, one.run, { key: one.key() }));
	expect([queue.running, queue.waiting]).toEqual([2, 2]);
	for (const { end } of jobs) end();
	await Promise.all(runs);
});
