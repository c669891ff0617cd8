import { expect, test } from '@jest/globals';

import { binRows, groupRow } from '../../../bench/reliability/rows.mts';
import type { Observation, ObservedValue } from '../../../confidence/observation.mts';

const value = (
	confidence: number,
	isRight: boolean,
	field: ObservedValue['field'] = 'address',
): ObservedValue => ({
	field,
	value: null,
	truth: null,
	features: {} as ObservedValue['features'],
	confidence,
	isRight,
});

const card = (values: ObservedValue[], isReviewed = false): Observation => ({
	values,
	earlier: [],
	passes: 1,
	isWhole: values.every(({ isRight }) => isRight),
	needsReview: isReviewed ? [{ field: 'address', reasons: ['gap'] }] : [],
});

const OBSERVED = [
	card([value(0.999, true, 'side'), value(0.96, true), value(0.97, true)]),
	card([value(0.96, true), value(0.9, true)], true),
	card([value(0.98, false), value(0.999, true, 'side')]),
	card([value(0.4, false), value(0.95, true)], true),
];

test('a group counts values of high confidence and cards to review', () => {
	expect(Object.values(groupRow({ name: 'photo', observed: OBSERVED }))).toEqual([
		'photo',
		4,
		7,
		2,
		5,
		1,
		80,
		50,
		2,
		1,
	]);
});

test('each value is in one bin, beside how often such values are right', () => {
	const rows = binRows(OBSERVED).map((row) => Object.values(row));
	expect(rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(7);
	expect(rows).toContainEqual(['0.95 to 0.98', 4, 96, 100]);
	expect(rows).toContainEqual(['0 to 0.5', 1, 40, 0]);
	expect(rows).toContainEqual(['0.5 to 0.8', 0, '', '']);
});
