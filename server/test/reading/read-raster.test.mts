import { expect, test } from '@jest/globals';

import type { Quad } from '../../src/geometry/quad.mts';
import type { DetectedLines, TextReader } from '../../src/ocr/text-reader.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { readRaster } from '../../src/reading/read-raster.mts';
import { changed, emblemLines, line, moved, portraitLines } from '../card/card-lines.mts';

const RASTER = { data: new Uint8Array(3), width: 512, height: 512 };

/** Stands in for the networks: returns one list of lines for each pass and records the passes. */
function readerOf(...passes: TextLine[][]) {
	const asked: string[] = [];
	const found = (longSide: number, contrastStretch: boolean, part = false): DetectedLines => {
		asked.push(`${longSide}${contrastStretch ? ' stretched' : ''}${part ? ' part' : ''}`);
		return {
			raster: RASTER,
			quads: passes[asked.length - 1].map(({ quad }) => quad),
			contrastStretch,
			bicubic: false,
		};
	};
	const reader = {
		firstSide: 512,
		detect: async (_: unknown, side: number, { contrastStretch = false } = {}) =>
			found(side, contrastStretch),
		detectWithin: async (
			_: unknown,
			_part: unknown,
			side: number,
			{ contrastStretch = false } = {},
		) => found(side, contrastStretch, true),
		recognize: async () => passes[asked.length - 1],
	} as unknown as TextReader;
	return { reader, asked };
}

const whole = portraitLines();
const noAddress = changed(whole, { 上海市黄浦区人民大道: [], '200号3室': [] });
const withRow = (probability: number) =>
	changed(whole, {
		上海市黄浦区人民大道: [line('上海市黄浦区人民大道南', 120, 200, { probability })],
	});
const confident = withRow(1);
const noDates = changed(emblemLines(), { '2017.08.12-2037.08.12': [] });
const both = (emblem: TextLine[]) => [...confident, ...moved(emblem, 0, 420)];

const NUMBER = '310101199001011242';
const LABELS = { 姓名: [], 性别: [], 出生: [], 住址: [], 公民身份号码: [], '1990年1月1日': [] };

/** The same lines in small print. */
const shrunk = (lines: readonly TextLine[]) =>
	lines.map((one) => ({
		...one,
		quad: one.quad.map(({ x, y }) => ({ x: x / 5, y: y / 5 })) as unknown as Quad,
	}));
const page = Array.from({ length: 20 }, (_, row) => line('沿着石板路慢慢往回走', 0, 40 * row));

test.each<[string, TextLine[][], string[]]>([
	['one of high confidence', [confident], ['512']],
	['two where the second is', [noAddress, confident], ['512', '960 part']],
	[
		'three where the address still has a low confidence',
		[noAddress, withRow(0.5), confident],
		['512', '960 part', '960 stretched part'],
	],
	[
		'two, of which the second holds the card, where it is on a page',
		[[...shrunk(changed(confident, LABELS)), ...page], confident],
		['512', '960 part'],
	],
	[
		'three where the other side still lacks something',
		[both(noDates), both(noDates), both(emblemLines())],
		['512', '960', '960 stretched'],
	],
])('passes: %s', async (_, passes, expected) => {
	const { reader, asked } = readerOf(...passes);
	const reading = await readRaster(reader, RASTER);
	expect(asked).toEqual(expected);
	expect(reading.fields).toMatchObject({ address: '上海市黄浦区人民大道南200号3室' });
	expect(reading.passes.map(({ lines }) => lines)).toEqual(passes);
});

test('the other side has what the third pass read', async () => {
	const { reader } = readerOf(both(noDates), both(noDates), both(emblemLines()));
	expect((await readRaster(reader, RASTER)).otherSide).toMatchObject({
		issued_by: '上海市公安局黄浦分局',
		valid_date_end: '2037-08-12',
	});
});

test.each<[string, TextLine[], string[]]>([
	['two at the whole image', page, ['512', '960']],
	[
		'two, the second where a small date is',
		[...page, ...shrunk([line('1990年1月1日', 0, 0)])],
		['512', '960 part'],
	],
	['three where nothing can be read', [], ['512', '960', '960 stretched']],
])('without a card, passes: %s', async (_, lines, expected) => {
	const { reader, asked } = readerOf(lines, lines, lines);
	expect((await readRaster(reader, RASTER)).fields).toBeNull();
	expect(asked).toEqual(expected);
});

test('a card that the first pass took for a page of print is read by the second', async () => {
	const { reader } = readerOf(page, confident);
	expect((await readRaster(reader, RASTER)).fields).toMatchObject({ identity_name: '于雨薇' });
});

test('the third pass is at what the second one hints at', async () => {
	const { reader, asked } = readerOf(page, [...page, ...shrunk([line(NUMBER, 0, 0)])], confident);
	expect((await readRaster(reader, RASTER)).fields).toMatchObject({ identity_name: '于雨薇' });
	expect(asked).toEqual(['512', '960', '960 part']);
});

const upside = (quad: Quad): Quad => [quad[2], quad[3], quad[0], quad[1]];
const aside = (quad: Quad): Quad => [quad[1], quad[2], quad[3], quad[0]];

test.each<[string, (quad: Quad) => Quad]>([
	['left', aside],
	['right', (quad) => aside(upside(quad))],
])('reads a card that lies turned to the %s on its page', async (_, lieAs) => {
	const below = moved(page, 0, 1000);
	const known = [...below, ...confident];
	const reader = {
		firstSide: 512,
		detect: async () => ({
			raster: RASTER,
			quads: [...below.map(({ quad }) => quad), ...confident.map(({ quad }) => lieAs(quad))],
		}),
		detectWithin: async () => ({ raster: RASTER, quads: confident.map(({ quad }) => quad) }),
		// Reads along the axis of what is asked for alone, whichever way round.
		recognize: async ({ quads }: DetectedLines) => {
			const asked = quads.flatMap((quad) => [quad, upside(quad)]);
			return known.filter((one) =>
				asked.some((quad) =>
					quad.every(({ x, y }, at) => x === one.quad[at].x && y === one.quad[at].y),
				),
			);
		},
	} as unknown as TextReader;
	const { fields, passes } = await readRaster(reader, RASTER);
	expect(fields).toMatchObject({ identity_name: '于雨薇', identity_code: NUMBER });
	// Lines as short as 女 are not read in other directions, so the first pass lacks some.
	expect(passes[0].card?.fields).toMatchObject({ identity_code: NUMBER, gender: null });
	expect(passes).toHaveLength(2);
});

test('a number that detection cut is read once more, as long as numbers are', async () => {
	const number = line(NUMBER, 200, 320);
	const cut = line('0101199001011242', 240, 320);
	const reader = {
		firstSide: 512,
		detect: async () => ({ raster: RASTER, quads: confident.map(({ quad }) => quad) }),
		recognize: async ({ quads }: DetectedLines) => {
			if (quads.length > 1) return changed(confident, { [number.text]: [cut] });
			// Wide enough for two more characters at the truncated end.
			const isWide = quads[0][0].x <= 200 && quads[0][1].x >= 560;
			return isWide ? [number] : [cut];
		},
	} as unknown as TextReader;
	const { fields, passes } = await readRaster(reader, RASTER);
	expect(fields).toMatchObject({ identity_code: NUMBER });
	expect(passes).toHaveLength(1);
});
