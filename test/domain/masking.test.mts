import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { checkCard } from '../../domain/card-checks.ts';
import { emptyIdCardFields, type IdCardFields } from '../../domain/id-card.ts';
import { checkCharacter } from '../../domain/id-number.ts';
import { type CardItem, maskItem, maskNumberChecks } from '../../domain/masking.ts';
import { MASKING_PRESETS, type MaskingPresetName } from '../../domain/masking-preset.ts';
import { checkIdNumber } from '../../domain/number-checks.ts';
import { regionCodesStartingWith } from '../../domain/region-code.ts';
import { countConsistentNumbers } from './consistent-numbers.mts';
import { countTwins } from './masking-twins.mts';
import { randomCard } from './random-cards.mts';

/** What issue 4 asks of every preset on offer. */
const FEWEST_NUMBERS = 10_000;

const TODAY = '2026-06-15';

const CARD: IdCardFields = {
	side: null,
	identity_name: '阿卜杜拉·艾山',
	identity_code: '310101199001011234',
	gender: '男',
	race: '维吾尔',
	birth: '1990-01-01',
	address: '上海市黄浦区样本路1号',
	issued_by: '上海市公安局黄浦分局',
	valid_date_start: '2017-08-12',
	valid_date_end: '2037-08-12',
};

const itemOf = (fields: IdCardFields, referenceDate = TODAY): CardItem => ({
	fields,
	checks: checkCard(fields, referenceDate),
});

const presetNames = Object.keys(MASKING_PRESETS) as MaskingPresetName[];

describe.each(presetNames)('%s', (preset) => {
	test(`leaves at least ${FEWEST_NUMBERS} numbers on any card`, () => {
		fc.assert(
			fc.property(randomCard, ({ item, referenceDate }) => {
				const masked = maskItem(item, preset, referenceDate);
				const count = countConsistentNumbers(masked, preset, referenceDate);
				expect(count).toBeGreaterThanOrEqual(FEWEST_NUMBERS);
			}),
			{ numRuns: 2_000 },
		);
	});

	test('leaves nothing of what it hides, wherever a misreading put it', () => {
		const hiding = fc.constantFrom<keyof IdCardFields>(
			'identity_name',
			'gender',
			'race',
			'address',
			'issued_by',
		);
		fc.assert(
			fc.property(randomCard, hiding, ({ item, referenceDate }, field) => {
				const number = item.fields.identity_code;
				fc.pre(number !== null);
				const fields = { ...item.fields, [field]: number };
				const envelope = { code: 0, msg: number, request_id: `r-${number}`, data: fields };
				const masked = maskItem({ ...item, fields, envelope }, preset, referenceDate);
				const { birth, valid_date_start: start, valid_date_end: end } = masked.fields;
				const text = JSON.stringify({
					...masked,
					fields: { ...masked.fields, birth: null, valid_date_start: null, valid_date_end: null },
					checks: { ...masked.checks, daysLeft: null, referenceDate: null },
				});
				expect(text).not.toMatch(/\d{5}/);
				if (MASKING_PRESETS[preset].validity === 'hidden')
					expect([start, end].join('')).not.toMatch(/\d/);
				expect(birth ?? '***').toMatch(preset === '1+1-birth-year' ? /^(\d{4}|\*{3})$/ : /^\*{3}$/);
			}),
			{ numRuns: 500 },
		);
	});

	test('keeps what was lacking lacking, and the item it was given as it was', () => {
		const empty = itemOf(emptyIdCardFields());
		expect(maskItem(empty, preset, TODAY).fields).toEqual(emptyIdCardFields());
		const item = itemOf(CARD);
		const before = structuredClone(item);
		maskItem(item, preset, TODAY);
		expect(item).toEqual(before);
	});
});

test('1+1 with the birth year', () => {
	expect(maskItem(itemOf(CARD), '1+1-birth-year', TODAY)).toEqual({
		fields: {
			side: null,
			identity_name: '阿***·**',
			identity_code: '3****************4',
			gender: '男',
			race: '维吾尔',
			birth: '1990',
			address: '上海市黄浦区***',
			issued_by: '上海市公安局黄浦分局',
			valid_date_start: '***',
			valid_date_end: '***',
		},
		checks: {
			passed: true,
			problems: [],
			warnings: [],
			skipped: [],
			numberKind: 'resident',
			age: null,
			longTerm: null,
			daysLeft: null,
			expired: false,
			referenceDate: TODAY,
		},
	});
});

