import { describe, expect, test } from '@jest/globals';

import { inkContrast, inkCover } from '../../src/image/ink-contrast.mts';
import { rectangle } from '../geometry/rectangle.mts';

type Colour = readonly [red: number, green: number, blue: number];

const SIDE = 60;
const PAPER: Colour = [200, 200, 200];

/** Paper with a stroke from 25 to 34 pixels across and from 12 to 47 down, in that colour. */
function stroke(ink: Colour, paper = PAPER) {
	const data = new Uint8Array(SIDE * SIDE * 3);
	for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
		const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
		data.set(x >= 25 && x < 35 && y >= 12 && y < 48 ? ink : paper, pixel * 3);
	}
	return { data, width: SIDE, height: SIDE };
}

const square = (left: number, top: number, side: number) =>
	rectangle(left, top, left + side, top + side);

const WHOLE = square(5, 5, 50);

describe('the contrast of', () => {
	test.each<[string, Colour, number]>([
		['black print', [20, 20, 20], 0.9],
		['a red stamp, by its brightest channel', [190, 20, 20], 0.05],
		['nothing', PAPER, 0],
		['a light character on a dark ground', [250, 250, 250], 0],
	])('%s', (_, ink, expected) => {
		expect(inkContrast(stroke(ink), WHOLE)).toBeCloseTo(expected, 6);
	});
});

test('is a share of the paper’s brightness, so that a shadow does not matter', () => {
	const shaded = stroke([10, 10, 10], [100, 100, 100]);
	expect(inkContrast(shaded, WHOLE)).toBeCloseTo(inkContrast(stroke([20, 20, 20]), WHOLE), 6);
});

test('a speck is no print', () => {
	const image = stroke(PAPER);
	for (let y = 28; y < 33; y++) image.data.fill(0, (y * SIDE + 28) * 3, (y * SIDE + 33) * 3);
	expect(inkContrast(image, WHOLE)).toBe(0);
});

describe('the share of a place that is covered', () => {
	const printed = square(2, 20, 20);

	test.each<[string, Colour, number]>([
		['by print', [20, 20, 20], 1],
		['by a seal in red ink', [120, 20, 20], 1],
		['by a patch that is a little darker than the paper', [174, 174, 174], 1],
		['not by uneven light', [185, 185, 185], 0],
		['by glare', [255, 255, 255], 1],
	])('%s', (_, ink, expected) => {
		expect(inkCover(stroke(ink), square(26, 20, 8), printed)).toBe(expected);
	});

	test('not by white paper', () => {
		const white = stroke([255, 255, 255], [255, 255, 255]);
		expect(inkCover(white, square(26, 20, 8), printed)).toBe(0);
	});

	test('not by paper beside blurred print, which is grey along its edges', () => {
		const image = stroke(PAPER);
		const grey = (x: number, y: number) =>
			image.data.fill(130, (y * SIDE + x) * 3, (y * SIDE + x + 1) * 3);
		for (let y = 20; y < 40; y++) for (let x = 2; x < 19; x++) grey(x, y);
		expect(inkCover(image, square(40, 20, 8), printed)).toBe(0);
	});

	test('by glare that reaches the printed character', () => {
		const image = stroke(PAPER);
		for (let y = 0; y < SIDE; y++) image.data.fill(255, (y * SIDE + 17) * 3, (y + 1) * SIDE * 3);
		expect(inkCover(image, square(40, 20, 8), printed)).toBe(1);
	});

	test('not by a stroke of a pale watermark', () => {
		expect(inkCover(stroke([130, 130, 130]), square(17, 20, 26), printed)).toBe(0);
	});
});
