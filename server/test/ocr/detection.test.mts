import { expect, test } from '@jest/globals';

import { detectText, thickest } from '../../src/ocr/detection.mts';
import type { Input } from '../../src/ocr/tensor.mts';

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

test.each([
	['bytes', true, { shape: [1, 32, 64, 3], first: [255, 0, 51] }],
	['floats', false, { shape: [1, 3, 32, 64], first: [expect.closeTo(-0.6), expect.closeTo(-0.6)] }],
])('a network that takes %s gets them', async (_, takesBytes, { shape, first }) => {
	const data = Uint8Array.from({ length: 64 * 32 * 3 }, (_, i) => [255, 0, 51][i % 3]);
	const given: Input[] = [];
	const run = async (input: Input) => {
		given.push(input);
		return [{ data: new Float32Array(64 * 32), shape: [1, 1, 32, 64] }];
	};
	const half = [0.5, 0.5, 0.5] as const;
	const found = await detectText(
		{ data, width: 64, height: 32 },
		{ longSide: 64, contrastStretch: false },
		{ outputs: ['map'], takesBytes, run },
		{ mean: half, deviation: half, threshold: 0.3, boxThreshold: 0.5, unclip: 2 },
	);
	expect(found).toEqual([]);
	expect(given[0].shape).toEqual(shape);
	expect([...given[0].data.slice(0, first.length)]).toEqual(first);
});
