import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { type FitGraph, possibleBacks } from '../../../domain/match-sides/possible-backs.ts';

const graph: fc.Arbitrary<FitGraph> = fc.integer({ min: 0, max: 4 }).chain((backs) =>
	fc.record({
		fits: fc.array(fc.subarray([...Array(backs).keys()]), { maxLength: 5 }),
		capacities: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: backs, maxLength: backs }),
	}),
);

/** Every way to give each front a back and each back a front. */
function allWays({ fits, capacities }: FitGraph): number[][] {
	const ways = fits.reduce<number[][]>(
		(begun, backs) => begun.flatMap((way) => backs.map((back) => [...way, back])),
		[[]],
	);
	return ways.filter((way) =>
		capacities.every((most, back) => {
			const fronts = way.filter((one) => one === back).length;
			return fronts >= 1 && fronts <= most;
		}),
	);
}

test('the backs that a front has in some way are those found by trying every way', () => {
	fc.assert(
		fc.property(graph, (one) => {
			const ways = allWays(one);
			const tried = one.fits.map((backs, front) =>
				backs.filter((back) => ways.some((way) => way[front] === back)),
			);
			expect(possibleBacks(one)).toEqual(ways.length === 0 ? undefined : tried);
		}),
		{ numRuns: 3000 },
	);
});

test('a chain of 2,000 fronts that leaves one way needs no deep stack', () => {
	const count = 2000;
	const fits = Array.from({ length: count }, (_, front) =>
		front === 0 ? [0] : [front - 1, front],
	);
	const found = possibleBacks({ fits, capacities: fits.map(() => 1) });
	expect(found).toEqual(fits.map((_, front) => [front]));
});
