import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { Side } from '../../../domain/id-card.ts';
import { drawSpecimen, type SpecimenRequest } from '../../../tools/specimens/draw.mts';
import {
	type Mark,
	MARK_COLOURS,
	MARK_KINDS,
	type MarkColour,
} from '../../../tools/specimens/marks/mark.mts';
import { purpose } from '../../../tools/specimens/marks/purpose.mts';
import { markSheet } from '../../../tools/specimens/marks/put-mark.mts';
import { Random } from '../../../tools/specimens/random.mts';

const SEED = 'mark test';
const PORTRAIT = { seed: SEED, index: 1, side: 1 } as const satisfies SpecimenRequest;

async function pixelsOf(request: SpecimenRequest): Promise<Buffer> {
	return sharp((await drawSpecimen(request)).picture)
		.raw()
		.toBuffer();
}

/** Returns the mean over all pixels of what a mark adds to red, green and blue. */
async function added(mark: Mark): Promise<number[]> {
	const [plain, marked] = await Promise.all([pixelsOf(PORTRAIT), pixelsOf({ ...PORTRAIT, mark })]);
	const sums = [0, 0, 0];
	for (let at = 0; at < plain.length; at++) sums[at % 3] += marked[at] - plain[at];
	return sums.map((sum) => (3 * sum) / plain.length);
}

describe.each(MARK_KINDS)('a mark of kind %s', (kind) => {
	test.each(['clean', 'photo'] as const)('changes a %s picture reproducibly', async (level) => {
		const request = { ...PORTRAIT, level };
		const plain = await drawSpecimen(request);
		const first = await drawSpecimen({ ...request, mark: { kind } });
		const again = await drawSpecimen({ ...request, mark: { kind } });
		expect(first.picture.equals(plain.picture)).toBe(false);
		expect(again.picture.equals(first.picture)).toBe(true);
		expect(first.fields).toEqual(plain.fields);
		expect(first.file).toContain(`-${level}-${kind}.`);
	});

	test('hides more if it is heavy', async () => {
		const sum = (channels: number[]) => Math.abs(channels.reduce((total, one) => total + one, 0));
		const [light, heavy] = await Promise.all(
			(['light', 'heavy'] as const).map((weight) => added({ kind, weight, colour: 'grey' })),
		);
		expect(sum(heavy)).toBeGreaterThan(sum(light));
	});
});

test.each(MARK_COLOURS)('a watermark can be %s', async (colour) => {
	const [red, , blue] = await added({ kind: 'level', weight: 'heavy', colour });
	const bounds: Record<MarkColour, [number, number]> = {
		grey: [-1, 1],
		red: [2, 60],
		blue: [-60, -2],
	};
	expect(red - blue).toBeGreaterThan(bounds[colour][0]);
	expect(red - blue).toBeLessThan(bounds[colour][1]);
});

test('only the portrait side has the hologram', async () => {
	const emblem = { ...PORTRAIT, side: 0 as Side };
	const { picture } = await drawSpecimen({ ...emblem, mark: { kind: 'hologram' } });
	expect(picture.equals((await drawSpecimen(emblem)).picture)).toBe(true);
});

test('ink leaves black print black and falls beside the card, not on nothing', async () => {
	const [width, height] = [856, 540];
	const data = new Uint8Array(width * height * 4);
	// Black above, nothing below.
	for (let at = 3; at < data.length / 2; at += 4) data[at] = 255;
	const card = { left: 0, top: 0, width, height };
	const subject = { raster: { width, height, channels: 4 as const, data }, cardWidth: width, card };
	const mark = { kind: 'tiled', weight: 'heavy', colour: 'red' } as const;
	const { raster } = await markSheet(new Random(SEED), mark, subject);
	expect(Buffer.from(raster.data).equals(Buffer.from(data))).toBe(true);
});

test('purposes differ and say that nothing else is allowed', () => {
	const purposes = Array.from({ length: 60 }, (_, i) => purpose(new Random(`${SEED}/${i}`)));
	expect(new Set(purposes).size).toBeGreaterThan(40);
	expect(purposes.filter((text) => !/^仅(供|限|用于)/.test(text))).toEqual([]);
});
