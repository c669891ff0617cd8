import { describe, expect, test } from '@jest/globals';

import { contains, withReadingRotated, type Quad } from '../../src/geometry/quad.mts';

const quad = (...points: Array<[number, number]>) =>
	points.map(([x, y]) => ({ x, y })) as unknown as Quad;

describe('a rotated reading', () => {
	const one = quad([1, 2], [31, 2], [31, 12], [1, 12]);

	test('starts at the far corner after half a turn', () => {
		expect(withReadingRotated(one, 2)[0]).toEqual({ x: 31, y: 12 });
		expect(withReadingRotated(withReadingRotated(one, 2), 2)).toEqual(one);
	});

	test('runs downwards after a quarter turn', () => {
		const [topLeft, topRight] = withReadingRotated(one, 1);
		expect([topLeft, topRight]).toEqual([
			{ x: 31, y: 2 },
			{ x: 31, y: 12 },
		]);
	});
});

test.each([
	['the middle', 10, 10, true],
	['its edge', 5, 15, true],
	['a point next to a slanted edge', 4, 15, false],
	['a point far off', 30, 10, false],
])('contains of a diamond and %s', (_, x, y, expected) => {
	expect(contains(quad([10, 0], [20, 10], [10, 20], [0, 10]), { x, y })).toBe(expected);
});
