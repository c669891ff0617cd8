import { expect, test } from '@jest/globals';

import { LearnedRate } from '../../../nodes/IdCardOcr/calls/learned-rate.ts';

/** A rate after `starts` in half a second and a refusal at 500 ms. */
function refusedAfter(starts: number): LearnedRate {
	const rate = new LearnedRate();
	for (let i = 0; i < starts; i++) rate.start((500 * i) / starts);
	rate.refuse(500);
	return rate;
}

test('there is no wait before the first refusal, whatever was accepted', () => {
	const rate = new LearnedRate();
	rate.start(0);
	rate.accept(200);
	expect(rate.intervalMs).toBe(0);
});

test('a refusal reduces it to less than what was sent in the last second', () => {
	expect(refusedAfter(10).intervalMs).toBeCloseTo(1000 / 7);
	expect(refusedAfter(0).intervalMs).toBeCloseTo(1000 / 0.7);
});

test('starts of more than a second ago do not count', () => {
	const rate = new LearnedRate();
	for (const at of [0, 100, 1500, 1600]) rate.start(at);
	rate.refuse(1700);
	expect(rate.intervalMs).toBeCloseTo(1000 / 1.4);
});

test('it never falls below one start in five seconds', () => {
	const rate = refusedAfter(1);
	for (let i = 0; i < 20; i++) rate.refuse(600);
	expect(rate.intervalMs).toBe(5000);
});

test('it grows with use, not with idle time', () => {
	const used = refusedAfter(10);
	for (let second = 1; second <= 60; second++) used.accept(500 + 1000 * second);
	expect(used.intervalMs).toBeLessThan(1000 / 20);
	const idle = refusedAfter(10);
	idle.accept(3_600_000);
	expect(idle.intervalMs).toBeGreaterThan(1000 / 7.2);
});

test('a clock that is set back changes nothing', () => {
	const rate = new LearnedRate();
	rate.start(1_000_000);
	rate.refuse(1_000_000);
	const { intervalMs } = rate;
	rate.accept(1_000_000 - 3_600_000);
	expect(rate.intervalMs).toBe(intervalMs);
});
