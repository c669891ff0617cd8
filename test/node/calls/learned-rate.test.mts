import { expect, test } from '@jest/globals';

import { LearnedRate } from '../../../nodes/IdCardOcr/calls/learned-rate.ts';

test('it never falls below one start in five seconds', () => {
	const rate = new LearnedRate();
	rate.start(0);
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
