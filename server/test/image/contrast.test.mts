import { describe, expect, test } from '@jest/globals';

import { stretchContrast } from '../../src/image/contrast.mts';

/** Grey pixels in one row. */
const row = (...greys: number[]) => ({
	data: Uint8Array.from(greys.flatMap((grey) => [grey, grey, grey])),
	width: greys.length,
	height: 1,
});

const ramp = (from: number, to: number) =>
	row(...Array.from({ length: 101 }, (_, index) => from + ((to - from) * index) / 100));

describe('contrast', () => {
	test('of a dark image is stretched to the whole range', () => {
		const image = ramp(40, 140);
		stretchContrast(image);
		expect(image.data[0]).toBe(0);
		expect(image.data.at(-1)).toBe(255);
		expect(image.data[150]).toBeGreaterThan(120);
		expect(image.data[150]).toBeLessThan(135);
	});

	test('of an image of one colour stays', () => {
		const image = ramp(120, 120);
		const before = Uint8Array.from(image.data);
		stretchContrast(image);
		expect(image.data).toEqual(before);
	});
});
