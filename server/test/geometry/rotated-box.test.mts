import { expect, test } from '@jest/globals';

import { convexHull } from '../../src/geometry/convex-hull.mts';
import { boundsAtAngle, cornersOfBounds } from '../../src/geometry/rotated-bounds.mts';
import { boxAtAngle, cornersOf, minimumAreaBox } from '../../src/geometry/rotated-box.mts';

test.each([0, 0.3, -0.7, 1.2])('finds the smallest box around a rectangle at %f rad', (angle) => {
	const corners = cornersOf({ center: { x: 50, y: 40 }, width: 60, height: 20, angle });
	const found = minimumAreaBox(convexHull([...corners, { x: 50, y: 40 }]));
	expect(found.width * found.height).toBeCloseTo(1200);
	expect(found.center.x).toBeCloseTo(50);
});

test('the hull drops inner points and points on its edges', () => {
	const square = [0, 5, 10].flatMap((x) => [0, 5, 10].map((y) => ({ x, y })));
	expect(convexHull(square)).toHaveLength(4);
});

test.each([0, 0.3, -0.7, 2])('the corners of bounds are those of the box, at %f rad', (angle) => {
	const points = [
		{ x: 10, y: 0 },
		{ x: 40, y: 25 },
		{ x: -5, y: 30 },
	];
	const corners = cornersOf(boxAtAngle(points, angle));
	cornersOfBounds(boundsAtAngle(points, angle)).forEach(({ x, y }, index) => {
		expect(x).toBeCloseTo(corners[index].x);
		expect(y).toBeCloseTo(corners[index].y);
	});
});
