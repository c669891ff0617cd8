import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import type { PaceLimit } from '../../../nodes/IdCardOcr/calls/pace.ts';
import { Pace, paceLimit } from '../../../nodes/IdCardOcr/calls/pace.ts';
import { retryDelay } from '../../../nodes/IdCardOcr/calls/retry.ts';

// With fake timers the starts are exact to the millisecond.
beforeEach(() => void jest.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void jest.useRealTimers());

test('only the cloud has a published limit', () => {
	expect(paceLimit('automatic', 'cloud')).toBe(1.9);
	expect(paceLimit('automatic', 'ownServer')).toBe('learned');
});

async function starts(pace: Pace, limit: PaceLimit, count: number) {
	const began = Date.now();
	const times: number[] = [];
	const all = Array.from({ length: count }, async () => {
		await pace.turn(limit);
		times.push(Date.now() - began);
	});
	await jest.advanceTimersByTimeAsync(120_000);
	await Promise.all(all);
	return times;
}

test('two per second: never three in any second, and hardly any time is lost', async () => {
	const times = await starts(new Pace(), 2, 21);
	times.forEach((time, i) => {
		if (i >= 2) expect(time - times[i - 2]).toBeGreaterThan(1000);
	});
	// The second start may be one interval late, once.
	expect(times[20] - times[1]).toBeLessThanOrEqual(9_500 / 0.95);
	expect(times[1]).toBeLessThanOrEqual(2 * 505);
});

test('0 means no limit', async () => {
	expect(await starts(new Pace(), 0, 5)).toEqual([0, 0, 0, 0, 0]);
});

test('one 4029 pauses and keeps the pace', async () => {
	const pace = new Pace();
	await starts(pace, 2, 2);
	pace.slowDown(800);
	const times = await starts(pace, 2, 3);
	expect(times[0]).toBeGreaterThanOrEqual(800);
	expect(times[2] - times[1]).toBe(505);
});

test('repeated 4029s slow down, successes restore the pace', async () => {
	const pace = new Pace();
	await starts(pace, 2, 2);
	for (let i = 0; i < 4; i++) pace.slowDown(0);
	const slowed = await starts(pace, 2, 3);
	expect(slowed[2] - slowed[1]).toBeGreaterThan(700);
	for (let i = 0; i < 100; i++) pace.slowDown(0);
	const slowest = await starts(pace, 2, 3);
	expect(slowest[2] - slowest[1]).toBeLessThanOrEqual(5051);
	for (let i = 0; i < 100; i++) pace.recover();
	const recovered = await starts(pace, 2, 3);
	expect(recovered[2] - recovered[1]).toBe(505);
});

test.each<[string, PaceLimit]>([
	['learned', 'learned'],
	['without a limit', 0],
])('five starts %s and their refusals teach one lesson: 0.7 of five a second', async (_, limit) => {
	const pace = new Pace();
	for (let i = 0; i < 5; i++) await pace.turn(limit);
	for (let i = 0; i < 5; i++) pace.slowDown(500);
	const times = await starts(pace, 'learned', 3);
	expect(times[2] - times[1]).toBe(Math.ceil(1000 / 3.5));
});

test('a stopped execution does not wait for its turn', async () => {
	const pace = new Pace();
	await starts(pace, 2, 1);
	const stop = new AbortController();
	const turn = pace.turn(0.001, stop.signal);
	stop.abort();
	await expect(turn).resolves.toBeUndefined();
});

test('the wait grows with every try and is never shorter than Retry-After', () => {
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
