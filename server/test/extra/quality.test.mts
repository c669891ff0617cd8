import { describe, expect, test } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';

import { readCard } from '../../../test/cards/read-card.mts';
import { blurOf } from '../../src/extra/blur.mts';
import type { Quality } from '../../../domain/extra.ts';
import { qualityOf } from '../../src/extra/quality.mts';
import { decodeImage } from '../../src/image/decode.mts';
import { mapCorners, type Quad } from '../../src/geometry/quad.mts';
import { rectangle } from '../geometry/rectangle.mts';

/** Lines of the drawn card: the first label and the ID number. */
const LINES = [rectangle(84, 110, 164, 162), rectangle(355, 561, 883, 610)];

const { image } = readCard('portrait.jpg');

async function judged(
	change: (card: Sharp) => Sharp,
	lines = LINES,
	card?: Parameters<typeof qualityOf>[2],
): Promise<Quality> {
	const raster = await decodeImage(
		await change(sharp(image)).png({ compressionLevel: 0 }).toBuffer(),
	);
	return qualityOf(raster!, lines, card);
}

/** The card in a weaker light, with a white patch of soft light over part of it. */
const lit = (opacity: number) => (drawn: Sharp) =>
	drawn.composite([
		{
			input: Buffer.from(
				'<svg xmlns="http://www.w3.org/2000/svg" width="1059" height="686">' +
					'<rect width="1059" height="686" fill-opacity="0.15"/>' +
					`<ellipse cx="500" cy="400" rx="190" ry="140" fill="#fff" fill-opacity="${opacity}"/>` +
					'</svg>',
			),
		},
	]);

describe('blur', () => {
	test('grows with the blur, and does not depend on the light', async () => {
		const figures = [];
		for (const sigma of [1, 2, 3, 5]) figures.push((await judged((it) => it.blur(sigma))).blur);
		const sharpFigure = (await judged((it) => it)).blur;
		expect([sharpFigure, ...figures]).toEqual([sharpFigure, ...figures].toSorted());
		expect(sharpFigure).toBeLessThan(0.25);
		expect(figures.at(-1)).toBeGreaterThan(0.7);
		expect((await judged((it) => it.linear(0.4, 0))).blur).toBeCloseTo(sharpFigure, 1);
	});

	test('is that of the whole image if there are no lines', async () => {
		const sharpFigure = (await judged((it) => it, [])).blur;
		expect((await judged((it) => it.blur(9), [])).blur).toBeGreaterThan(sharpFigure + 0.3);
	});

	test.each([
		['steps from pixel to pixel', (x: number) => (x % 2) * 255, 0, 0.15],
		['nothing at all', () => 128, 1, 1],
	])('is right for %s', (_, at, least, most) => {
		const data = Float32Array.from({ length: 60 * 60 }, (_unused, index) => at(index % 60));
		const blur = blurOf({ data, width: 60, height: 60 });
		expect(blur).toBeGreaterThanOrEqual(least);
		expect(blur).toBeLessThanOrEqual(most);
	});
});

test.each([
	['as it is', 1, 0.75, 0.95],
	['dark', 0.2, 0.1, 0.2],
])('brightness is right for a card %s', async (_, factor, least, most) => {
	const { brightness } = await judged((it) => it.linear(factor, 0));
	expect(brightness).toBeGreaterThan(least);
	expect(brightness).toBeLessThan(most);
});

describe('glare', () => {
	test.each([
		['an even card', (it: Sharp) => it],
		['a white page', (it: Sharp) => it.linear(1.4, 0)],
		['faint light', lit(0.2)],
	])('is not found in %s', async (_, change) => {
		expect((await judged(change)).glare).toBeLessThan(0.02);
	});

	test('is found in a patch that washes the card out', async () => {
		expect((await judged(lit(0.9))).glare).toBeGreaterThan(0.15);
	});
});

describe('a card is cut off', () => {
	test.each([
		['whole', { left: 0, top: 0, width: 1059, height: 686 }, false],
		['through the number’s last digit', { left: 0, top: 0, width: 880, height: 686 }, true],
		['right below the number', { left: 0, top: 0, width: 1059, height: 620 }, true],
		['right next to the labels', { left: 74, top: 0, width: 985, height: 686 }, true],
	])('%s: %s', async (_, frame, expected) => {
		const moved = LINES.map((quad) =>
			quad.map(({ x, y }) => ({ x: x - frame.left, y: y - frame.top })),
		) as unknown as Quad[];
		expect((await judged((it) => it.extract(frame), moved)).cutOff).toBe(expected);
	});

	/** Without the card's borders; 10.6 pixels are a millimetre. */
	const inside = { left: 40, top: 40, width: 910, height: 606 };
	const lines = LINES.map((quad) => mapCorners(quad, ({ x, y }) => ({ x: x - 40, y: y - 40 })));

	test.each([
		[6.5, false],
		[7.5, true],
	])('where it ends %d mm beyond the image, on any side: %s', async (beyond, expected) => {
		const far = (beyond * 910) / 85.6;
		for (const [right, down] of [
			[-far, 0],
			[far, 0],
			[0, -far],
			[0, far],
		]) {
			const outline = rectangle(right, down, 910 + right, 606 + down);
			const placed = { outline, print: lines.flat() };
			expect((await judged((it) => it.extract(inside), lines, placed)).cutOff).toBe(expected);
		}
	});

	test('not where its borders show in the image, whatever its words say', async () => {
		const outline = rectangle(24, 24, 1159, 740);
		const placed = { outline, print: LINES.flat() };
		expect((await judged((it) => it, LINES, placed)).cutOff).toBe(false);
	});

	test('where three borders show, and the fourth is beyond the image, whatever its words say', async () => {
		const kept = { left: 0, top: 0, width: 930, height: 686 };
		const outline = rectangle(24, 24, 925, 660);
		const placed = { outline, print: LINES.flat() };
		expect((await judged((it) => it.extract(kept), LINES, placed)).cutOff).toBe(true);
		expect((await judged((it) => it.extract(kept), LINES)).cutOff).toBe(false);
	});
});
