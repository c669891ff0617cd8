import { expect, test } from '@jest/globals';

import { emptyIdCardFields } from '../../../../domain/id-card.ts';
import { emptyTally } from '../../image-sets/tally.mts';
import {
	compare,
	failing,
	losesTooMuch,
	sumOf,
	type ReferenceReads,
} from '../../model-pack/gate/compare.mts';
import type { Variant } from '../../model-pack/gate/variant.mts';

/** Reads the number of the image as the card's name, but is wrong about some images. */
function variant(name: string, misread: readonly number[], asked: number[] = []): Variant {
	return {
		name,
		async read([index]) {
			asked.push(index);
			const identity_name = misread.includes(index) ? 'wrong' : String(index);
			return { fields: { ...emptyIdCardFields(), identity_name }, inReview: [], cpu: 1 };
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

test.each<[ReferenceReads, number[], [lost: number, gained: number]]>([
	['misread', [1, 2], [1, 0]],
	['every', [0, 1, 2, 3], [1, 1]],
])('where the reference reads %s images, it reads %j', async (reads, expected, [lost, gained]) => {
	const asked: number[] = [];
	const reference = variant('source', [2, 3], asked);
	const outcomes = await compare(SET, 4, [reference, variant('pack', [1, 2])], reads);
	expect(asked).toEqual(expected);
	expect(outcomes[1]).toMatchObject({ variant: 'pack', lost, gained });
	expect(outcomes[1].tally).toMatchObject({ images: 4, exact: 2 });
	expect(sumOf([outcomes, outcomes])[1]).toMatchObject({ lost: 2 * lost, gained: 2 * gained });
});

test('a pack with an unnoticed wrong number that the reference does not have fails', () => {
	const outcome = { variant: '', tally: emptyTally(), lost: 0, gained: 0, cpu: 0 };
	const silent = { ...outcome, tally: { ...emptyTally(), silentNumbers: 1 } };
	expect(failing([outcome, silent, outcome])).toEqual([silent]);
	expect(failing([silent, silent])).toEqual([]);
});

test.each([
	[200, 9, 0, false],
	[200, 10, 0, true],
	[200, 12, 8, false],
	[200, 25, 5, true],
	[8200, 41, 0, false],
	[8200, 150, 90, true],
	[8200, 0, 0, false],
])('of %i images %i are lost and %i gained: too much is %s', (images, lost, gained, expected) => {
	const outcome = { variant: 'pack', tally: { ...emptyTally(), images }, lost, gained, cpu: 0 };
	expect(losesTooMuch(outcome)).toBe(expected);
});
