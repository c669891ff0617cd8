import { expect, test } from '@jest/globals';

import { emptyIdCardFields } from '../../../../domain/id-card.ts';
import { emptyTally } from '../../image-sets/tally.mts';
import { compare, fails, losesTooMuch, sumOf } from '../../model-pack/gate/compare.mts';
import { powerToSee } from '../../model-pack/gate/power.mts';
import { DECISIVE_SETS, GATE_SETS } from '../../model-pack/gate/sets.mts';
import type { Variant } from '../../model-pack/gate/variant.mts';

/** Reads the number of the image as the card's name, but is wrong about some images. */
function variant(misread: readonly number[]): Variant {
	return {
		async read([index]) {
			const identity_name = misread.includes(index) ? 'wrong' : String(index);
			return { fields: { ...emptyIdCardFields(), identity_name }, inReview: [] };
		},
		async close() {},
	};
}

const SET = {
	name: 'numbers',
	async draw(index: number) {
		const truth = { ...emptyIdCardFields(), identity_name: String(index) };
		return { image: Uint8Array.of(index), truths: [truth] };
	},
};

test('each image is read by the pack and by its source', async () => {
	const variants = { pack: variant([1, 2, 4]), reference: variant([2, 3]) };
	const outcome = await compare(SET, 5, variants);
	expect(outcome).toMatchObject({ lost: 2, gained: 1 });
	expect(outcome.pack).toMatchObject({ images: 5, exact: 2 });
	expect(outcome.reference).toMatchObject({ images: 5, exact: 3 });
	const sum = sumOf([outcome, outcome]);
	expect(sum).toMatchObject({ lost: 4, gained: 2 });
	expect(sum.pack.images).toBe(10);
});

test('a pack with an unnoticed wrong number that the reference does not have fails', () => {
	const silent = { ...emptyTally(), silentNumbers: 1 };
	const changes = { lost: 0, gained: 0 };
	expect(fails({ ...changes, pack: silent, reference: emptyTally() })).toBe(true);
	expect(fails({ ...changes, pack: silent, reference: silent })).toBe(false);
});

test.each([
	[600, 6, 0, false],
	[600, 7, 0, true],
	[600, 12, 8, false],
	[600, 25, 5, true],
	[1800, 9, 0, false],
	[1800, 40, 20, true],
	[1800, 0, 0, false],
])('of %i images %i are lost and %i gained: too much is %s', (images, lost, gained, expected) => {
	expect(losesTooMuch({ images, lost, gained })).toBe(expected);
});

test.each([
	[600, 0, 0.393],
	[1800, 0, 0.985],
	[600, 12, 0.074],
])('of %i images, %i gained, a loss of 1 %% is seen with %d', (images, gained, expected) => {
	expect(powerToSee(0.01, { images, lost: 0, gained })).toBeCloseTo(expected, 2);
});

test('what decides are sets of the gate', () => {
	const names = GATE_SETS.map(({ name }) => name);
	expect(DECISIVE_SETS.filter((name) => !names.includes(name))).toEqual([]);
});
