import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import type { Redactable } from '../../../domain/extra.ts';
import { copyOf, coveredCards, redactedCopy } from '../../src/crops/card-picture.mts';
import { drawnPurpose } from '../../src/crops/purpose.mts';
import { inRows } from '../../src/crops/purpose-rows.mts';
import { mapCorners, type Point, type Size } from '../../src/geometry/quad.mts';
import { quadOf } from '../../src/geometry/rotated-bounds.mts';
import { decodeImage } from '../../src/image/decode.mts';
import type { Raster } from '../../src/image/raster.mts';
import { linesIn } from '../../src/reading/raster-reading.mts';
import { portraitToScale, toScale } from '../card/card-lines.mts';
import { madeCard, type MadeCard } from './made-card.mts';

/** In millimetres: left, top, right, bottom. */
const PLACES = {
	identity_name: [14, 5, 50, 12],
	gender: [14, 13, 20, 18],
	birth: [14, 20, 50, 25],
	address: [14, 28, 55, 43],
	identity_code: [27, 45, 80, 50],
	portrait: [55, 7.6, 80, 39],
} as const;
type Place = keyof typeof PLACES;

const PURPOSE = '仅供办理入职使用·测试';

/** The redacted copy of the first card; `null` if there is none. */
async function redactedOf(
	{ image, reading, placed }: MadeCard,
	redact: readonly Redactable[],
	purpose: string | null = null,
): Promise<Raster | null> {
	const copy = await redactedCopy(placed[0], image, {
		covered: coveredCards(placed, image, linesIn(reading), redact),
		purpose: purpose === null ? null : await drawnPurpose(purpose),
	});
	return copy === null ? null : await decodeImage(Buffer.from(copy, 'base64'));
}

/** The share of a place's pixels of which a test of their brightness, from 0 to 255, is true. */
function shareOf(
	{ data, width }: Raster,
	place: readonly number[],
	isCounted: (brightness: number) => boolean,
): number {
	const [left, top, right, bottom] = place.map((edge) => Math.round((edge * width) / 85.6));
	let [counted, all] = [0, 0];
	for (let y = top; y < bottom; y++) {
		for (let x = left; x < right; x++) {
			const at = (y * width + x) * 3;
			all++;
			if (isCounted((data[at] + data[at + 1] + data[at + 2]) / 3)) counted++;
		}
	}
	return counted / all;
}

const blackShare = (image: Raster, place: readonly number[]) =>
	shareOf(image, place, (brightness) => brightness === 0);

const coveredIn = (image: Raster): Place[] =>
	(Object.keys(PLACES) as Place[]).filter((name) => blackShare(image, PLACES[name]) === 1);

describe('exactly the requested places are black', () => {
	const made = madeCard(portraitToScale());
	test.each<[Place[]]>([
		[['identity_name']],
		[['identity_code', 'portrait']],
		[['birth']],
		[['gender', 'address']],
		[Object.keys(PLACES) as Place[]],
	])('%j', async (names) => {
		const image = (await redactedOf(made, names))!;
		expect(coveredIn(image).sort()).toEqual([...names].sort());
		for (const name of Object.keys(PLACES) as Place[]) {
			if (names.includes(name)) continue;
			expect([name, blackShare(image, PLACES[name]) < 0.2]).toEqual([name, true]);
		}
	});
});

test('values that were not read are also covered', async () => {
	const lost = ['于雨薇', '上海市黄浦区人民大道', '200号3室'];
	const made = madeCard(portraitToScale().filter(({ text }) => !lost.includes(text)));
	expect(made.reading.cards[0].fields).toMatchObject({ identity_name: null, address: null });
	expect(coveredIn((await redactedOf(made, ['identity_name', 'address']))!)).toEqual([
		'identity_name',
		'address',
	]);
});

test('a value is covered wherever it is written again on the card', async () => {
	const place = [29, 40.2, 72, 42.5];
	const again = toScale('编号310101199001011242', 24, 41.5, 2.5);
	const made = madeCard([...portraitToScale(), again]);
	expect(blackShare((await redactedOf(made, ['identity_name']))!, place)).toBe(0);
	expect(blackShare((await redactedOf(made, ['identity_code']))!, place)).toBe(1);
});

