import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { decodeImage } from '../../src/image/decode.mts';
import { mapCorners, type Point, type Size } from '../../src/geometry/quad.mts';
import { uprightCorners } from '../../src/geometry/rotated-bounds.mts';
import type { Raster } from '../../src/image/raster.mts';
import type { RedactArea, Redactable } from '../../../domain/extra.ts';
import { redacted } from '../../src/crops/redacted.mts';
import { linesIn } from '../../src/reading/raster-reading.mts';
import { portraitToScale, toScale } from '../card/card-lines.mts';
import { madeCard, type MadeCard } from './made-card.mts';

/** In millimetres: left, top, right, bottom. */
const PLACES = {
	identity_name: [14, 5, 50, 12],
	gender: [14, 13, 20, 18],
	birth: [14, 20, 50, 25],
	address: [14, 28, 55, 43],
	identity_code: [27, 45, 83, 51],
	portrait: [55, 7.6, 80, 39],
} as const;
type Place = keyof typeof PLACES;

async function imageOf(
	{ image, reading, placed }: MadeCard,
	redact: readonly Redactable[],
	watermark: string | null = null,
	redactArea: RedactArea = 'page',
): Promise<Raster> {
	const asked = { redact, redactArea, watermark };
	const jpeg = await redacted(image, linesIn(reading), placed, asked);
	return (await decodeImage(Buffer.from(jpeg!, 'base64')))!;
}

/** The share of a place's pixels that are black. */
function blackShare({ data, width }: Raster, place: readonly number[]): number {
	const [left, top, right, bottom] = place.map((edge) => Math.round(10 * edge));
	let [black, all] = [0, 0];
	for (let y = top; y < bottom; y++) {
		for (let x = left; x < right; x++) {
			const at = (y * width + x) * 3;
			all++;
			if (data[at] + data[at + 1] + data[at + 2] === 0) black++;
		}
	}
	return black / all;
}

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
		const image = await imageOf(made, names);
		expect(coveredIn(image).sort()).toEqual([...names].sort());
		for (const name of Object.keys(PLACES) as Place[]) {
			if (names.includes(name)) continue;
			expect([name, blackShare(image, PLACES[name]) < 0.15]).toEqual([name, true]);
		}
	});
});

test('values that were not read are also covered', async () => {
	const lost = ['于雨薇', '上海市黄浦区人民大道', '200号3室'];
	const made = madeCard(portraitToScale().filter(({ text }) => !lost.includes(text)));
	expect(made.reading.cards[0].fields).toMatchObject({ identity_name: null, address: null });
	expect(coveredIn(await imageOf(made, ['identity_name', 'address']))).toEqual([
		'identity_name',
		'address',
	]);
});

test('a value is covered wherever it is written again', async () => {
	const place = [29, 0.6, 72, 2.3];
	const again = toScale('编号310101199001011242', 24, 1.8, 2.5);
	const made = madeCard([...portraitToScale(), again]);
	expect(blackShare(await imageOf(made, ['identity_name']), place)).toBe(0);
	expect(blackShare(await imageOf(made, ['identity_code']), place)).toBe(1);
});

test('a watermark is written only across what is not covered', async () => {
	const made = madeCard(portraitToScale());
	const plain = await imageOf(made, ['identity_code']);
	const marked = await imageOf(made, ['identity_code'], '仅供办理入职使用·测试');
	expect(coveredIn(marked)).toEqual(['identity_code']);
	let changed = 0;
	plain.data.forEach((value, at) => {
		if (Math.abs(value - marked.data[at]) > 30) changed++;
	});
	expect(changed / plain.data.length).toBeGreaterThan(0.01);
	expect(changed / plain.data.length).toBeLessThan(0.2);
});

test('the original image stays unchanged', async () => {
	const made = madeCard(portraitToScale());
	const before = Uint8Array.from(made.image.data);
	await imageOf(made, ['portrait'], '仅供测试');
	expect(Buffer.compare(before, made.image.data)).toBe(0);
});

test('the redacted copy has no metadata', async () => {
	const { image, reading, placed } = madeCard(portraitToScale());
	const jpeg = await redacted(image, linesIn(reading), placed, {
		...{ redact: [], redactArea: 'card', watermark: null },
	});
	const { exif, icc, xmp, iptc, format, chromaSubsampling } = await sharp(
		Buffer.from(jpeg!, 'base64'),
	).metadata();
	expect({ exif, icc, xmp, iptc }).toEqual({});
	expect([format, chromaSubsampling]).toEqual(['jpeg', '4:4:4']);
});

test('without a card there is no image that could pass for a redacted one', async () => {
	const { image, reading } = madeCard([]);
	const options = { redact: ['identity_code'], redactArea: 'page', watermark: '仅供测试' } as const;
	expect(await redacted(image, linesIn(reading), [], options)).toBeNull();
	expect(await redacted(image, linesIn(reading), [], { ...options, redact: [] })).toEqual(
		expect.any(String),
	);
});