test('1+1 with the validity period', () => {
	expect(maskItem(itemOf(CARD), '1+1-validity', TODAY)).toMatchObject({
		fields: { birth: '***', valid_date_start: '2017-08-12', valid_date_end: '2037-08-12' },
		checks: { age: null, longTerm: false, daysLeft: 4076, expired: false },
	});
});

test('3+4', () => {
	expect(maskItem(itemOf(CARD), '3+4', TODAY)).toMatchObject({
		fields: {
			identity_code: '310***********1234',
			birth: '***',
			address: '***',
			issued_by: '***',
			valid_date_end: '***',
		},
		checks: { passed: true, numberKind: null, age: null, daysLeft: null },
	});
});

test('of the envelope only the code and a request ID that tells nothing are left', () => {
	const envelope = { code: 0, msg: CARD.identity_name, request_id: 'req-7f3a', data: CARD };
	const item = { ...itemOf(CARD), envelope };
	expect(maskItem(item, '3+4', TODAY).envelope).toEqual({ code: 0, request_id: 'req-7f3a' });
	for (const requestId of ['19900101-7', 'x3101011', 'two words', '张三']) {
		const telling = { ...item, envelope: { ...envelope, request_id: requestId } };
		expect(maskItem(telling, '3+4', TODAY).envelope).toEqual({ code: 0, request_id: '***' });
	}
});

test('the number of "Check ID Number" is masked by the same rules', () => {
	const checks = checkIdNumber('310101199001011234', TODAY);
	const hidden = { age: null, gender: '男', passed: true };
	expect(maskNumberChecks(checks, '1+1-birth-year')).toMatchObject({
		...hidden,
		idNumber: '3****************4',
		birth: '1990',
		numberKind: 'resident',
	});
	expect(maskNumberChecks(checks, '3+4')).toMatchObject({
		...hidden,
		idNumber: '310***********1234',
		birth: '***',
		numberKind: null,
	});
});

describe('the count', () => {
	const everything = { ...maskItem(itemOf(CARD), '3+4', TODAY).fields, gender: '男' };

	test('is the 33 of issue 4 for district, birth year and gender under 3+4', () => {
		const fields = { ...everything, birth: '1990', address: CARD.address };
		const count = countConsistentNumbers({ fields }, '3+4', TODAY);
		expect(count).toBeGreaterThanOrEqual(32);
		expect(count).toBeLessThanOrEqual(34);
	});

	test('equals what writing every number out gives', () => {
		const fields = { ...everything, birth: '1990', identity_code: '310***********1234' };
		let written = 0;
		for (const { code, periods } of regionCodesStartingWith('310')) {
			if (periods.every(({ lastYear }) => lastYear < 1990)) continue;
			for (let day = Date.UTC(1990, 0, 1); day < Date.UTC(1991, 0, 1); day += 86_400_000) {
				const birth = new Date(day).toISOString().slice(0, 10).replaceAll('-', '');
				if (checkCharacter(`${code}${birth}123`) === '4') written += 1;
			}
		}
		expect(countConsistentNumbers({ fields }, '3+4', TODAY)).toBe(written);
	});

	// Each row adds one thing to what a preset shows, and that would be too much.
	test.each<
		[
			string,
			MaskingPresetName,
			Partial<CardItem['fields']>,
			Partial<NonNullable<CardItem['checks']>>,
		]
	>([
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
			'a kind of number',
			'3+4',
			{ identity_code: '**************0021' },
			{ numberKind: 'hong-kong-residence-permit' },
		],
		['rare first digits', '3+4', { identity_code: '139***********1234' }, {}],
	])('%s is too much for %s', (_what, preset, fields, checks) => {
		const masked = maskItem(itemOf(CARD), preset, TODAY);
		const telling = {
			fields: { ...masked.fields, ...fields },
			checks: { ...masked.checks!, ...checks },
		};
		expect(countConsistentNumbers(masked, preset, TODAY)).toBeGreaterThanOrEqual(FEWEST_NUMBERS);
		expect(countConsistentNumbers(telling, preset, TODAY)).toBeLessThan(FEWEST_NUMBERS);
	});

	test('a birth year beside an issue day would tell a birthday at the border of the law', () => {
		const start = { valid_date_start: '2016-12-30', valid_date_end: '2026-12-30' };
		const masked = maskItem(
			itemOf({ ...CARD, birth: '1990-12-31', ...start }),
			'1+1-birth-year',
			TODAY,
		);
		const telling = { ...masked, fields: { ...masked.fields, ...start } };
		telling.checks = { ...masked.checks!, problems: [] };
		expect(countConsistentNumbers(telling, '1+1-birth-year', TODAY)).toBeLessThan(100);
	});

	test('holds for a newborn whose first card ran out with the year hardly begun', () => {
		const first17 = '31010120210101101';
		const card = {
			...CARD,
			identity_code: first17 + checkCharacter(first17),
			birth: '2021-01-01',
			valid_date_start: '2021-01-01',
			valid_date_end: '2026-01-01',
		};
		const item = itemOf(card, '2026-01-02');
		expect(item.checks?.problems).toEqual(['validity-expired']);
		const masked = maskItem(item, '1+1-birth-year', '2026-01-02');
		const count = countConsistentNumbers(masked, '1+1-birth-year', '2026-01-02');
		expect(count).toBeGreaterThanOrEqual(FEWEST_NUMBERS);
	});

	test('holds for every first three digits left in sight, with an expired card at the worst', () => {
		const prefixes = new Set(regionCodesStartingWith('').map(({ code }) => code.slice(0, 3)));
		let shown = 0;
		const fewest = [...prefixes].map((prefix) => {
			const counts = Array.from({ length: 11 }, (_, sequence) => {
				const first17 = `${prefix}10119930101${String(sequence + 100)}`;
				const number = first17 + checkCharacter(first17);
				const card = { ...CARD, identity_code: number, birth: '1993-01-01' };
				const dates = { valid_date_start: '2004-01-01', valid_date_end: '2009-01-01' };
				const masked = maskItem(itemOf({ ...card, ...dates }, '2009-01-02'), '3+4', '2009-01-02');
				if (masked.fields.identity_code?.startsWith(prefix)) shown += 1;
				return countConsistentNumbers(masked, '3+4', '2009-01-02');
			});
			return { prefix, count: Math.min(...counts) };
		});
		expect(shown / 11).toBeGreaterThan(50);
		expect(fewest.filter(({ count }) => count < FEWEST_NUMBERS)).toEqual([]);
	});
});

