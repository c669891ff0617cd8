import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { emptyIdCardFields, type Side } from '../../../domain/id-card.ts';
import { imageFormatOf } from '../../../domain/image-format.ts';
import { drawSpecimen } from '../../../tools/specimens/draw.mts';
import {
	type Layout,
	LAYOUTS,
	type Lookalike,
	LOOKALIKES,
} from '../../../tools/specimens/layout.mts';
import { LEVELS } from '../../../tools/specimens/picture/camera.mts';

const SEED = 'draw test';
const SIDES: readonly Side[] = [1, 0];

describe.each(LEVELS)('level %s', (level) => {
	test.each(SIDES)('yields the same bytes for the same seed, side %i', async (side) => {
		const request = { seed: SEED, index: 3, side, level };
		const first = await drawSpecimen(request);
		expect((await drawSpecimen(request)).picture.equals(first.picture)).toBe(true);
		expect((await drawSpecimen({ ...request, seed: 'other' })).picture.equals(first.picture)).toBe(
			false,
		);
		expect((await drawSpecimen({ ...request, index: 4 })).picture.equals(first.picture)).toBe(
			false,
		);
	});

	test('yields valid images in the level’s format and size', async () => {
		const [leastWidth, mostWidth] = { clean: [1000, 1100], photo: [780, 1700], hard: [380, 1200] }[
			level
		];
		for (let index = 0; index < 4; index++) {
			const { picture, format, file } = await drawSpecimen({ seed: SEED, index, side: 1, level });
			const { info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
			expect(format).toBe(level === 'clean' ? 'png' : 'jpeg');
			expect(imageFormatOf(picture)).toBe(format);
			expect(file).toBe(`000${index}-portrait-${level}.${format === 'png' ? 'png' : 'jpg'}`);
			expect(info.width).toBeGreaterThan(leastWidth);
			expect(info.width).toBeLessThan(mostWidth);
			expect(picture.length).toBeLessThan(1_500_000);
		}
	});
});

test('hard images occur in all four orientations', async () => {
	const shapes = new Set<string>();
	for (let index = 0; index < 8; index++) {
		const { picture } = await drawSpecimen({ seed: SEED, index, side: 0, level: 'hard' });
		const { width, height } = await sharp(picture).metadata();
		shapes.add(width > height ? 'wide' : 'tall');
	}
	expect(shapes).toEqual(new Set(['wide', 'tall']));
});

test('the person is the same at every level and on both sides', async () => {
	const clean = await drawSpecimen({ seed: SEED, index: 5, side: 1 });
	const hard = await drawSpecimen({ seed: SEED, index: 5, side: 1, level: 'hard' });
	expect(hard.fields).toEqual(clean.fields);
	const both = { seed: SEED, index: 5, side: 1, layouts: ['both-sides'] } as const;
	const emblem = await drawSpecimen({ seed: SEED, index: 5, side: 0 });
	expect((await drawSpecimen(both)).fields).toEqual({
		...clean.fields,
		issued_by: emblem.fields.issued_by,
		valid_date_start: emblem.fields.valid_date_start,
		valid_date_end: emblem.fields.valid_date_end,
	});
});

test('the fields of the other side are null, all others are set', async () => {
	const portrait = await drawSpecimen({ seed: SEED, index: 0, side: 1 });
	const emblem = await drawSpecimen({ seed: SEED, index: 0, side: 0 });
	expect(portrait.fields).toEqual({
		...emptyIdCardFields(),
		side: 1,
		identity_name: expect.stringMatching(/^.{2,20}$/u),
		identity_code: expect.stringMatching(/^\d{17}[\dX]$/),
		gender: expect.stringMatching(/^[男女]$/),
		race: expect.not.stringContaining('族'),
		birth: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
		address: expect.stringMatching(/^\S{6,}$/),
	});
	expect(emblem.fields).toEqual({
		...emptyIdCardFields(),
		side: 0,
		issued_by: expect.stringContaining('公安局'),
		valid_date_start: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
		valid_date_end: expect.stringMatching(/^(\d{4}-\d{2}-\d{2}|长期)$/),
	});
});

test.each(SIDES)('side %i is marked as a specimen in translucent red', async (side) => {
	const { picture } = await drawSpecimen({ seed: SEED, index: 0, side });
	// A part of the mark between the lines of text: the last letters, right of the middle.
	const region = { left: 540, top: 180, width: 120, height: 110 };
	const { data } = await sharp(picture).extract(region).raw().toBuffer({ resolveWithObject: true });
	let reddish = 0;
	for (let at = 0; at < data.length; at += 3) if (data[at] - data[at + 2] > 12) reddish++;
	expect(reddish / (data.length / 3)).toBeGreaterThan(0.1);
});

/** Returns the mean difference between red and blue. */
async function meanColour(picture: Buffer): Promise<number> {
	const { data } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
	let difference = 0;
	for (let at = 0; at < data.length; at += 3) difference += Math.abs(data[at] - data[at + 2]);
	return difference / (data.length / 3);
}

describe('layouts', () => {
	const plain = drawSpecimen({ seed: SEED, index: 2, side: 1 });

	test.each(LAYOUTS)('%s changes scans and photos reproducibly', async (layout) => {
		for (const level of LEVELS) {
			const request = { seed: SEED, index: 2, side: 1 as Side, level };
			const departed = { ...request, layouts: [layout] as const };
			const [without, first, again] = await Promise.all([
				drawSpecimen(request),
				drawSpecimen(departed),
				drawSpecimen(departed),
			]);
			expect(first.picture.equals(without.picture)).toBe(false);
			expect(again.picture.equals(first.picture)).toBe(true);
			await expect(sharp(first.picture).stats()).resolves.toBeDefined();
		}
	});

	test('a photocopy is black and white', async () => {
		const copy = await drawSpecimen({ seed: SEED, index: 2, side: 1, layouts: ['photocopy'] });
		expect(await meanColour((await plain).picture)).toBeGreaterThan(5);
		expect(await meanColour(copy.picture)).toBeLessThan(1);
		expect(copy.fields).toEqual((await plain).fields);
	});

	test('an image of both sides is about twice as high', async () => {
		const both = await drawSpecimen({ seed: SEED, index: 2, side: 0, layouts: ['both-sides'] });
		const [one, two] = await Promise.all([
			sharp((await plain).picture).metadata(),
			sharp(both.picture).metadata(),
		]);
		expect(two.height / one.height).toBeGreaterThan(1.8);
		expect(both.file).toBe('0002-both-clean.png');
	});

	test.each<[string, Layout[], [across: number, down: number]]>([
		['both sides beside each other', ['beside'], [2, 1]],
		['both sides beside each other, said twice', ['both-sides', 'beside'], [2, 1]],
		["two people's cards", ['two-people'], [1, 2]],
		["two people's cards beside each other", ['two-people', 'beside'], [2, 1]],
	])('%s take a multiple of the space', async (_, layouts, [across, down]) => {
		const two = await drawSpecimen({ seed: SEED, index: 2, side: 1, layouts });
		const [one, both] = await Promise.all([
			sharp((await plain).picture).metadata(),
			sharp(two.picture).metadata(),
		]);
		expect(Math.round(both.width / one.width)).toBe(across);
		expect(Math.round(both.height / one.height)).toBe(down);
	});

	test("two people's cards have true fields for each", async () => {
		const layouts = ['two-people'] as const;
		const two = await drawSpecimen({ seed: SEED, index: 2, side: 1, layouts });
		expect(two.fields).toEqual((await plain).fields);
		expect(two.second?.identity_code).toMatch(/^\d{17}[\dX]$/);
		expect(two.second?.identity_code).not.toBe(two.fields.identity_code);
		expect((await plain).second).toBeUndefined();
		expect(two.file).toBe('0002-portrait-clean-two-people.png');
	});

	test('can be combined and are part of the file name', async () => {
		const layouts: Layout[] = ['photocopy', 'finger', 'cut-corner'];
		const { file } = await drawSpecimen({ seed: SEED, index: 2, side: 0, level: 'photo', layouts });
		expect(file).toBe('0002-emblem-photo-photocopy-finger-cut-corner.jpg');
	});

	test('the scale multiplies the size in pixels', async () => {
		const large = await drawSpecimen({ seed: SEED, index: 2, side: 1, level: 'photo', scale: 2 });
		const usual = await drawSpecimen({ seed: SEED, index: 2, side: 1, level: 'photo' });
		const widths = await Promise.all(
			[large, usual].map(async ({ picture }) => (await sharp(picture).metadata()).width),
		);
		expect(widths[0] / widths[1]).toBeCloseTo(2, 1);
	});
});

describe('lookalikes', () => {
	const PREFIXES: Record<Lookalike, RegExp> = {
		'hong-kong-permit': /^810000/,
		'macao-permit': /^820000/,
		'taiwan-permit': /^830000/,
		'foreigner-card': /^9/,
	};

	test.each(LOOKALIKES)('%s has its own number and no ethnic group', async (lookalike) => {
		const portrait = await drawSpecimen({ seed: SEED, index: 1, side: 1, lookalike });
		const emblem = await drawSpecimen({ seed: SEED, index: 1, side: 0, lookalike });
		expect(portrait.fields.identity_code).toMatch(PREFIXES[lookalike]);
		expect(portrait.fields.race).toBeNull();
		expect(emblem.fields.issued_by).toBeTruthy();
		expect(emblem.fields.identity_code).toBeNull();
	});
});
