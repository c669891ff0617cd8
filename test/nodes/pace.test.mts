import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Pace } = require('../../dist/nodes/IdCardOcr/calls/pace.js') as {
	Pace: new () => {
		turn(perSecond: number, signal?: AbortSignal): Promise<void>;
		slowDown(startedAt: number, pauseMs: number): void;
		recover(): void;
	};
};
const { retryAfterMs, retryDelay } = require('../../dist/nodes/IdCardOcr/calls/retry.js') as {
	retryAfterMs(header: unknown, now: number): number | undefined;
	retryDelay(next: number, retryAfterMs?: number): number;
};

// Time stands still but for what a test lets pass, so that starts can be told to the millisecond.
beforeEach(() => void jest.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void jest.useRealTimers());

async function starts(pace: InstanceType<typeof Pace>, perSecond: number, count: number) {
	const began = Date.now();
	const times: number[] = [];
	const all = Array.from({ length: count }, async () => {
		await pace.turn(perSecond);
		times.push(Date.now() - began);
	});
	await jest.advanceTimersByTimeAsync(120_000);
	await Promise.all(all);
	return times;
}

test('two a second: never three in any second, and little is given away', async () => {
	const times = await starts(new Pace(), 2, 21);
	times.forEach((time, i) => {
		if (i >= 2) expect(time - times[i - 2]).toBeGreaterThan(1000);
	});
	expect(times[20]).toBeLessThanOrEqual(10_000 / 0.95);
});

test('0 is no limit', async () => {
	expect(await starts(new Pace(), 0, 5)).toEqual([0, 0, 0, 0, 0]);
});

test('4029 pauses and slows down, successes bring the pace back', async () => {
	const pace = new Pace();
	await starts(pace, 2, 1);
	pace.slowDown(Date.now(), 800);
	const slowed = await starts(pace, 2, 3);
	expect(slowed[0]).toBeGreaterThanOrEqual(800);
	const gap = slowed[2] - slowed[1];
	expect(gap).toBeGreaterThan(600);
	for (let i = 0; i < 100; i++) pace.recover();
	const recovered = await starts(pace, 2, 3);
	expect(recovered[2] - recovered[1]).toBeLessThan(gap);
});

test('refusals of requests that started before the last slow-down count once', async () => {
	const startedAt = Date.now();
	const gapAfter = async (refusals: number) => {
		const pace = new Pace();
		await starts(pace, 2, 1);
		for (let i = 0; i < refusals; i++) pace.slowDown(startedAt + (i === 0 ? 1e9 : 0), 0);
		const times = await starts(pace, 2, 3);
		return times[2] - times[1];
	};
	expect(await gapAfter(4)).toBe(await gapAfter(1));
});

test('a stopped execution does not wait for its turn', async () => {
	const pace = new Pace();
	await starts(pace, 2, 1);
	const stop = new AbortController();
	const turn = pace.turn(0.001, stop.signal);
	stop.abort();
	await expect(turn).resolves.toBeUndefined();
});

test.each([
	['3', 3000],
	[' 0.5 ', 500],
	['Thu, 01 Jan 1970 00:00:10 GMT', 7000],
	['Thu, 01 Jan 1970 00:00:01 GMT', 0],
	['soon', undefined],
	[undefined, undefined],
])('Retry-After %j is %j ms', (header, ms) => {
	expect(retryAfterMs(header, 3000)).toBe(ms);
});

test('the wait grows with every try, and Retry-After is the least', () => {
	for (const [next, least] of [
		[2, 500],
		[3, 1000],
		[4, 2000],
	]) {
		expect(retryDelay(next)).toBeGreaterThanOrEqual(least);
		expect(retryDelay(next)).toBeLessThanOrEqual(least * 1.5);
	}
	expect(retryDelay(2, 5000)).toBeGreaterThanOrEqual(5000);
	expect(retryDelay(20)).toBeLessThanOrEqual(45_000);
	expect(retryDelay(2, 3_600_000)).toBeLessThan(130_000);
});
