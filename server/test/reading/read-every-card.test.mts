import { expect, test } from '@jest/globals';

import { mapCorners, sizeOf, withReadingRotated, type Quad } from '../../src/geometry/quad.mts';
import type { Raster } from '../../src/image/raster.mts';
import type { DetectedLines, TextReader } from '../../src/ocr/text-reader.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { readEveryCard } from '../../src/reading/read-every-card.mts';
import { readRaster } from '../../src/reading/read-raster.mts';
import { changed, emblemLines, line, moved, portraitLines, turned } from '../card/card-lines.mts';

const SIDE = 1000;
const RASTER = { data: new Uint8Array(SIDE * SIDE * 3), width: SIDE, height: SIDE };

/** Stands in for the networks: the image has one list of lines, and each region read again the next one. */
function readerOf(inImage: TextLine[], ...inParts: TextLine[][]) {
	const parts: Quad[] = [];
	let lines = inImage;
	const found = (raster: Raster): DetectedLines => ({
		raster,
		quads: lines.map(({ quad }) => quad),
		contrastStretch: false,
		careful: false,
	});
	const reader = {
		firstLongSide: SIDE,
		detect: async (raster: Raster) => found(raster),
		detectWithin: async (raster: Raster) => found(raster),
		ink: async (raster: Raster) => ({ ...raster, data: new Uint8Array(raster.data.length) }),
		rectify: async (_raster: Raster, part: Quad) => {
			const { width, height } = sizeOf(part);
			lines = inParts[parts.length] ?? [];
			parts.push(part);
			return { data: new Uint8Array(3), width, height };
		},
		recognize: async () => lines,
	} as unknown as TextReader;
	const say = (others: TextLine[]) => {
		lines = others;
	};
	return { reader, parts, say };
}

async function everyCard(reader: TextReader) {
	const cards = await readEveryCard(reader, RASTER, await readRaster(reader, RASTER));
	return cards.map(({ card }) => card.fields);
}

const FULL_ROW = { 上海市黄浦区人民大道: '上海市黄浦区人民大道南' };
const portrait = portraitLines(FULL_ROW);

const below = (lines: TextLine[]) => moved(lines, 0, 420);

test('a single doubtful card is not read again: the passes have already looked closer', async () => {
	const { reader, parts } = readerOf(changed(portrait, { 于雨薇: [] }));
	expect(await everyCard(reader)).toMatchObject([{ identity_name: null }]);
	expect(parts).toEqual([]);
});

test('several cards without doubt are not read again, whatever their directions', async () => {
	const upsideDown = moved(turned(emblemLines(), Math.PI), 700, 900);
	const { reader, parts } = readerOf([...portrait, ...upsideDown]);
	expect(await everyCard(reader)).toMatchObject([
		{ identity_name: '于雨薇' },
		{ issued_by: '上海市公安局黄浦分局' },
	]);
	expect(parts).toEqual([]);
});

test('a doubtful one of several cards is read again from its part of the image', async () => {
	const noDates = emblemLines({ '2017.08.12-2037.08.12': [] });
	const { reader, parts } = readerOf(
		[...portrait, ...below(noDates)],
		moved(emblemLines(), 78, 63),
	);
	expect(await everyCard(reader)).toMatchObject([
		{ identity_name: '于雨薇' },
		{ issued_by: '上海市公安局黄浦分局', valid_date_end: '2037-08-12' },
	]);
	expect(parts).toHaveLength(1);
});

test('a second reading with fewer fields is dropped', async () => {
	const noName = changed(portrait, { 于雨薇: [] });
	const less = changed(noName, { 女: [], '310101199001011242': [] });
	const { reader, parts } = readerOf([...emblemLines(), ...below(noName)], moved(less, 60, 60));
	expect((await everyCard(reader)).find(({ side }) => side === 1)).toMatchObject({
		identity_code: '310101199001011242',
		identity_name: null,
	});
	expect(parts).toHaveLength(1);
});

test('a second reading that lost a field is dropped, however sure the rest of it is', async () => {
	const unsure = { probability: 0.9 };
	const doubtful = changed(portrait, {
		于雨薇: ['于雨薇', unsure],
		'200号3室': ['200号3室', unsure],
	});
	const noName = moved(changed(portrait, { 于雨薇: [] }), 60, 60);
	const { reader, parts } = readerOf([...emblemLines(), ...below(doubtful)], noName);
	expect((await everyCard(reader)).find(({ side }) => side === 1)).toMatchObject({
		identity_name: '于雨薇',
	});
	expect(parts).toHaveLength(1);
});