describe('cards with other numbers come out as the same item', () => {
	const day = (from: string, i: number): string =>
		new Date(Date.parse(from) + i * 86_400_000).toISOString().slice(0, 10);
	const daysFrom = (from: string, count: number): string[] =>
		Array.from({ length: count }, (_, i) => day(from, i));
	const odd = Array.from({ length: 500 }, (_, i) => 2 * i + 1);
	const own = { start: CARD.valid_date_start, end: CARD.valid_date_end };

	test('1+1-birth-year: the same district, year and gender', () => {
		const births = daysFrom('1990-01-01', 365);
		const search = { regions: ['310101'], births, sequences: odd, periods: [own] };
		const twins = countTwins(CARD, '1+1-birth-year', TODAY, search, FEWEST_NUMBERS);
		expect(twins).toBe(FEWEST_NUMBERS);
	});

	test('1+1-birth-year: the youngest whose year is shown, with an expired card', () => {
		const expired = { start: '2019-01-02', end: '2024-01-02' };
		const first17 = '31010120190101101';
		const card = {
			...CARD,
			identity_code: first17 + checkCharacter(first17),
			birth: '2019-01-01',
			valid_date_start: expired.start,
			valid_date_end: expired.end,
		};
		const periods = [expired, { start: '2020-01-02', end: '2025-01-02' }];
		const births = daysFrom('2019-01-01', 365);
		const search = { regions: ['310101'], births, sequences: odd, periods };
		const twins = countTwins(card, '1+1-birth-year', '2026-01-01', search, FEWEST_NUMBERS);
		expect(twins).toBe(FEWEST_NUMBERS);
	});

	test('1+1-validity: the same district, gender and period', () => {
		const births = daysFrom('1985-01-01', 365);
		const search = { regions: ['310101'], births, sequences: odd, periods: [own] };
		const twins = countTwins(CARD, '1+1-validity', TODAY, search, FEWEST_NUMBERS);
		expect(twins).toBe(FEWEST_NUMBERS);
	});

	test('3+4: the same first three and last four characters', () => {
		const regions = regionCodesStartingWith('310').map(({ code }) => code);
		const births = daysFrom('1972-01-01', 365 * 19);
		const search = { regions, births, sequences: [123], periods: [own] };
		const twins = countTwins(CARD, '3+4', TODAY, search, FEWEST_NUMBERS);
		expect(twins).toBe(FEWEST_NUMBERS);
	});
});
