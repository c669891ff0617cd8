import { expect, test } from '@jest/globals';

import { median, weightedMedian } from '../../src/geometry/median.mts';

test.each([
	['odd', [30, 10, 20], 20],
	['even', [1, 4, 3, 2], 3],
	['empty', [], undefined],
])('median of an %s list', (_, values, expected) => {
	expect(median(values)).toBe(expected);
});

test.each([
	['the heavy one', [2, 1, 9], 30],
	['the one that reaches half', [1, 1, 2], 20],
	['the only one', [5], 10],
])('weighted median: %s', (_, weights, expected) => {
	const values = weights.map((weight, index) => ({ value: 10 * (index + 1), weight }));
	expect(weightedMedian(values.reverse())).toBe(expected);
});

test('weighted median of no values is undefined', () => {
	expect(weightedMedian([])).toBeUndefined();
});
