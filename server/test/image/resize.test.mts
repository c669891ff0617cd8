import { expect, test } from '@jest/globals';

import type { Raster } from '../../src/image/raster.mts';
import { resizeRaster } from '../../src/image/resize.mts';

const LEFT = [10, 100, 200];
const RIGHT = [240, 140, 20];

/** An image in shared memory, as decoding returns it: its left half of one colour, its right of another. */
function halves(width: number, height: number): Raster {
	const data = new Uint8Array(new SharedArrayBuffer(width * height * 3));
	for (let pixel = 0; pixel < width * height; pixel++) {
		data.set(pixel % width < width / 2 ? LEFT : RIGHT, pixel * 3);
	}
	return { data, width, height };
}

const at = ({ data, width }: Raster, x: number, y: number) => [
	...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];

test.each([
	['the same size', 40, 20],
	['smaller', 16, 8],
	['larger', 80, 40],
])('%s: each part keeps its place and its channels', async (_, width, height) => {
	const resized = await resizeRaster(halves(40, 20), width, height);
	expect(resized).toMatchObject({ width, height });
	expect(resized.data).toHaveLength(width * height * 3);
	for (const y of [0, height - 1]) {
		expect(at(resized, 0, y)).toEqual(LEFT);
		expect(at(resized, width - 1, y)).toEqual(RIGHT);
	}
});

test('a pixel is the mean of what it covers', async () => {
	const stripes = { data: new Uint8Array(64 * 8 * 3), width: 64, height: 8 };
	for (let pixel = 0; pixel < 64 * 8; pixel += 2) stripes.data.fill(200, pixel * 3, pixel * 3 + 3);
	const { data } = await resizeRaster(stripes, 8, 4);
	for (const value of data) expect(Math.abs(value - 100)).toBeLessThan(15);
});
