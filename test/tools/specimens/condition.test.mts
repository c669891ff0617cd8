import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { blurOf } from '../../../server/src/extra/blur.mts';
import { type Condition, CONDITIONS } from '../../../tools/specimens/condition.mts';
import { drawSpecimen, type SpecimenRequest } from '../../../tools/specimens/draw.mts';
import { illegibleUnder } from '../../../tools/specimens/picture/glare-spot.mts';

const SEED = 'condition test';
const PORTRAIT = { seed: SEED, index: 1, side: 1 } as const satisfies SpecimenRequest;

const suffering = (...conditions: Condition[]): SpecimenRequest => ({ ...PORTRAIT, conditions });

/** A scan's pixels per millimetre, and its margin. */
const MILLIMETRE = 1011 / 85.6;
const MARGIN = 24;

/** The number's row on a scan, in grey, with lines as high as the server measures blur at. */
async function numberRow(picture: Buffer) {
	const [left, top, width, height] = [28, 45.4, 45, 4];
	const { data, info } = await sharp(picture)
		.extract({
			left: Math.round(MARGIN + left * MILLIMETRE),
			top: Math.round(MARGIN + top * MILLIMETRE),
			width: Math.round(width * MILLIMETRE),
			height: Math.round(height * MILLIMETRE),
		})
		.greyscale()
		.resize({ height: 48 })
		.raw()
		.toBuffer({ resolveWithObject: true });
	return { data: Float32Array.from(data), width: info.width, height: info.height };
}

const rawPixels = (picture: Buffer, turn = 0) => sharp(picture).rotate(turn).raw().toBuffer();

/** Returns the mean absolute difference. */
function difference(one: Buffer, other: Buffer): number {
	let sum = 0;
	for (let at = 0; at < one.length; at++) sum += Math.abs(one[at] - other[at]);
	return sum / one.length;
}

test.each(CONDITIONS)('%s changes scans and photos reproducibly', async (condition) => {
	for (const level of ['clean', 'photo'] as const) {
		const plain = await drawSpecimen({ ...PORTRAIT, level });
		const first = await drawSpecimen({ ...suffering(condition), level });
		const again = await drawSpecimen({ ...suffering(condition), level });
		expect(first.picture.equals(plain.picture)).toBe(false);
		expect(again.picture.equals(first.picture)).toBe(true);
		expect(first.file).toContain(`-${level}-${condition}.`);
		if (condition !== 'blacked-out') expect(first.fields).toEqual(plain.fields);
	}
});

test('a blurred card is as blurred as the server calls hard to read', async () => {
	const plain = await drawSpecimen(PORTRAIT);
	expect(blurOf(await numberRow(plain.picture))).toBeLessThan(0.5);
	for (let index = 0; index < 4; index++) {
		const { picture } = await drawSpecimen({ ...suffering('blurred'), index });
		const blur = blurOf(await numberRow(picture));
		expect(blur).toBeGreaterThan(0.55);
		expect(blur).toBeLessThan(0.85);
	}
});

test.each(['clean', 'photo', 'hard'] as const)('few pixels are few at level %s', async (level) => {
	for (let index = 0; index < 2; index++) {
		const { picture } = await drawSpecimen({ ...suffering('few-pixels'), index, level });
		const { width, height } = await sharp(picture).metadata();
		expect(width).toBeGreaterThanOrEqual(430);
		expect(width).toBeLessThan(700);
		expect(width / height).toBeGreaterThan(1.3);
		expect(width / height).toBeLessThan(1.75);
	}
});

test('faded print is grey but not gone', async () => {
	const darkest = async (request: SpecimenRequest) => {
		const { data } = await numberRow((await drawSpecimen(request)).picture);
		return Math.min(...data);
	};
	expect(await darkest(PORTRAIT)).toBeLessThan(50);
	const faded = await darkest(suffering('faded'));
	expect(faded).toBeGreaterThan(90);
	expect(faded).toBeLessThan(200);
});

