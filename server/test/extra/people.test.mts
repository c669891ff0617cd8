import { expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { A0, A1, B0, B1, CHILD0, CHILD1 } from '../../../test/domain/pairing/sides-in-files.mts';
import type { CardEntry } from '../../src/extra/card-entries.mts';
import { PEOPLE_EVIDENCE, withPeople } from '../../src/extra/people.mts';

type Fields = Partial<IdCardFields>;

/** The people of a document with these sides, by page; a page without any was not read. */
function peopleOf(...pages: Fields[][]) {
	const entries = pages.flatMap((sides, at) =>
		sides.map((fields) => ({
			...({ needsReview: [] as CardEntry['needsReview'] } as CardEntry),
			page: at + 1,
			fields: { ...emptyIdCardFields(), ...fields },
		})),
	);
	const unread = pages.flatMap((sides, at) => (sides.length === 0 ? [at + 1] : []));
	return withPeople(entries, unread);
}

const COMPARED = ['same-county', 'validity-fits-age'];

// Which sides are one person's, test/domain/pairing tests.
test.each<[string, Fields[][], Array<[cards: number[], provenBy: string[], needsReview: boolean]>]>(
	[
		['nothing', [[]], []],
		['a side', [[A1]], []],
		['each on a page', [[A1], [A0]], [[[0, 1], ['same-file', ...COMPARED], false]]],
		[
			'with two blank pages between',
			[[A1], [], [], [B0]],
			[[[0, 1], ['beside-unread', ...COMPARED], true]],
		],
		[
			'a parent and a child',
			[[A1, CHILD1, CHILD0, A0]],
			[
				[[0, 3], ['only-pairing', ...COMPARED], true],
				[[1, 2], ['only-pairing', ...COMPARED], true],
			],
		],
		['a number twice', [[A1, B1, A1]], [[[0, 2], ['same-number'], false]]],
	],
)('of %s', (_, pages, expected) => {
	const { cards, people } = peopleOf(...pages);
	expect(people).toEqual(
		expected.map(([own, provenBy, needsReview]) => ({ cards: own, provenBy, needsReview })),
	);
	expect(cards.map(({ person }) => person)).toEqual(
		cards.map((_card, index) => {
			const own = expected.findIndex(([indices]) => indices.includes(index));
			return own < 0 ? null : own;
		}),
	);
	const codes = people.flatMap(({ provenBy }) => provenBy);
	expect(codes.filter((code) => !(code in PEOPLE_EVIDENCE))).toEqual([]);
});
