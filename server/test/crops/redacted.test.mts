import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { decodeImage } from '../../src/image/decode.mts';
import type { Raster } from '../../src/image/raster.mts';
import type { Redactable } from '../../../domain/extra.ts';
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
): Promise<Raster> {
	const jpeg = await redacted(image, linesIn(reading), placed, { redact, watermark });
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
	const jpeg = await redacted(image, linesIn(reading), placed, { redact: [], watermark: null });
	const { exif, icc, xmp, iptc, format, chromaSubsampling } = await sharp(
		Buffer.from(jpeg!, 'base64'),
	).metadata();
	expect({ exif, icc, xmp, iptc }).toEqual({});
	expect([format, chromaSubsampling]).toEqual(['jpeg', '4:4:4']);
});

test('without a card there is no image that could pass for a redacted one', async () => {
	const { image, reading } = madeCard([]);
	const options = { redact: ['identity_code'] as const, watermark: '仅供测试' };
	expect(await redacted(image, linesIn(reading), [], options)).toBeNull();
	expect(await redacted(image, linesIn(reading), [], { ...options, redact: [] })).toEqual(
		expect.any(String),
	);
});