describe('blacked out', () => {
	const hiddenOn = async (side: 1 | 0, index: number) => {
		const request = { seed: SEED, index, side };
		const { fields } = await drawSpecimen(request);
		const hidden = await drawSpecimen({ ...request, conditions: ['blacked-out'] });
		const names = (Object.keys(fields) as Array<keyof IdCardFields>).filter(
			(name) => hidden.fields[name] !== fields[name],
		);
		expect(names.map((name) => hidden.fields[name])).toEqual(names.map(() => null));
		return { names, picture: hidden.picture };
	};

	test('fields are null, others stay', async () => {
		const seen = new Set<string>();
		for (let index = 0; index < 5; index++) {
			for (const side of [1, 0] as const) {
				const { names } = await hiddenOn(side, index);
				expect(names.length).toBeGreaterThan(0);
				for (const name of names) seen.add(name);
			}
		}
		expect([...seen]).toEqual(
			expect.arrayContaining(['identity_name', 'identity_code', 'address', 'issued_by']),
		);
		expect([...seen]).not.toEqual(expect.arrayContaining(['gender']));
		expect([...seen]).not.toEqual(expect.arrayContaining(['side']));
	});

	test('digits cannot be seen', async () => {
		for (let index = 0; index < 4; index++) {
			const { names, picture } = await hiddenOn(1, index);
			const { data, width } = await numberRow(picture);
			// The middle of the row, where digits are if there is no bar.
			const middle = data.subarray(22 * width, 26 * width);
			const spread = Math.max(...middle) - Math.min(...middle);
			if (names.includes('identity_code')) expect(spread).toBeLessThan(60);
			else expect(spread).toBeGreaterThan(120);
		}
	});
});

describe('glare', () => {
	test('keeps the true values and names those that cannot be read', async () => {
		for (let index = 0; index < 4; index++) {
			const { fields, illegible = [] } = await drawSpecimen({ ...suffering('glare'), index });
			expect(illegible.length).toBeGreaterThan(0);
			for (const name of illegible) expect(fields[name]).not.toBeNull();
		}
		expect((await drawSpecimen(PORTRAIT)).illegible).toBeUndefined();
	});

	test('touches what is within its ellipse only', () => {
		const spot = { x: 20, y: 10, long: 6, short: 3, degrees: 90 };
		const row = { width: 10, height: 3 };
		const areas = {
			identity_name: [{ left: 15, top: 8, ...row }],
			// Beside the narrow ellipse, but within its length.
			race: [{ left: 24, top: 8, ...row }],
			gender: [{ left: 15, top: 15, ...row }],
			address: [
				{ left: 15, top: 60, ...row },
				{ left: 15, top: 2, ...row },
			],
			birth: [{ left: 15, top: 20, ...row }],
		};
		expect(illegibleUnder(spot, areas)).toEqual(['identity_name', 'gender', 'address']);
	});

	test('wipes the same value of a card that is upside down', async () => {
		const glare = await drawSpecimen(suffering('glare'));
		const turned = await drawSpecimen(suffering('glare', 'upside-down'));
		expect(turned.illegible).toEqual(glare.illegible);
		const pixels = await rawPixels(glare.picture);
		expect(difference(await rawPixels(turned.picture, 180), pixels)).toBeLessThan(0.5);
		const plain = await rawPixels((await drawSpecimen(PORTRAIT)).picture);
		expect(difference(plain, pixels)).toBeGreaterThan(0.5);
	});
});

describe('upside down', () => {
	test('turns a single card', async () => {
		const plain = await drawSpecimen(PORTRAIT);
		const turned = await drawSpecimen(suffering('upside-down'));
		const [pixels, back] = [await rawPixels(plain.picture), await rawPixels(turned.picture, 180)];
		expect(difference(pixels, back)).toBeLessThan(0.5);
	});

	test('turns one of two cards, either of them', async () => {
		const turned: string[] = [];
		for (let index = 0; index < 4; index++) {
			const request = { ...PORTRAIT, index, layouts: ['both-sides'] as const };
			const plain = await drawSpecimen(request);
			const { picture } = await drawSpecimen({ ...request, conditions: ['upside-down'] });
			const pixels = [await rawPixels(plain.picture), await rawPixels(picture)];
			const half = pixels[0].length / 2;
			const [first, second] = [
				difference(pixels[0].subarray(0, half), pixels[1].subarray(0, half)),
				difference(pixels[0].subarray(half), pixels[1].subarray(half)),
			];
			turned.push(`${first > 1 ? 'first' : ''}${second > 1 ? 'second' : ''}`);
		}
		expect(new Set(turned)).toEqual(new Set(['first', 'second']));
	});
});

test('a kind of card whose values have no known places cannot be blacked out', async () => {
	const request = { ...suffering('blacked-out'), lookalike: 'foreigner-card' } as const;
	await expect(drawSpecimen(request)).rejects.toThrow(RangeError);
});
