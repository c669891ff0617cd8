import { describe, expect, test } from '@jest/globals';

import { separateInk } from '../../src/image/ink.mts';
import type { Raster } from '../../src/image/raster.mts';

type Colour = readonly [red: number, green: number, blue: number];

const SIDE = 96;
const PAPER: Colour = [220, 225, 215];

/** Paper, as bright as `lightAt` says, with every eighth column in that colour. */
function sheet(ink: Colour, lightAt: (x: number) => number = () => 1): Raster {
	const data = new Uint8Array(SIDE * SIDE * 3);
	for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
		const x = pixel % SIDE;
		const colour = x % 8 === 4 ? ink : PAPER;
		data.set(
			colour.map((value) => Math.round(value * lightAt(x))),
			pixel * 3,
		);
	}
	return { data, width: SIDE, height: SIDE };
}

/** The pixel in the middle row of that column. */
const pixelAt = ({ data }: Raster, x: number) => {
	const at = ((SIDE / 2) * SIDE + x) * 3;
	return [...data.subarray(at, at + 3)];
};

const WHITE = [255, 255, 255];

describe('black print alone', () => {
	test('is black, on white paper', () => {
		const ink = separateInk(sheet([30, 30, 30]));
		expect(pixelAt(ink, 44)).toEqual([0, 0, 0]);
		expect(pixelAt(ink, 41)).toEqual(WHITE);
		expect(ink).toMatchObject({ width: SIDE, height: SIDE });
	});

	test.each<[string, Colour]>([
		['a red stamp', [200, 30, 40]],
		['a grey watermark', [160, 160, 160]],
	])('is left, without %s', (_, colour) => {
		expect(pixelAt(separateInk(sheet(colour)), 44)).toEqual(WHITE);
	});

	test('keeps the soft edges of characters grey', () => {
		const [grey] = pixelAt(separateInk(sheet([90, 90, 90])), 44);
		expect(grey).toBeGreaterThan(60);
		expect(grey).toBeLessThan(200);
	});

	test('is told from the paper around it, in the shade as well', () => {
		const shaded = sheet([30, 30, 30], (x) => 1 - (0.7 * x) / SIDE);
		const ink = separateInk(shaded);
		expect(pixelAt(ink, 84)[0]).toBeLessThan(30);
		expect(pixelAt(ink, 81)).toEqual(WHITE);
	});
});
