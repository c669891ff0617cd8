import { expect, test } from '@jest/globals';

import type { Quad } from '../../src/geometry/quad.mts';
import type { Raster } from '../../src/image/raster.mts';
import type { DetectedLines, TextReader } from '../../src/ocr/text-reader.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { readRaster } from '../../src/reading/read-raster.mts';
import { changed, emblemLines, line, moved, portraitLines } from '../card/card-lines.mts';

const SIDE = 1000;
const RASTER = { data: new Uint8Array(SIDE * SIDE * 3), width: SIDE, height: SIDE };

/** The same without marks. */
const INK = { ...RASTER, data: new Uint8Array(RASTER.data.length) };

/** Stands in for the networks: returns one list of lines for each pass and records the passes. */
function readerOf(...passes: TextLine[][]) {
	const asked: string[] = [];
	const found = (raster: Raster, longSide: number, contrastStretch: boolean, part = false) => {
		const stretched = contrastStretch ? ' stretched' : '';
		asked.push(`${longSide}${raster === INK ? ' ink' : ''}${stretched}${part ? ' part' : ''}`);
		return {
			raster,
			quads: passes[asked.length - 1].map(({ quad }) => quad),
			contrastStretch,
			careful: false,
		};
	};
	const reader = {
		firstLongSide: SIDE,
		detect: async (raster: Raster, side: number, { contrastStretch = false } = {}) =>
			found(raster, side, contrastStretch),
		detectWithin: async (
			raster: Raster,
			_part: unknown,
			side: number,
			{ contrastStretch = false } = {},
		) => found(raster, side, contrastStretch, true),
		ink: async () => INK,
		recognize: async ({ careful }: DetectedLines) => {
			// The first pass's lines, without a detection.
			if (careful) asked.push('wider');
			return passes[asked.length - 1];
		},
	} as unknown as TextReader;
	return { reader, asked };
}

const whole = portraitLines();
const noAddress = changed(whole, { 上海市黄浦区人民大道: [], '200号3室': [] });
const withRow = (probability: number) =>
	changed(whole, {
		上海市黄浦区人民大道: ['上海市黄浦区人民大道南', { probability }],
	});
const confident = withRow(1);
const noDates = emblemLines({ '2017.08.12-2037.08.12': [] });
const both = (emblem: TextLine[]) => [...confident, ...moved(emblem, 0, 420)];

const NUMBER = '310101199001011242';
const LABELS = {
	姓名: [],
	性别: [],
	民族汉: [],
	出生: [],
	住址: [],
	公民身份号码: [],
	'1990年1月1日': [],
};

/** The same lines in small print. */
const shrunk = (lines: readonly TextLine[]) =>
	lines.map((one) => ({
		...one,
		quad: one.quad.map(({ x, y }) => ({ x: x / 5, y: y / 5 })) as unknown as Quad,
	}));
/** A page of print in which no two lines are alike. */
const page = Array.from('沿着石板路缓步往回走一直到河边', (character, row) =>
	line(character.repeat(10), 0, 40 * row),
);
/** The same, read with doubt. */
const misread = page.map((one, row) => line(one.text, 0, 40 * row, { probability: 0.2 }));
const watermark = Array.from({ length: 4 }, (_, row) => line('仅供参考使用', 100, 100 + 90 * row));

test.each<[string, TextLine[][], string[]]>([
	['one for a card of high confidence', [confident], ['1000']],
	['two if wider crops settle it', [withRow(0.6), confident], ['1000', 'wider']],
	['three if a closer pass does', [noAddress, noAddress, confident], ['1000', 'wider', '960 part']],
	[
		'four if the address is still missing: something may hide it',
		[noAddress, noAddress, noAddress, confident],
		['1000', 'wider', '960 part', '960 ink part'],
	],
	[
		'two for a card on a page, the second over the card',
		[[...shrunk(changed(confident, LABELS)), ...page], shrunk(confident)],
		['1000', '960 part'],
	],
	[
		'three if the other side still lacks something',
		[both(noDates), both(noDates), both(emblemLines())],
		['1000', '640', '640 ink'],
	],
])('passes: %s', async (_, passes, expected) => {
	const { reader, asked } = readerOf(...passes);
	const reading = await readRaster(reader, RASTER);
	expect(asked).toEqual(expected);
	expect(reading.cards[0].fields).toMatchObject({ address: '上海市黄浦区人民大道南200号3室' });
	expect(reading.passes.map(({ lines }) => lines)).toEqual(passes);
});

