import { describe, expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { inventIssue } from '../../../test/support/people/issue.mts';
import { inventPerson, type Person } from '../../../test/support/people/person.mts';
import { Random } from '../../../test/support/random.mts';
import { joinPeople } from '../../src/extra/people.mts';

const card = (fields: Partial<IdCardFields>) => ({ ...emptyIdCardFields(), ...fields });

/** Portrait sides of people in Huangpu, Shanghai, or at another address. */
const portrait = (identity_code: string, address = '上海市黄浦区样本路1号') =>
	card({
		side: 1,
		...{ identity_code, address },
		birth: identity_code.replace(/^.{6}(....)(..)(..).*$/, '$1-$2-$3'),
	});
const emblem = (start: string, end: string, issued_by = '上海市公安局黄浦分局') =>
	card({ side: 0, issued_by, valid_date_start: start, valid_date_end: end });

const WIFE = portrait('310101199001011242');
const HUSBAND = portrait('310101198803121239');
const CHILD = portrait('310101201505050012');
const TWENTY_YEARS = emblem('2018-03-04', '2038-03-04');
const FIVE_YEARS = emblem('2021-03-04', '2026-03-04');
const ELSEWHERE = emblem('2018-03-04', '2038-03-04', '永嘉县公安局');

test('joinPeople joins the two sides of one card', () => {
	expect(joinPeople([TWENTY_YEARS, WIFE])).toEqual([
		{ cards: [0, 1], provenBy: ['same-county', 'validity-fits-age', 'only-pairing'] },
	]);
});

test.each<[string, IdCardFields[], number[][]]>([
	['sides of different regions', [WIFE, ELSEWHERE], []],
	['sides of different ages', [WIFE, FIVE_YEARS], []],
	['relatives of one age', [WIFE, TWENTY_YEARS, HUSBAND, TWENTY_YEARS], []],
	['a back that two fronts fit', [WIFE, HUSBAND, TWENTY_YEARS], []],
	['a front that two backs fit', [WIFE, TWENTY_YEARS, TWENTY_YEARS], []],
	[
		'a parent and a child',
		[WIFE, CHILD, FIVE_YEARS, TWENTY_YEARS],
		[
			[0, 3],
			[1, 2],
		],
	],
	['a back that may be anyone else’s', [WIFE, TWENTY_YEARS, card({ side: 0 })], []],
	['a side without a region', [card({ ...WIFE, address: null }), TWENTY_YEARS], []],
	['a side without an age', [{ ...WIFE, identity_code: null, birth: null }, TWENTY_YEARS], []],
	['a side without dates', [WIFE, { ...TWENTY_YEARS, valid_date_end: null }], []],
])('joinPeople joins only proven sides: %s', (_, cards, joined) => {
	expect(joinPeople(cards).map((person) => person.cards)).toEqual(joined);
});

test('joinPeople joins portrait sides with the same number', () => {
	expect(joinPeople([WIFE, HUSBAND, WIFE])).toEqual([{ cards: [0, 2], provenBy: ['same-number'] }]);
	expect(joinPeople([WIFE, TWENTY_YEARS, WIFE])).toEqual([
		{
			cards: [0, 1, 2],
			provenBy: ['same-county', 'validity-fits-age', 'only-pairing', 'same-number'],
		},
	]);
	const unread = { ...WIFE, identity_code: null };
	expect(joinPeople([unread, unread])).toEqual([]);
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
			return [
				{ owner, fields: card({ side: 1, identity_code: idNumber, birth, address }) },
				{ owner, fields: emblem(start, end, authority) },
			];
		});
	}

	test.each([
		['strangers', false, 0.98],
		['relatives at one address', true, 0.4],
	])('no sides of %s are joined wrongly', (_, isFamily, leastJoined) => {
		let [pairs, joined] = [0, 0];
		for (let page = 0; page < 500; page++) {
			const cards = pageOf(random.integer(1, 4), isFamily);
			pairs += cards.length / 2;
			// One side may not have been read.
			if (random.chance(0.3)) {
				cards.splice(random.integer(0, cards.length - 1), 1);
				pairs--;
			}
			for (const person of joinPeople(cards.map(({ fields }) => fields))) {
				expect(new Set(person.cards.map((index) => cards[index].owner)).size).toBe(1);
				joined++;
			}
		}
		expect(joined).toBeGreaterThanOrEqual(leastJoined * pairs);
	});
});