describe('of the card alone', () => {
	/** The card's upper left corner, in pixels of a page. */
	const at = { x: 400, y: 300 };
	const page = { at, width: 1600, height: 1080 };
	const made = madeCard(portraitToScale(), page);
	/** A place on the page, in millimetres from the card's upper left corner. */
	const onPage = ([left, top, right, bottom]: readonly number[]) => [
		...[left + at.x / 10, top + at.y / 10, right + at.x / 10, bottom + at.y / 10],
	];
	const AROUND = [
		[-40, -30, 120, -2],
		[-40, 56, 120, 78],
		[-40, -30, -2, 78],
		[88, -30, 120, 78],
	].map(onPage);

	test.each([null, '仅供办理入职使用'])(
		'all around is black, with the watermark %j',
		async (mark) => {
			const image = await imageOf(made, ['identity_name'], mark, 'card');
			expect(AROUND.map((place) => blackShare(image, place))).toEqual([1, 1, 1, 1]);
			expect(blackShare(image, onPage(PLACES.identity_name))).toBe(1);
			for (const name of ['address', 'identity_code', 'portrait'] as const) {
				expect([name, blackShare(image, onPage(PLACES[name])) < 0.15]).toEqual([name, true]);
			}
		},
	);

	test('around it stays as it is on the whole page, or where nothing is covered', async () => {
		for (const image of [
			await imageOf(made, ['identity_name'], null, 'page'),
			await imageOf(made, [], null, 'card'),
		]) {
			expect(AROUND.map((place) => blackShare(image, place))).toEqual([0, 0, 0, 0]);
		}
	});

	test('is no more than its words allow where a frame around it was taken for its border', async () => {
		const [card] = made.placed;
		const [left, top, right, bottom] = [at.x - 60, at.y - 60, at.x + 916, at.y + 600];
		const frame = uprightCorners({ left, top, right, bottom });
		const asked = { redact: ['portrait'], redactArea: 'card', watermark: null } as const;
		const jpeg = await redacted(made.image, [], [{ ...card, outline: frame }], asked);
		const image = (await decodeImage(Buffer.from(jpeg!, 'base64')))!;
		expect(AROUND.map((place) => blackShare(image, place))).toEqual([1, 1, 1, 1]);
	});

	test('is that of each card', async () => {
		const asked = { redact: ['portrait'], redactArea: 'card', watermark: null } as const;
		const [card] = made.placed;
		const shifted = card.outline.map(({ x, y }) => ({ x: x - 380, y }));
		const other = {
			...card,
			outline: shifted as unknown as typeof card.outline,
			inImage: (quad: typeof card.outline) => mapCorners(quad, ({ x, y }) => ({ x: x - 380, y })),
		};
		const jpeg = await redacted(made.image, [], [card, other], asked);
		const image = (await decodeImage(Buffer.from(jpeg!, 'base64')))!;
		expect(blackShare(image, onPage([-36, 2, -2, 52]))).toBeLessThan(0.01);
		expect(blackShare(image, onPage(PLACES.portrait))).toBe(1);
	});
});

describe('a card whose place is not sure', () => {
	const place = (at: Point, size: Partial<Size> = {}) => ({
		at,
		width: 1600,
		height: 1080,
		...size,
	});
	const hasCopy = async ({ image, placed }: MadeCard, redactArea: RedactArea) => {
		const asked = { redact: ['portrait'], redactArea, watermark: null } as const;
		return (await redacted(image, [], placed, asked)) !== null;
	};

	test.each<[string, MadeCard]>([
		['cut at the right', madeCard(portraitToScale(), place({ x: 0, y: 0 }, { width: 800 }))],
		['cut at the bottom', madeCard(portraitToScale(), place({ x: 9, y: 9 }, { height: 500 }))],
		[
			'placed by few words at its foot',
			madeCard(portraitToScale().slice(8), place({ x: 90, y: 90 })),
		],
	])('has no copy: %s', async (_name, made) => {
		expect(made.placed).toHaveLength(1);
		expect(await hasCopy(made, 'card')).toBe(false);
		expect(await hasCopy(made, 'page')).toBe(false);
	});

	test('may reach to the edge of the image', async () => {
		const made = madeCard(portraitToScale(), place({ x: -15, y: -15 }));
		expect(await hasCopy(made, 'card')).toBe(true);
	});

	test('has none if it is tiny, or its layout is a guess', async () => {
		const { image, placed } = madeCard(portraitToScale(), place({ x: 90, y: 90 }));
		const [card] = placed;
		const tiny = {
			...card,
			outline: mapCorners(card.outline, ({ x, y }) => ({ x: x / 5, y: y / 5 })),
		};
		expect(await hasCopy({ image, placed: [tiny] } as unknown as MadeCard, 'card')).toBe(false);
		const { placement } = card.card;
		const template = { ...placement.template, isGuess: true } as const;
		const guessed = { ...card, card: { ...card.card, placement: { ...placement, template } } };
		expect(await hasCopy({ image, placed: [guessed] } as unknown as MadeCard, 'card')).toBe(false);
	});

	test('is black beside one whose place is, and the whole page has no copy', async () => {
		const { image, placed } = madeCard(portraitToScale(), place({ x: 600, y: 300 }));
		const [card] = placed;
		// It overlaps the other's left half.
		const outside = mapCorners(card.outline, ({ x, y }) => ({ x: x - 640, y }));
		const made = { image, placed: [card, { ...card, outline: outside }] } as unknown as MadeCard;
		expect(await hasCopy(made, 'page')).toBe(false);
		const asked = { redact: ['portrait'], redactArea: 'card', watermark: null } as const;
		const jpeg = await redacted(image, [], made.placed, asked);
		const copy = (await decodeImage(Buffer.from(jpeg!, 'base64')))!;
		expect(blackShare(copy, [0, 0, 81, 108])).toBe(1);
		expect(blackShare(copy, [83, 35, 110, 80])).toBeLessThan(0.01);
	});
});
