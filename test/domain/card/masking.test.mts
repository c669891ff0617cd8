import { describe, expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { maskCard } from '../../../domain/card/masking.ts';
import {
	maskedFields,
	MASKING_PRESETS,
	type MaskingPresetName,
} from '../../../domain/card/masking-preset.ts';
import { countConsistentNumbers } from './consistent-numbers.mts';
import { randomCard } from './random-cards.mts';
import { CARD, type CardItem, MIN_NUMBERS, itemOf } from './masking-sample.mts';
import { TODAY } from './valid-card.mts';

const presetNames = Object.keys(MASKING_PRESETS) as MaskingPresetName[];

describe.each(presetNames)('%s', (preset) => {
	test('masks the fields that it is said to mask, and no others', () => {
		const { fields } = maskCard(itemOf(CARD), preset, TODAY);
		const names = Object.keys(CARD) as Array<keyof IdCardFields>;
		expect(maskedFields(preset)).toEqual(names.filter((name) => fields[name] !== CARD[name]));
	});

	test(`leaves at least ${MIN_NUMBERS} numbers on any card`, () => {
		for (let seed = 0; seed < 1_000; seed++) {
			const { item, referenceDate } = randomCard(seed);
			const masked = maskCard(item, preset, referenceDate);
			const count = countConsistentNumbers(masked, preset, referenceDate);
			expect({ seed, isEnough: count >= MIN_NUMBERS }).toEqual({ seed, isEnough: true });
		}
	});

	test('never leaks a hidden number, even from a field where it was misread', () => {
		const hiding = ['identity_name', 'gender', 'race', 'address', 'issued_by'];
		for (let seed = 0; seed < 300; seed++) {
			const { item, referenceDate } = randomCard(seed);
			const fields = {
				...item.fields,
				[hiding[seed % hiding.length]]: item.fields.identity_code,
			};
			const masked = maskCard({ ...item, fields }, preset, referenceDate);
			const { birth, valid_date_start: start, valid_date_end: end } = masked.fields;
			const text = JSON.stringify({
				...masked,
				fields: { ...masked.fields, birth: null, valid_date_start: null, valid_date_end: null },
				checks: { ...masked.checks, daysLeft: null },
			});
			expect(text).not.toMatch(/\d{5}/);
			if (MASKING_PRESETS[preset].validity === 'hidden')
				expect([start, end].join('')).not.toMatch(/\d/);
			expect(birth ?? '***').toMatch(preset === '1+1-birth-year' ? /^(\d{4}|\*{3})$/ : /^\*{3}$/);
		}
	});

	test('leaves missing fields null and its input unchanged', () => {
		const empty = itemOf(emptyIdCardFields());
		expect(maskCard(empty, preset, TODAY).fields).toEqual(emptyIdCardFields());
		const item = itemOf(CARD);
		const before = structuredClone(item);
		maskCard(item, preset, TODAY);
		expect(item).toEqual(before);
	});
});

test.each<[MaskingPresetName, Partial<IdCardFields>, Partial<CardItem['checks']>]>([
	[
		'1+1-birth-year',
		{
			identity_name: '阿***·**',
			identity_code: '3****************4',
			birth: '1990',
			address: '上海市黄浦区***',
			valid_date_start: '***',
			valid_date_end: '***',
		},
		{ age: null, daysLeft: null, expired: false },
	],
	[
		'1+1-validity',
		{ birth: '***', valid_date_start: '2017-08-12', valid_date_end: '2037-08-12' },
		{ age: null, daysLeft: 4076, expired: false },
	],
	[
		'3+4',
		{
			identity_code: '310***********1234',
			birth: '***',
			address: '***',
			issued_by: '***',
			valid_date_end: '***',
		},
		{ age: null, daysLeft: null },
	],
])('%s shows %j, and of the checks %j', (preset, fields, checks) => {
	const nothing = { problems: [], missing: [], sidesDisagree: false };
	expect(maskCard(itemOf(CARD), preset, TODAY)).toMatchObject({
		fields,
		checks: { ...nothing, ...checks },
	});
});
