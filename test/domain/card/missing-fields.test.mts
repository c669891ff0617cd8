import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { checkCard, type CheckableFields } from '../../../domain/card/card-checks.ts';
import { numbered } from '../../support/numbered.mts';
import { VALID_CARD, TODAY } from './valid-card.mts';

describe('checks with missing fields', () => {
	test('an empty card of no side has no findings', () => {
		expect(checkCard({}, TODAY, [])).toEqual({
			problems: [],
			missing: [],
			sidesDisagree: false,
			age: null,
			daysLeft: null,
			expired: null,
		});
	});

	test('removing any fields from a valid card reports nothing', () => {
		const names = Object.keys(VALID_CARD) as Array<keyof CheckableFields>;
		fc.assert(
			fc.property(fc.subarray(names), (missing) => {
				const fields: CheckableFields = { ...VALID_CARD };
				for (const name of missing) fields[name] = null;
				expect(checkCard(fields, TODAY, []).problems).toEqual([]);
			}),
		);
	});
});

describe('with the sides that must be whole', () => {
	test('any missing field is named', () => {
		const names = Object.keys(VALID_CARD) as Array<keyof CheckableFields>;
		for (const name of names) {
			for (const nothing of [null, '', ' ', '\u3000', undefined]) {
				const { missing } = checkCard({ ...VALID_CARD, [name]: nothing }, TODAY, [1, 0]);
				expect(missing).toEqual([name]);
			}
		}
	});

	test('fields of the other side are not asked for', () => {
		const { issued_by, valid_date_start, valid_date_end, ...portrait } = VALID_CARD;
		expect(checkCard(portrait, TODAY, [1]).missing).toEqual([]);
		expect(checkCard(portrait, TODAY, [0]).missing).toHaveLength(3);
		const emblem = { issued_by, valid_date_start, valid_date_end };
		expect(checkCard(emblem, TODAY, [0])).toMatchObject({ problems: [], missing: [] });
	});

	test.each([
		[numbered('81000019940823002'), ['race']],
		[numbered('82000019940823002'), ['race']],
		[numbered('83000019940823002'), ['race']],
		[
			numbered('91033019940823002'),
			['race', 'address', 'issued_by', 'valid_date_start', 'valid_date_end'],
		],
		[numbered('31000019940823002'), []],
		// Any digit of a number that is not sound may be misread, the first one too.
		['9', []],
		['810000', []],
		['91033019940823002?', []],
		[numbered('91033019940823002').replace('1994', '1995'), []],
	])('a card with the number %s may lack %j', (number, notPrinted) => {
		const nothing = Object.fromEntries(Object.keys(VALID_CARD).map((name) => [name, null]));
		const { missing } = checkCard({ ...nothing, identity_code: number }, TODAY, [1, 0]);
		const expected = Object.keys(VALID_CARD).filter(
			(name) => name !== 'identity_code' && !(notPrinted as string[]).includes(name),
		);
		expect(missing).toEqual(expected);
	});
});
