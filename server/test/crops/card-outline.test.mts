import { expect, test } from '@jest/globals';
import sharp from 'sharp';

import { readCard } from '../../../test/cards/read-card.mts';
import {
	cornerErrors,
	MAX_CORNER_ERROR,
	trueOutline,
} from '../../../test/support/corner-errors.mts';
import { cardOutline } from '../../src/crops/card-outline.mts';
import { pointBetween, type Quad } from '../../src/geometry/quad.mts';
import { decodeImage } from '../../src/image/decode.mts';
import { rectangle } from '../geometry/rectangle.mts';

test.each([
	['portrait-photo.jpg'],
	['emblem-photo.jpg'],
	['portrait-hard.jpg'],
	['emblem-hard.jpg'],
	// Its portrait has an edge where the words expect the card's.
	['third-portrait.jpg'],
])('an outline by words that is off is corrected: %s', async (file) => {
	const specimen = readCard(file);
	const raster = (await decodeImage(specimen.image))!;
	const [one, two, three, four] = trueOutline(specimen, raster);
	const off = raster.width / 60;
	const narrow = file === 'third-portrait.jpg' ? 4 * off : 0;
	const expected: Quad = [
		{ x: one.x - off, y: one.y },
		{ x: two.x - narrow, y: two.y + off },
		{ x: three.x - narrow + off / 2, y: three.y - off },
		{ x: four.x, y: four.y },
	];
	expect(Math.max(...cornerErrors(specimen, expected, raster))).toBeGreaterThan(MAX_CORNER_ERROR);
	const { outline } = cardOutline(raster, expected, []);
	expect(Math.max(...cornerErrors(specimen, outline, raster))).toBeLessThan(MAX_CORNER_ERROR);
});

test('borders that do not show stay where the words place them', () => {
	const blank = { data: new Uint8Array(900 * 600 * 3).fill(240), width: 900, height: 600 };
	const expected: Quad = [
		{ x: 100, y: 100 },
		{ x: 700, y: 90 },
		{ x: 705, y: 480 },
		{ x: 95, y: 470 },
	];
	cardOutline(blank, expected, []).outline.forEach(({ x, y }, index) => {
		expect(x).toBeCloseTo(expected[index].x, 6);
		expect(y).toBeCloseTo(expected[index].y, 6);
	});
});

test.each([
	['right', 0.93, 1],
	['bottom', 1, 0.9],
])('a border outside the image is placed by the three others: %s', async (_, across, down) => {
	const specimen = readCard('third-portrait.jpg');
	const whole = (await decodeImage(specimen.image))!;
	const [one, two, three, four] = trueOutline(specimen, whole);
	const image = await sharp(specimen.image)
		.extract({
			left: 0,
			top: 0,
			width: across < 1 ? Math.floor(Math.min(two.x, three.x)) - 8 : whole.width,
			height: down < 1 ? Math.floor(Math.min(three.y, four.y)) - 8 : whole.height,
		})
		.toBuffer();
	const short: Quad = [
		one,
		pointBetween(one, two, across),
		pointBetween(one, three, across * down),
		pointBetween(one, four, down),
	];
	const { outline: found } = cardOutline((await decodeImage(image))!, short, [], 'clear');
	const [byWords, byBorders] = [short, found].map((quad) =>
		Math.max(...cornerErrors(specimen, quad, whole)),
	);
	expect(byBorders).toBeLessThan(byWords / 2);
});

test('the outline of a card partly outside the image is finite', () => {
	const image = { data: new Uint8Array(400 * 300 * 3).fill(200), width: 400, height: 300 };
	const expected = rectangle(-60, -20, 380, 260);
	for (const { x, y } of cardOutline(image, expected, []).outline) {
		expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
	}
});