test.each<[string, TextLine[], string[]]>([
	['two over the whole image', page, ['1000', '960']],
	[
		'four if a text all over the image may hide a card',
		watermark,
		['1000', '960 ink', '960', '960 stretched'],
	],
	[
		'four with a small number, the later ones around it',
		[...page, ...shrunk([line(NUMBER, 2000, 2000)])],
		['1000', '960 part', '960 ink part', '960 stretched part'],
	],
	['two if nothing is legible', [], ['1000', '960']],
])('without a card, passes: %s', async (_, lines, expected) => {
	const { reader, asked } = readerOf(lines, lines, lines, lines);
	expect((await readRaster(reader, RASTER)).cards).toEqual([]);
	expect(asked).toEqual(expected);
});

test('a card that the first pass read as a page of print is read by the second', async () => {
	const { reader } = readerOf(misread, confident);
	const [card] = (await readRaster(reader, RASTER)).cards;
	expect(card.fields).toMatchObject({ identity_name: '于雨薇' });
});

test('a card with a sound number stays if a later pass reads less of it', async () => {
	// A card with this label in two places may be two that overlap.
	const confused = [...noAddress, line('公民身份号码', 300, 120)];
	const { reader } = readerOf(noAddress, confused, confused, confused);
	const { cards } = await readRaster(reader, RASTER);
	expect(cards.map(({ fields }) => fields.identity_code)).toEqual([NUMBER]);
});

const upside = (quad: Quad): Quad => [quad[2], quad[3], quad[0], quad[1]];
const aside = (quad: Quad): Quad => [quad[1], quad[2], quad[3], quad[0]];

test.each<[string, (quad: Quad) => Quad]>([
	['left', aside],
	['right', (quad) => aside(upside(quad))],
])('reads a card rotated to the %s on its page', async (_, lieAs) => {
	const below = moved(page, 0, 1000);
	const known = [...below, ...confident];
	const reader = {
		firstLongSide: SIDE,
		detect: async () => ({
			raster: RASTER,
			quads: [...below.map(({ quad }) => quad), ...confident.map(({ quad }) => lieAs(quad))],
		}),
		detectWithin: async () => ({ raster: RASTER, quads: confident.map(({ quad }) => quad) }),
		// Reads only along the axis of each quad, either way round.
		recognize: async ({ quads }: DetectedLines) => {
			const asked = quads.flatMap((quad) => [quad, upside(quad)]);
			return known.filter((one) =>
				asked.some((quad) =>
					quad.every(({ x, y }, at) => x === one.quad[at].x && y === one.quad[at].y),
				),
			);
		},
	} as unknown as TextReader;
	const { cards, passes } = await readRaster(reader, RASTER);
	expect(cards[0].fields).toMatchObject({ identity_name: '于雨薇', identity_code: NUMBER });
	// Lines as short as 女 are not read in other directions, but the number gives the gender.
	expect(passes[0].lines.some(({ text }) => text === '女')).toBe(false);
	expect(cards[0].fields.gender).toBe('女');
});

test('a number that detection cut off is read in its cell', async () => {
	const number = line(NUMBER, 200, 320);
	const cut = line('0101199001011242', 240, 320);
	const reader = {
		firstLongSide: SIDE,
		detect: async () => ({ raster: RASTER, quads: confident.map(({ quad }) => quad) }),
		recognize: async ({ quads }: DetectedLines) => {
			if (quads.length > 1) return changed(confident, { [number.text]: [cut] });
			// Wide enough for two more characters at the truncated end.
			const isWide = quads[0][0].x <= 200 && quads[0][1].x >= 560;
			return isWide ? [number] : [cut];
		},
	} as unknown as TextReader;
	const { cards, passes } = await readRaster(reader, RASTER);
	expect(cards[0].fields).toMatchObject({ identity_code: NUMBER });
	expect(passes).toHaveLength(2);
});
