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

	test('keeps the order of brightness', () => {
		const { data } = ramp(100, 180);
		const stretched = { data: Uint8Array.from(data), width: 101, height: 1 };
		stretchContrast(stretched);
		expect(stretched.data).toEqual(Uint8Array.from(stretched.data).sort());
	});

	test.each([
		['has the whole range', ramp(5, 250)],
		['shows nothing', ramp(120, 130)],
		['has one colour', ramp(128, 128)],
	])('of an image that %s stays', (_, image) => {
		const before = Uint8Array.from(image.data);
		stretchContrast(image);
		expect(image.data).toEqual(before);
	});
});
