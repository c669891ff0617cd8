import { describe, expect, test } from '@jest/globals';

import { checkCharacter } from '../../../domain/id-number.ts';
import { maskCard } from '../../../nodes/IdCardOcr/card/masking.ts';
import type { MaskingPresetName } from '../../../nodes/IdCardOcr/card/masking-preset.ts';
import { regionCodesStartingWith } from '../../../domain/region-code.ts';
import { CARD, type CardItem, MIN_NUMBERS, itemOf, TODAY } from './masking-sample.mts';
import { countConsistentNumbers } from './consistent-numbers.mts';
import { countIndistinguishable } from './indistinguishable-cards.mts';

describe('the count of consistent numbers', () => {
	const masked34 = maskCard(itemOf(CARD), '3+4', TODAY);
	const everything = { ...masked34.fields, gender: '男' };
	const countOf = (fields: CardItem['fields']) =>
		countConsistentNumbers({ ...masked34, fields }, '3+4', TODAY);

	test('is nearly the result of enumerating every number', () => {
		const fields = { ...everything, birth: '1990', identity_code: '310***********1234' };
		let written = 0;
		for (const { code, periods } of regionCodesStartingWith('310')) {
			if (periods.every(({ lastYear }) => lastYear < 1990)) continue;
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
		[
			'that the region was abolished before the birth',
			'3+4',
			{ identity_code: '431***********1234' },
			{ problems: ['region-code-abolished-before-birth'] },
		],
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

	test('is small when a birth year is shown with an issue date near an age limit', () => {
		const start = { valid_date_start: '2016-12-30', valid_date_end: '2026-12-30' };
		const masked = maskCard(
			itemOf({ ...CARD, birth: '1990-12-31', ...start }),
			'1+1-birth-year',
			TODAY,
		);
		const revealing = { ...masked, fields: { ...masked.fields, ...start } };
		revealing.checks = { ...masked.checks, problems: [] };
		expect(countConsistentNumbers(revealing, '1+1-birth-year', TODAY)).toBeLessThan(100);
	});

	test('is large enough for any three visible leading digits, in the worst case of an expired card', () => {
		const prefixes = new Set(regionCodesStartingWith('').map(({ code }) => code.slice(0, 3)));
		let shown = 0;
		const fewest = [...prefixes].map((prefix) => {
			const counts = Array.from({ length: 11 }, (_, sequence) => {
				const first17 = `${prefix}10119930101${String(sequence + 100)}`;
				const number = first17 + checkCharacter(first17);
				const card = { ...CARD, identity_code: number, birth: '1993-01-01' };
				const dates = { valid_date_start: '2004-01-01', valid_date_end: '2009-01-01' };
				const masked = maskCard(itemOf({ ...card, ...dates }, '2009-01-02'), '3+4', '2009-01-02');
				if (masked.fields.identity_code?.startsWith(prefix)) shown += 1;
				return countConsistentNumbers(masked, '3+4', '2009-01-02');
			});
			return { prefix, count: Math.min(...counts) };
		});
		expect(shown / 11).toBeGreaterThan(50);
		expect(fewest.filter(({ count }) => count < MIN_NUMBERS)).toEqual([]);
	});
});

describe('cards with other numbers become the same masked item', () => {
	const day = (from: string, i: number): string =>
		new Date(Date.parse(from) + i * 86_400_000).toISOString().slice(0, 10);
	const daysFrom = (from: string, count: number): string[] =>
		Array.from({ length: count }, (_, i) => day(from, i));
	const oddNumbers = Array.from({ length: 500 }, (_, i) => 2 * i + 1);
	const own = { start: CARD.valid_date_start, end: CARD.valid_date_end };

	test('1+1-birth-year: the same district, year and gender', () => {
		const births = daysFrom('1990-01-01', 365);
		const search = { regions: ['310101'], births, sequences: oddNumbers, periods: [own] };
		const count = countIndistinguishable(CARD, '1+1-birth-year', TODAY, search, MIN_NUMBERS);
		expect(count).toBe(MIN_NUMBERS);
	});

	test('1+1-validity: the same district, gender and period', () => {
		const births = daysFrom('1985-01-01', 365);
		const search = { regions: ['310101'], births, sequences: oddNumbers, periods: [own] };
		const count = countIndistinguishable(CARD, '1+1-validity', TODAY, search, MIN_NUMBERS);
		expect(count).toBe(MIN_NUMBERS);
	});

	test('3+4: the same first three and last four characters', () => {
		const regions = regionCodesStartingWith('310').map(({ code }) => code);
		const births = daysFrom('1972-01-01', 365 * 19);
		const search = { regions, births, sequences: [123], periods: [own] };
		const count = countIndistinguishable(CARD, '3+4', TODAY, search, MIN_NUMBERS);
		expect(count).toBe(MIN_NUMBERS);
	});
});
