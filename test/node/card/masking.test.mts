import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { maskItem, maskNumberChecks } from '../../../nodes/IdCardOcr/card/masking.ts';
import {
	maskedFields,
	MASKING_PRESETS,
	type MaskingPresetName,
} from '../../../nodes/IdCardOcr/card/masking-preset.ts';
import { checkIdNumber } from '../../../nodes/IdCardOcr/card/number-checks.ts';
import { countConsistentNumbers } from './consistent-numbers.mts';
import { randomCard } from './random-cards.mts';
import { CARD, MIN_NUMBERS, itemOf, TODAY } from './masking-sample.mts';

const presetNames = Object.keys(MASKING_PRESETS) as MaskingPresetName[];

describe.each(presetNames)('%s', (preset) => {
	test('masks the fields that it is said to mask, and no others', () => {
		const { fields } = maskItem(itemOf(CARD), preset, TODAY);
		const names = Object.keys(CARD) as Array<keyof IdCardFields>;
		expect(maskedFields(preset)).toEqual(names.filter((name) => fields[name] !== CARD[name]));
	});

	test(`leaves at least ${MIN_NUMBERS} numbers on any card`, () => {
		fc.assert(
			fc.property(randomCard, ({ item, referenceDate }) => {
				const masked = maskItem(item, preset, referenceDate);
				const count = countConsistentNumbers(masked, preset, referenceDate);
				expect(count).toBeGreaterThanOrEqual(MIN_NUMBERS);
			}),
			{ numRuns: 1_000 },
		);
	});

	test('never leaks a hidden number, even from a field where it was misread', () => {
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
			{ numRuns: 250 },
		);
	});

	test('leaves missing fields null and its input unchanged', () => {
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
			missing: [],
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

test('of the envelope only the code and a harmless request ID are left', () => {
	const envelope = { code: 0, msg: CARD.identity_name, request_id: 'req-7f3a', data: CARD };
	const item = { ...itemOf(CARD), envelope };
	expect(maskItem(item, '3+4', TODAY).envelope).toEqual({ code: 0, request_id: 'req-7f3a' });
	for (const requestId of ['19900101-7', 'x3101011', 'two words', '张三']) {
		const revealing = { ...item, envelope: { ...envelope, request_id: requestId } };
		expect(maskItem(revealing, '3+4', TODAY).envelope).toEqual({ code: 0, request_id: '***' });
	}
});

test('the result of "Check ID Number" is masked by the same rules', () => {
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