describe('the purpose', () => {
	const made = madeCard(portraitToScale());
	const whole = [0, 0, 85.6, 54];

	test('is written over bars and all, large, and all of it on the card', async () => {
		const plain = (await redactedOf(made, ['identity_code', 'address']))!;
		const marked = (await redactedOf(made, ['identity_code', 'address'], PURPOSE))!;
		const onBars = shareOf(marked, PLACES.address, (brightness) => brightness > 60);
		expect(onBars).toBeGreaterThan(0.03);
		const changed: Point[] = [];
		plain.data.forEach((value, at) => {
			if (Math.abs(value - marked.data[at]) <= 40) return;
			const pixel = Math.floor(at / 3);
			changed.push({ x: pixel % plain.width, y: Math.floor(pixel / plain.width) });
		});
		const [xs, ys] = [changed.map(({ x }) => x), changed.map(({ y }) => y)];
		const least = (values: number[]) => values.reduce((one, other) => Math.min(one, other));
		const most = (values: number[]) => values.reduce((one, other) => Math.max(one, other));
		expect(least([...xs, ...ys])).toBeGreaterThan(10);
		expect(most(xs)).toBeLessThan(plain.width - 10);
		expect(most(ys)).toBeLessThan(plain.height - 10);
		expect(most(xs) - least(xs)).toBeGreaterThan(plain.width / 2);
	});

	test('is on a copy of the card, on white', async () => {
		const [card] = made.placed;
		const copy = Buffer.from(await copyOf(card, made.image, await drawnPurpose(PURPOSE)), 'base64');
		const { exif, icc, xmp, iptc, format, chromaSubsampling } = await sharp(copy).metadata();
		expect({ exif, icc, xmp, iptc }).toEqual({});
		expect([format, chromaSubsampling]).toEqual(['jpeg', '4:4:4']);
		const image = (await decodeImage(copy))!;
		expect(shareOf(image, [0, 0, 0.5, 0.5], (brightness) => brightness > 245)).toBe(1);
		expect(shareOf(image, whole, (brightness) => brightness > 245)).toBeLessThan(0.05);
	});

	test.each([
		['仅供入职登记使用', '仅供入职登记使用'],
		['仅供某某科技有限公司办理入职登记使用', '仅供某某科技有限公司\n办理入职登记使用'],
		[
			'仅供租房备案，他用无效，复印无效，转借他人也无效',
			'仅供租房备案，他用无效，\n复印无效，转借他人也无效',
		],
		['For onboarding at Example Ltd only', 'For onboarding at\nExample Ltd only'],
	])('%s is broken between words, into rows of about one length', (purpose, rows) => {
		expect(inRows(purpose).rows.join('\n')).toBe(rows);
	});

	test.each([0, 64, 100, 128, 160, 255])('shows on a card of brightness %d', async (grey) => {
		const background = { r: grey, g: grey, b: grey };
		const drawn = await sharp(await drawnPurpose(PURPOSE))
			.flatten({ background })
			.greyscale()
			.raw()
			.toBuffer();
		const [darkest, lightest] = [Math.min, Math.max].map((most) =>
			drawn.reduce((one, other) => most(one, other)),
		);
		expect(lightest - darkest).toBeGreaterThan(60);
	});

	test.each(['...', '_', '＿', '&<">', '仅'.repeat(40)])('may be %s', async (purpose) => {
		const [card] = made.placed;
		expect(await copyOf(card, made.image, await drawnPurpose(purpose))).toMatch(/^\/9j\//);
	});

	test('leaves the original image as it is', async () => {
		const before = Uint8Array.from(made.image.data);
		await redactedOf(made, ['portrait'], PURPOSE);
		expect(Buffer.compare(before, made.image.data)).toBe(0);
	});
});

describe('what may lie beside the card is white', () => {
	const at = { x: 400, y: 300 };
	const made = madeCard(portraitToScale(), { at, width: 1600, height: 1080 });
	const isWhite = (brightness: number) => brightness > 245;

	test('as far as nothing is printed there', async () => {
		const image = (await redactedOf(made, ['identity_name']))!;
		for (const edge of [
			[0, 0, 85.6, 2.8],
			[0, 0, 2.8, 54],
			[82.8, 0, 85.6, 54],
			[0, 51.2, 85.6, 54],
		]) {
			expect(shareOf(image, edge, isWhite)).toBeGreaterThan(0.99);
		}
		expect(shareOf(image, PLACES.address, isWhite)).toBe(0);
	});

	test('where a frame around it was taken for its border', async () => {
		const [card] = made.placed;
		const [left, top, right, bottom] = [340, 240, 1316, 900];
		const outline = quadOf({ left, top, right, bottom });
		const image = (await redactedOf({ ...made, placed: [{ ...card, outline }] }, ['portrait']))!;
		expect(shareOf(image, [0, 0, 85.6, 7], isWhite)).toBeGreaterThan(0.99);
		expect(shareOf(image, [0, 0, 7, 54], isWhite)).toBeGreaterThan(0.99);
	});
});

describe('a card whose place is not sure has no redacted copy', () => {
	const place = (at: Point, size: Partial<Size> = {}) => ({
		at,
		width: 1600,
		height: 1080,
		...size,
	});

	test.each<[string, MadeCard]>([
		['cut at the right', madeCard(portraitToScale(), place({ x: 0, y: 0 }, { width: 800 }))],
		['cut at the bottom', madeCard(portraitToScale(), place({ x: 9, y: 9 }, { height: 500 }))],
		[
			'placed by few words at its foot',
			madeCard(portraitToScale().slice(8), place({ x: 90, y: 90 })),
		],
	])('%s', async (_name, made) => {
		expect(made.placed).toHaveLength(1);
		expect(await redactedOf(made, ['portrait'])).toBeNull();
	});

	test('but may reach to the edge of the image', async () => {
		const made = madeCard(portraitToScale(), place({ x: -15, y: -15 }));
		expect(await redactedOf(made, ['portrait'])).not.toBeNull();
	});

	test('as a tiny one, or one whose layout is a guess', async () => {
		const made = madeCard(portraitToScale(), place({ x: 90, y: 90 }));
		const [card] = made.placed;
		const outline = mapCorners(card.outline, ({ x, y }) => ({ x: x / 5, y: y / 5 }));
		expect(await redactedOf({ ...made, placed: [{ ...card, outline }] }, ['portrait'])).toBeNull();
		const { placement } = card.card;
		const template = { ...placement.template, isGuess: true } as const;
		const guessed = { ...card, card: { ...card.card, placement: { ...placement, template } } };
		expect(await redactedOf({ ...made, placed: [guessed] }, ['portrait'])).toBeNull();
	});

	test('and is black on that of another card', async () => {
		const made = madeCard(portraitToScale(), place({ x: 600, y: 300 }));
		const [card] = made.placed;
		// It overlaps the other's left half, and reaches beyond the image.
		const outline = mapCorners(card.outline, ({ x, y }) => ({ x: x - 640, y }));
		const both = { ...made, placed: [card, { ...card, outline }] };
		const image = (await redactedOf(both, ['gender']))!;
		expect(blackShare(image, [4, 6, 20, 50])).toBeGreaterThan(0.999);
		expect(blackShare(image, [24, 6, 80, 50])).toBeLessThan(0.1);
	});
});
