import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { decodeImage } from '../../src/image/decode.mts';
import { mapCorners, type Point, type Size } from '../../src/geometry/quad.mts';
import { uprightCorners } from '../../src/geometry/rotated-bounds.mts';
import type { Raster } from '../../src/image/raster.mts';
import type { Redactable } from '../../../domain/extra.ts';
import { redacted, type CopiedPage } from '../../src/crops/redacted.mts';
import { linesIn } from '../../src/reading/raster-reading.mts';
import { portraitToScale, toScale } from '../card/card-lines.mts';
import { madeCard, type MadeCard } from './made-card.mts';

/** In millimetres: left, top, right, bottom. */
const PLACES = {
	identity_name: [14, 5, 50, 12],
	gender: [14, 13, 20, 18],
	birth: [14, 20, 50, 25],
	address: [14, 28, 55, 43],
	identity_code: [27, 45, 82, 50],
	portrait: [55, 7.6, 80, 39],
} as const;
type Place = keyof typeof PLACES;

const pageOf = ({ image, reading, placed }: MadeCard): CopiedPage => ({
	image,
	cards: placed,
	lines: linesIn(reading),
});

async function copyOf(
	page: CopiedPage,
	redact: readonly Redactable[],
	watermark: string | null = null,
): Promise<Raster> {
	const { copy } = await redacted(page, { redact, watermark });
	return (await decodeImage(Buffer.from(copy!, 'base64')))!;
}

const imageOf = (made: MadeCard, redact: readonly Redactable[], watermark: string | null = null) =>
	copyOf(pageOf(made), redact, watermark);

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

test('a value is covered wherever it is written again on the card', async () => {
	const place = [29, 40.2, 72, 42.5];
	const again = toScale('编号310101199001011242', 24, 41.5, 2.5);
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
	const page = pageOf(madeCard(portraitToScale()));
	const { copy } = await redacted(page, { redact: [], watermark: null });
	const { exif, icc, xmp, iptc, format, chromaSubsampling } = await sharp(
		Buffer.from(copy!, 'base64'),
	).metadata();
	expect({ exif, icc, xmp, iptc }).toEqual({});
	expect([format, chromaSubsampling]).toEqual(['jpeg', '4:4:4']);
});

test('without a card there is no image that could pass for a redacted one', async () => {
	const page = pageOf(madeCard([]));
	const watermark = '仅供测试';
	expect(await redacted(page, { redact: ['identity_code'], watermark })).toEqual({
		copy: null,
		unsettled: ['no-card'],
	});
	expect(await redacted(page, { redact: [], watermark })).toEqual({
		copy: expect.any(String),
		unsettled: [],
	});
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
	/** All around the card, and a rim of it. */
	const around = (rim: number) =>
		[
			[-40, -30, 120, rim],
			[-40, 54 - rim, 120, 78],
			[-40, -30, rim, 78],
			[85.6 - rim, -30, 120, 78],
		].map(onPage);
	const AROUND = around(1.4);

	test.each([null, '仅供办理入职使用'])(
		'all around is black, with the watermark %j',
		async (mark) => {
			const image = await imageOf(made, ['identity_name'], mark);
			expect(AROUND.map((place) => blackShare(image, place))).toEqual([1, 1, 1, 1]);
			expect(blackShare(image, onPage(PLACES.identity_name))).toBe(1);
			for (const name of ['address', 'identity_code', 'portrait'] as const) {
				expect([name, blackShare(image, onPage(PLACES[name])) < 0.15]).toEqual([name, true]);
			}
		},
	);

	test('around it stays as it is where nothing is covered', async () => {
		const image = await imageOf(made, []);
		expect(AROUND.map((place) => blackShare(image, place))).toEqual([0, 0, 0, 0]);
	});

	test.each([
		['its words allow where a frame around it was taken for its border', -6, 1.4],
		['its outline allows where that is smaller', 1, 2.4],
	])('is no more than %s', async (_name, inset, rim) => {
		const [card] = made.placed;
		const frame = onPage([inset, inset, 85.6 - inset, 54 - inset]).map((edge) => 10 * edge);
		const [left, top, right, bottom] = frame;
		const outline = uprightCorners({ left, top, right, bottom });
		const page = { ...pageOf(made), cards: [{ ...card, outline }] };
		const image = await copyOf(page, ['portrait']);
		expect(around(rim).map((place) => blackShare(image, place))).toEqual([1, 1, 1, 1]);
	});

	test('is that of each card', async () => {
		const [card] = made.placed;
		const shifted = card.outline.map(({ x, y }) => ({ x: x - 380, y }));
		const other = {
			...card,
			outline: shifted as unknown as typeof card.outline,
			inImage: (quad: typeof card.outline) => mapCorners(quad, ({ x, y }) => ({ x: x - 380, y })),
		};
		const image = await copyOf({ ...pageOf(made), cards: [card, other] }, ['portrait']);
		expect(blackShare(image, onPage([-34, 4, -2, 50]))).toBeLessThan(0.01);
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
	const copied = ({ image, placed: cards }: Pick<MadeCard, 'image' | 'placed'>) =>
		redacted({ image, cards, lines: [] }, { redact: ['portrait'], watermark: null });
	const NO_COPY = { copy: null, unsettled: ['card-not-placed'] };

	test.each<[string, MadeCard]>([
		['cut at the right', madeCard(portraitToScale(), place({ x: 0, y: 0 }, { width: 800 }))],
		['cut at the bottom', madeCard(portraitToScale(), place({ x: 9, y: 9 }, { height: 500 }))],
		[
			'placed by few words at its foot',
			madeCard(portraitToScale().slice(8), place({ x: 90, y: 90 })),
		],
	])('has no copy: %s', async (_name, made) => {
		expect(made.placed).toHaveLength(1);
		expect(await copied(made)).toEqual(NO_COPY);
	});

	test('may reach to the edge of the image', async () => {
		const made = madeCard(portraitToScale(), place({ x: -15, y: -15 }));
		expect(await copied(made)).toEqual({ copy: expect.any(String), unsettled: [] });
	});

	test('has none if it is tiny, or its layout is a guess', async () => {
		const { image, placed } = madeCard(portraitToScale(), place({ x: 90, y: 90 }));
		const [card] = placed;
		const tiny = {
			...card,
			outline: mapCorners(card.outline, ({ x, y }) => ({ x: x / 5, y: y / 5 })),
		};
		expect(await copied({ image, placed: [tiny] })).toEqual(NO_COPY);
		const { placement } = card.card;
		const template = { ...placement.template, isGuess: true } as const;
		const guessed = { ...card, card: { ...card.card, placement: { ...placement, template } } };
		expect(await copied({ image, placed: [guessed] })).toEqual(NO_COPY);
	});

	test('is black beside one whose place is', async () => {
		const { image, placed } = madeCard(portraitToScale(), place({ x: 600, y: 300 }));
		const [card] = placed;
		// It overlaps the other's left half.
		const outside = mapCorners(card.outline, ({ x, y }) => ({ x: x - 640, y }));
		const both = { image, placed: [card, { ...card, outline: outside }] };
		const { copy, unsettled } = await copied(both);
		expect(unsettled).toEqual(['card-not-placed']);
		const shown = (await decodeImage(Buffer.from(copy!, 'base64')))!;
		expect(blackShare(shown, [0, 0, 81, 108])).toBe(1);
		expect(blackShare(shown, [83, 35, 110, 80])).toBeLessThan(0.01);
	});
});
