import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { callsTo, jobsFor, replyOf } from './service.mts';
import { slidingWindow, tokenBucket, type RateLimit } from './rate-limits.mts';

// With fake timers, and chance from a seed, every run is the same to the millisecond.
beforeEach(() => {
	jest.useFakeTimers({ now: 1_000_000 });
	let state = 1;
	jest.spyOn(Math, 'random').mockImplementation(() => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	});
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

const REPLY_MS = 200;
const IMAGES = 500;

/** Reads 500 images under Automatic with a service that takes 200 ms. Returns what happened. */
async function read(isAccepted: RateLimit, service?: 'cloud') {
	const began = Date.now();
	let refused = 0;
	const { run, sent } = callsTo(
		async () => {
			if (!isAccepted()) {
				refused++;
				return { reply: replyOf(4029), retryAfterMs: 1000 };
			}
			await new Promise((resolve) => setTimeout(resolve, REPLY_MS));
			return { reply: replyOf(0) };
		},
		{ perSecond: 'automatic', maxTries: 5 },
		{ service },
	);
	let endedAt = Infinity;
	const running = run(jobsFor(...Array.from({ length: IMAGES }, (_, i) => `${i}`)));
	void running.then(() => (endedAt = Date.now()));
	await jest.advanceTimersByTimeAsync(900_000);
	const { results } = await running;
	return {
		lost: results.filter(({ ok }) => !ok).length,
		refusedShare: refused / sent.length,
		perSecond: IMAGES / ((endedAt - began) / 1000),
	};
}

test('a service without a limit is not slowed', async () => {
	const { lost, perSecond } = await read(() => true);
	expect(lost).toBe(0);
	// Five at a time.
	expect(perSecond).toBe(5000 / REPLY_MS);
});

test.each<[string, () => RateLimit, number]>([
	['2 per second with a burst of 2', () => tokenBucket(2, 2), 2],
	['2 in any second', () => slidingWindow(2), 2],
	['10 per second with a burst of 10', () => tokenBucket(10, 10), 10],
	['10 in any second', () => slidingWindow(10), 10],
	['1 in any second', () => slidingWindow(1), 1],
])('%s: no image is lost, few requests are refused', async (_, limit, limitPerSecond) => {
	const { lost, refusedShare, perSecond } = await read(limit());
	expect(lost).toBe(0);
	expect(refusedShare).toBeLessThan(0.08);
	expect(perSecond / limitPerSecond).toBeGreaterThan(0.75);
});

test('a limit that is lifted is forgotten', async () => {
	const limit = slidingWindow(2);
	const liftedAt = Date.now() + 60_000;
	const { lost, perSecond } = await read(() => Date.now() >= liftedAt || limit());
	expect(lost).toBe(0);
	expect(perSecond).toBeGreaterThan(2.5);
});

test.each<[string, () => RateLimit]>([
	['a bucket', () => tokenBucket(2, 2)],
	['a window', () => slidingWindow(2)],
])('a published limit is kept from the first call on, counted by %s', async (_, limit) => {
	const { lost, refusedShare, perSecond } = await read(limit(), 'cloud');
	expect(lost).toBe(0);
	expect(refusedShare).toBe(0);
	expect(perSecond / 2).toBeGreaterThan(0.93);
	expect(perSecond / 2).toBeLessThanOrEqual(0.95);
});
