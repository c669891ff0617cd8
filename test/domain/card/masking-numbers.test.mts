import { describe, expect, test } from '@jest/globals';

import { checkCharacter } from '../../../domain/id-number.ts';
import { maskCard } from '../../../domain/card/masking.ts';
import type { MaskingPresetName } from '../../../domain/card/masking-preset.ts';
import { regionCodesStartingWith } from '../../../domain/region-code.ts';
import { numbered } from '../../support/numbered.mts';
import { CARD, type CardItem, MIN_NUMBERS, itemOf } from './masking-sample.mts';
import { TODAY } from './valid-card.mts';
import { countConsistentNumbers } from './consistent-numbers.mts';
import { countIndistinguishable, type SearchSpace } from './indistinguishable-cards.mts';

describe('the count of consistent numbers', () => {
	const masked34 = maskCard(itemOf(CARD), '3+4', TODAY);
	const everything = { ...masked34.fields, gender: '男' };
	const countOf = (fields: CardItem['fields']) =>
		countConsistentNumbers({ ...masked34, fields }, '3+4', TODAY);

	test('is nearly the result of enumerating every number', () => {
		const fields = { ...everything, birth: '1990', identity_code: '310***********1234' };
		let written = 0;
		for (const [code, lastYear] of regionCodesStartingWith('310')) {
			if (lastYear < 1990) continue;
			for (let day = Date.UTC(1990, 0, 1); day < Date.UTC(1991, 0, 1); day += 86_400_000) {
				const birth = new Date(day).toISOString().slice(0, 10).replaceAll('-', '');
				if (checkCharacter(`${code}${birth}123`) === '4') written += 1;
			}
		}
		expect(countOf(fields) / written).toBeCloseTo(1, 1);
	});

	// Each row adds one value to what a preset shows, which reveals too much.
	test.each<[string, MaskingPresetName, Partial<CardItem['fields']>, Partial<CardItem['checks']>]>([
		['the age beside the birth', '1+1-birth-year', { birth: '1990-01-01' }, { age: 36 }],
		['the birth', '1+1-birth-year', { birth: '1990-01-01' }, {}],
		['the last four digits', '1+1-birth-year', { identity_code: '3*************1234' }, {}],
		[
			'the last four digits',
			'1+1-validity',
			{
				identity_code: '3*************1234',
				valid_date_start: '2020-01-01',
				valid_date_end: '2030-01-01',
			},
			{},
		],
		['the birth year', '3+4', { birth: '1990' }, {}],
		['the district', '3+4', { address: '上海市黄浦区' }, {}],
		['the authority', '3+4', { issued_by: '上海市公安局黄浦分局' }, {}],
		['rare first digits', '3+4', { identity_code: '139***********1234' }, {}],
	])('%s would reveal too much under %s', (_what, preset, fields, checks) => {
		const masked = maskCard(itemOf(CARD), preset, TODAY);
		const revealing = {
			fields: { ...masked.fields, ...fields },
			checks: { ...masked.checks, ...checks },
		};
		expect(countConsistentNumbers(masked, preset, TODAY)).toBeGreaterThanOrEqual(MIN_NUMBERS);
		expect(countConsistentNumbers(revealing, preset, TODAY)).toBeLessThan(MIN_NUMBERS);
	});

	test('is large enough for a newborn whose first card expired at the start of the year', () => {
		const card = {
			...CARD,
			identity_code: numbered('31010120210101101'),
			birth: '2021-01-01',
			valid_date_start: '2021-01-01',
			valid_date_end: '2026-01-01',
		};
		const item = itemOf(card, '2026-01-02');
		expect(item.checks.problems).toEqual(['validity-expired']);
		const masked = maskCard(item, '1+1-birth-year', '2026-01-02');
		const count = countConsistentNumbers(masked, '1+1-birth-year', '2026-01-02');
		expect(count).toBeGreaterThanOrEqual(MIN_NUMBERS);
	});

	test('is large enough for any three visible leading digits, in the worst case of an expired card', () => {
		const prefixes = new Set(regionCodesStartingWith('').map(([code]) => code.slice(0, 3)));
		const today = '2009-01-02';
		const dates = { valid_date_start: '2004-01-01', valid_date_end: '2009-01-01' };
		const counts = [...prefixes].map((prefix) => {
			const identity_code = numbered(`${prefix}10119930101100`);
			const item = itemOf({ ...CARD, ...dates, identity_code, birth: '1993-01-01' }, today);
			const masked = maskCard(item, '3+4', today);
			const isShown = masked.fields.identity_code?.startsWith(prefix);
			return { prefix, isShown, count: countConsistentNumbers(masked, '3+4', today) };
		});
		expect(counts.filter(({ isShown }) => isShown).length).toBeGreaterThan(50);
		expect(counts.filter(({ count }) => count < MIN_NUMBERS)).toEqual([]);
	});
});

describe('cards with other numbers become the same masked item', () => {
	const daysFrom = (from: string, count: number): string[] =>
		Array.from({ length: count }, (_, i) =>
			new Date(Date.parse(from) + i * 86_400_000).toISOString().slice(0, 10),
		);
	const sequences = Array.from({ length: 500 }, (_, i) => 2 * i + 1);
	const regions = ['310101'];
	const ofShanghai = regionCodesStartingWith('310').map(([code]) => code);

	test.each<[MaskingPresetName, string, SearchSpace]>([
		[
			'1+1-birth-year',
			'district, year and gender',
			{ regions, births: daysFrom('1990-01-01', 365), sequences },
		],
		[
			'1+1-validity',
			'district, gender and period',
			{ regions, births: daysFrom('1985-01-01', 365), sequences },
		],
		[
			'3+4',
			'first three and last four characters',
			{ regions: ofShanghai, births: daysFrom('1972-01-01', 365 * 19), sequences: [123] },
		],
	])('%s: the same %s', (preset, _, search) => {
		expect(countIndistinguishable(CARD, preset, TODAY, search, MIN_NUMBERS)).toBe(MIN_NUMBERS);
	});
});
