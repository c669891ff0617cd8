import { expect, test } from '@jest/globals';

import { thickest } from '../../src/ocr/detection.mts';

/** A box of text with a core of this thickness, upright or not. */
function boxOf(thickness: number, upright = false) {
	const core = upright ? { width: thickness, height: 99 } : { width: 99, height: thickness };
	return { box: { center: { x: 0, y: 0 }, ...core, angle: 0 }, core, score: 1 };
}

const boxes = [boxOf(10), boxOf(30, true), boxOf(20), boxOf(40), boxOf(10, true)];

test.each([
	['the thickest boxes, in their order', 3, [1, 2, 3]],
	['the first of equals', 4, [0, 1, 2, 3]],
	['all boxes if there are no more', 5, [0, 1, 2, 3, 4]],
])('thickest keeps %s', (_, most, kept) => {
	expect(thickest(boxes, most)).toEqual(kept.map((index) => boxes[index]));
});