test('a second reading that lost the end of a text is dropped', async () => {
	const row = '上海市黄浦区人民大道8号';
	const whole = portraitLines({
		于雨薇: ['于雨薇', { probability: 0.6 }],
		上海市黄浦区人民大道: row,
	});
	const cut = portraitLines({
		上海市黄浦区人民大道: row,
		'200号3室': [],
	});
	const { reader, parts } = readerOf([...emblemLines(), ...below(whole)], moved(cut, 60, 60));
	const cards = await everyCard(reader);
	expect(cards.find(({ side }) => side === 1)).toMatchObject({ address: `${row}200号3室` });
	expect(parts).toHaveLength(1);
});

test('a region is read once, and a card that its edge cuts is dropped', async () => {
	const hint = line('310101199001011242', 200, 320);
	const cutOff = moved(portraitLines(), -200, 100);
	const { reader, parts } = readerOf([...emblemLines(), ...below([hint])], cutOff, cutOff);
	expect((await everyCard(reader)).map(({ side }) => side)).toEqual([0]);
	expect(parts).toHaveLength(1);
});

test('lines across the others are read if there are enough for a card', async () => {
	const { reader, parts, say } = readerOf(emblemLines(), moved(portraitLines(), 100, 100));
	const reading = await readRaster(reader, RASTER);
	const hint = moved(turned([line('310101199001011242', 0, 0)], Math.PI / 2), 800, 450);
	const across = hint.map(({ quad }) => withReadingRotated(quad, 3));
	say(hint);
	const few = await readEveryCard(reader, RASTER, { ...reading, quads: across });
	expect([few.length, parts]).toEqual([1, []]);
	const many = [...across, ...across, ...across];
	const every = await readEveryCard(reader, RASTER, { ...reading, quads: many });
	expect(every.map(({ card }) => card.side)).toEqual([1, 0]);
	expect(parts).toHaveLength(1);
});

test('a single label is no hint of a card', async () => {
	const { reader, parts } = readerOf([...emblemLines(), ...below([line('姓名', 40, 50)])]);
	await everyCard(reader);
	expect(parts).toEqual([]);
});

test('the cards after the first are in reading order', async () => {
	const emblemAt = (issuer: string, right: number, down: number) =>
		moved(emblemLines({ 上海市公安局黄浦分局: issuer }), right, down);
	const { reader } = readerOf([
		...moved(portraitLines(), 700, 480),
		// With fewer words, it comes last in the reading.
		...emblemAt('北京市公安局东城分局', 700, 20).slice(1),
		...emblemAt('上海市公安局黄浦分局', 0, 0),
		...emblemAt('上海市公安局静安分局', 0, 440),
	]);
	const reading = await readRaster(reader, RASTER);
	const found = await readEveryCard(reader, RASTER, reading);
	expect(found[0].card).toBe(reading.cards[0]);
	const others = found.slice(1).map(({ card }) => card.fields.issued_by ?? '于雨薇');
	const expected = [
		'上海市公安局黄浦分局',
		'北京市公安局东城分局',
		'上海市公安局静安分局',
		'于雨薇',
	].filter((name) => name !== (reading.cards[0].fields.issued_by ?? '于雨薇'));
	expect(others).toEqual(expected);
});

test('a region with words of another card is read, and its card placed in the whole image', async () => {
	const hint = line('310101199001011242', 200, 320);
	const { reader, parts } = readerOf(
		[...emblemLines(), ...below([hint])],
		moved(portraitLines(), 100, 100),
	);
	const reading = await readRaster(reader, RASTER);
	const cards = await readEveryCard(reader, RASTER, reading);
	// What has a sound number comes first.
	expect(cards.map(({ card }) => card.side)).toEqual([1, 0]);
	expect(parts).toHaveLength(1);
	const [{ inImage, lines }] = cards;
	const name = lines.find(({ text }) => text === '于雨薇')!;
	expect(name.quad[0].x).toBeCloseTo(parts[0][0].x + 220);
	const at = { x: 0, y: 0 };
	const [corner] = inImage(mapCorners([at, at, at, at], (point) => point));
	expect(corner.x).toBeCloseTo(parts[0][0].x);
	expect(corner.y).toBeCloseTo(parts[0][0].y);
});
