import { expect, test } from '@jest/globals';
import sharp from 'sharp';

import type { CropKind } from '../../../domain/extra.ts';
import { cropsOf } from '../../src/crops/crops-of.mts';
import type { PlacedCard } from '../../src/crops/placed-card.mts';
import type { Raster } from '../../src/image/raster.mts';
import { emblemLines, portraitToScale } from '../card/card-lines.mts';
import { madeCard } from './made-card.mts';
import { rectangle } from '../geometry/rectangle.mts';

const sizeOf = async (jpeg: string) => {
	const { format, width, height } = await sharp(Buffer.from(jpeg, 'base64')).metadata();
	return [format, width, height];
};

const cut = async (image: Raster, card: PlacedCard, crops: readonly CropKind[]) =>
	await cropsOf(card, image, crops);

test('card and portrait are cut out upright at 300 dots per inch', async () => {
	const { image, placed } = madeCard(portraitToScale());
	const { card, portrait } = await cut(image, placed[0], ['card', 'portrait']);
	expect(await sizeOf(card!)).toEqual(['jpeg', 1012, 638]);
	expect(await sizeOf(portrait!)).toEqual(['jpeg', 319, 404]);
});

test('the emblem side has no portrait', async () => {
	const { image, placed } = madeCard(emblemLines());
	expect(await cut(image, placed[0], ['portrait'])).toEqual({ portrait: null });
});

test('each pixel comes from its place on the card', async () => {
	const { image, placed } = madeCard(portraitToScale());
	image.data.fill(90);
	// A white square of 4 mm in the middle of the portrait.
	for (let y = 213; y < 253; y++) {
		image.data.fill(255, (y * image.width + 655) * 3, (y * image.width + 695) * 3);
	}
	const outline = rectangle(0, 0, 856, 540);
	const { portrait } = await cut(image, { ...placed[0], outline }, ['portrait']);
	const { data, info } = await sharp(Buffer.from(portrait!, 'base64'))
		.raw()
		.toBuffer({ resolveWithObject: true });
	const at = (x: number, y: number) =>
		data[(Math.round(y * info.height) * info.width + Math.round(x * info.width)) * 3];
	expect(at(0.5, 0.5)).toBeGreaterThan(240);
	for (const [x, y] of [
		[0.3, 0.5],
		[0.7, 0.5],
		[0.5, 0.35],
		[0.5, 0.65],
	]) {
		expect(at(x, y)).toBeLessThan(110);
	}
});

test('what lies beyond the image is white', async () => {
	const { image, placed } = madeCard(portraitToScale());
	const outline = rectangle(-86, 0, 770, 540);
	const { card } = await cut(image, { ...placed[0], outline }, ['card']);
	const pixels = await sharp(Buffer.from(card!, 'base64')).greyscale().raw().toBuffer();
	const row = [...pixels.subarray(1012 * 300, 1012 * 301)];
	expect(Math.min(...row.slice(0, 90))).toBeGreaterThan(250);
	expect(Math.max(...row.slice(120))).toBeLessThan(230);
});
