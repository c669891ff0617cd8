import { describe, expect, test } from '@jest/globals';

import { contains, mapFromCrop, withReadingRotated, type Quad } from '../../src/geometry/quad.mts';

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

describe('a quad of a crop maps back to the image', () => {
	test('from a region rotated clockwise', () => {
		const region = quad([100, 50], [100, 250], [0, 250], [0, 50]);
		const line = quad([10, 5], [40, 5], [40, 15], [10, 15]);
		const [topLeft, topRight] = mapFromCrop(line, { width: 100, height: 50 }, region);
		expect(topLeft).toEqual({ x: 90, y: 70 });
		expect(topRight).toEqual({ x: 90, y: 130 });
	});

	test('from a region on its left side, cropped at half its size', () => {
		const region = quad([100, 500], [100, 100], [300, 100], [300, 500]);
		const corner = quad([50, 10], [50, 10], [50, 10], [50, 10]);
		const [place] = mapFromCrop(corner, { width: 200, height: 100 }, region);
		expect(place).toEqual({ x: 120, y: 400 });
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
