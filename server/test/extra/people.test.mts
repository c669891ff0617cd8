import { describe, expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import {
	A0,
	A1,
	B0,
	B1,
	C0,
	CHILD0,
	CHILD1,
} from '../../../test/domain/pairing/sides-in-files.mts';
import { inventIssue } from '../../../test/support/people/issue.mts';
import { inventPerson, type Person } from '../../../test/support/people/person.mts';
import { Random } from '../../../test/support/random.mts';
import type { CardEntry } from '../../src/extra/card-entries.mts';
import { PEOPLE_EVIDENCE, withPeople } from '../../src/extra/people.mts';

type Fields = Partial<IdCardFields>;

/** The people of a document with these sides, by page; a page without any was not read. */
function peopleOf(...pages: Fields[][]) {
	const entries = pages.flatMap((sides, at) =>
		sides.map((fields) => ({
			...({ needsReview: [] as CardEntry['needsReview'] } as CardEntry),
			...{ page: at + 1, fields: { ...emptyIdCardFields(), ...fields } },
		})),
	);
	const unread = pages.flatMap((sides, at) => (sides.length === 0 ? [at + 1] : []));
	return withPeople(entries, unread);
}

const COMPARED = ['same-county', 'validity-fits-age'];

test.each<[string, Fields[][], Array<[cards: number[], provenBy: string[], needsReview: boolean]>]>(
	[
		['nothing', [[]], []],
		['a side', [[A1]], []],
		['both sides', [[A0, A1]], [[[0, 1], ['same-page', ...COMPARED], false]]],
		['each on a page', [[A1], [A0]], [[[0, 1], ['same-file', ...COMPARED], false]]],
		[
			'of which nothing can be compared',
			[[{ side: 1, identity_name: '王样甲' }, { side: 0 }]],
			[[[0, 1], ['same-page'], false]],
		],
		['of different places', [[A1, C0]], []],
		['of different ages', [[A1, CHILD0]], []],
		[
			'with two blank pages between',
			[[A1], [], [], [B0]],
			[[[0, 1], ['beside-unread', ...COMPARED], true]],
		],
		[
			'a couple, each on a page',
			[
				[A1, A0],
				[B1, B0],
			],
			[
				[[0, 1], ['same-page', ...COMPARED], false],
				[[2, 3], ['same-page', ...COMPARED], false],
			],
		],
		['relatives of one age', [[A1, A0, B1, B0]], []],
		['a back that two fronts fit', [[A1, B1, A0]], []],
		['a front that two backs fit', [[A1, A0, B0]], []],
		[
			'a parent and a child',
			[[A1, CHILD1, CHILD0, A0]],
			[
				[[0, 3], ['only-pairing', ...COMPARED], true],
				[[1, 2], ['only-pairing', ...COMPARED], true],
			],
		],
		[
			'fronts and backs by turns',
			[[A1], [A0], [B1], [B0]],
			[
				[[0, 1], ['order', ...COMPARED], true],
				[[2, 3], ['order', ...COMPARED], true],
			],
		],
		['a number twice', [[A1, B1, A1]], [[[0, 2], ['same-number'], false]]],
		[
			'two fronts without a number',
			[
				[
					{ ...A1, identity_code: null },
					{ ...A1, identity_code: null },
				],
			],
			[],
		],
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

describe('on 1,000 drawn pages', () => {
	const random = new Random('pages');

	/** Both sides of each of several people, with the owner of each side. */
	function pageOf(people: number, isFamily: boolean) {
		const all: Person[] = [];
		while (all.length < people) {
			const person = inventPerson(random, { rare: 'real', race: '汉' });
			const [first] = all;
			all.push(
				isFamily && first ? { ...person, address: first.address, county: first.county } : person,
			);
		}
		return all.flatMap((person, owner) => {
			const { authority, start, end } = inventIssue(random, person);
			const { idNumber, birth, address } = person;
			const front: Fields = { side: 1, identity_code: idNumber, birth, address };
			const back = { issued_by: authority, valid_date_start: start, valid_date_end: end };
			return [
				{ owner, fields: front },
				{ owner, fields: { side: 0, ...back } as Fields },
			];
		});
	}

	test.each([
		['strangers', false, 0.95],
		['relatives at one address', true, 0.4],
	])(
		'no sides of two %s are joined without a review, and hardly any with one',
		(_, isFamily, least) => {
			const [silent, proposed] = [
				{ right: 0, wrong: 0 },
				{ right: 0, wrong: 0 },
			];
			let pairs = 0;
			for (let page = 0; page < 500; page++) {
				const cards = pageOf(random.integer(1, 4), isFamily);
				pairs += cards.length / 2;
				// One side may not have been read.
				if (random.chance(0.3)) {
					cards.splice(random.integer(0, cards.length - 1), 1);
					pairs--;
				}
				for (const person of peopleOf(cards.map(({ fields }) => fields)).people) {
					const isRight = new Set(person.cards.map((index) => cards[index].owner)).size === 1;
					(person.needsReview ? proposed : silent)[isRight ? 'right' : 'wrong']++;
				}
			}
			expect(silent.wrong).toBe(0);
			expect(proposed.wrong).toBeLessThan(0.01 * pairs);
			expect(silent.right + proposed.right).toBeGreaterThanOrEqual(least * pairs);
		},
	);
});
