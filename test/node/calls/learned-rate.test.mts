import { expect, test } from '@jest/globals';

import { LearnedRate } from '../../../nodes/IdCardOcr/calls/learned-rate.ts';

/** A rate after `starts` in half a second and a refusal at 500 ms. */
function refusedAfter(starts: number): LearnedRate {
	const rate = new LearnedRate();
	for (let i = 0; i < starts; i++) rate.start((500 * i) / starts);
	rate.refuse(500);
	return rate;
}

test('it never falls below one start in five seconds', () => {
	const rate = refusedAfter(1);
	for (let i = 0; i < 20; i++) rate.refuse(600);
	expect(rate.intervalMs).toBe(5000);
});

test('a clock that is set back changes nothing', () => {
	const rate = new LearnedRate();
	rate.start(1_000_000);
	rate.refuse(1_000_000);
	const { intervalMs } = rate;
	rate.accept(1_000_000 - 3_600_000);
	expect(rate.intervalMs).toBe(intervalMs);
});
