import { describe, expect, test } from '@jest/globals';
import { warpOnto, pointInQuad, type Quad } from '../../../tools/specimens/picture/perspective.mts';
import { plainRaster, type Raster } from '../../../tools/specimens/picture/raster.mts';

const SKEWED: Quad = [
	[10, 12],
	[88, 5],
	[95, 70],
	[4, 60],
];

/** A rotation by about 35 degrees with perspective. */
const TURNED: Quad = [
	[38, 3],
	[96, 40],
	[62, 78],
	[4, 33],
];

/** Red left half, blue right half, opaque. */
function halves(width: number, height: number): Raster {
	const data = new Uint8Array(width * height * 4);
	for (let pixel = 0; pixel < width * height; pixel++) {
		const isLeft = pixel % width < width / 2;
		data.set(isLeft ? [255, 0, 0, 255] : [0, 0, 255, 255], pixel * 4);
	}
	return { width, height, channels: 4, data };
}

const pixelOf = ({ data, width }: Raster, x: number, y: number) => [
	...data.slice((y * width + x) * 3, (y * width + x) * 3 + 3),
];

describe('pointInQuad', () => {
	test.each([
		[0, 0, SKEWED[0]],
		[1, 0, SKEWED[1]],
		[1, 1, SKEWED[2]],
		[0, 1, SKEWED[3]],
	])('maps corner %i, %i to the quad', (u, v, corner) => {
		const [x, y] = pointInQuad(SKEWED, u, v);
		expect(x).toBeCloseTo(corner[0]);
		expect(y).toBeCloseTo(corner[1]);
	});

	test('keeps straight lines straight', () => {
		const [start, middle, end] = [0, 0.5, 1].map((u) => pointInQuad(SKEWED, u, 0.3));
		const slope = (end[1] - start[1]) / (end[0] - start[0]);
		expect(middle[1]).toBeCloseTo(start[1] + slope * (middle[0] - start[0]));
	});
});

describe('warpOnto', () => {
	test('fills the quad and nothing else', () => {
		const scene = plainRaster(100, 80, 7);
		warpOnto(scene, halves(80, 60), SKEWED);
		expect(pixelOf(scene, 20, 35)).toEqual([255, 0, 0]);
		expect(pixelOf(scene, 80, 35)).toEqual([0, 0, 255]);
		expect(pixelOf(scene, 50, 2)).toEqual([7, 7, 7]);
		expect(pixelOf(scene, 98, 78)).toEqual([7, 7, 7]);
	});

	test('maps each point of the source into the quad', () => {
		const scene = plainRaster(100, 80, 7);
		warpOnto(scene, halves(80, 60), TURNED);
		for (const v of [0.1, 0.3, 0.5, 0.7, 0.9]) {
			const [left, right] = [0.46, 0.54].map((u) => pointInQuad(TURNED, u, v).map(Math.floor));
			expect(pixelOf(scene, left[0], left[1])).toEqual([255, 0, 0]);
			expect(pixelOf(scene, right[0], right[1])).toEqual([0, 0, 255]);
		}
	});

	test('blends transparent pixels with the background', () => {
		const scene = plainRaster(100, 80, 100);
		const glass = halves(80, 60);
		for (let at = 3; at < glass.data.length; at += 4) glass.data[at] = 0;
		warpOnto(scene, glass, SKEWED);
		expect(scene.data.every((value) => value === 100)).toBe(true);
	});
});
