import { describe, expect, test } from '@jest/globals';

import { readCards } from '../../src/card/read-cards.mts';
import { extraOf } from '../../src/extra/extra-of.mts';
import { inReadingOrder } from '../../src/extra/listed-lines.mts';
import type { DecodedImage } from '../../src/image/raster.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import type { RasterReading } from '../../src/reading/raster-reading.mts';
import { changed, emblemLines, line, portraitLines } from '../card/card-lines.mts';

const grey = (width: number, height: number): DecodedImage => ({
	data: new Uint8Array(width * height * 3).fill(128),
	...{ width, height, sent: { width, height } },
});
const IMAGE = grey(800, 600);

/** The reading of one pass or of several. */
function readingOf(...lists: TextLine[][]): RasterReading {
	const passes = lists.map((lines) => ({ lines, isInk: false }));
	return { cards: readCards(passes), passes, workingSize: IMAGE, region: null };
}

describe('fields', () => {
	const { fields } = extraOf(readingOf(portraitLines()), IMAGE);

	test.each([
		['a whole line', 'identity_code', [200, 305, 560, 335]],
		['the end of a line', 'race', [220, 85, 240, 115]],
	] as const)('from %s', (_, name, [left, top, right, bottom]) => {
		expect(fields[name]).toEqual({
			confidence: expect.any(Number),
			box: [
				[left, top],
				[right, top],
				[right, bottom],
				[left, bottom],
			],
		});
	});

	test('that were not read have neither confidence nor box', () => {
		expect(fields.issued_by).toEqual({ confidence: null, box: null });
	});

	test('of both dates have boxes side by side', () => {
		const emblem = extraOf(readingOf(emblemLines()), IMAGE).fields;
		const [[startLeft], [startRight]] = emblem.valid_date_start.box!;
		const [[endLeft], [endRight]] = emblem.valid_date_end.box!;
		expect([startLeft, startRight, endLeft, endRight]).toEqual([200, 335, 349, 484]);
	});

	test('have a lower confidence if their characters do', () => {
		const [sure, unsure] = [1, 0.6].map((probability) => {
			const name = [line('于雨薇', 120, 50, { score: 0.95, probability })];
			const lines = changed(portraitLines(), { 于雨薇: name });
			return extraOf(readingOf(lines), IMAGE).fields.identity_name.confidence!;
		});
		expect(sure).toBeGreaterThan(0.95);
		expect(unsure).toBeLessThan(0.8);
	});

	test('have boxes from the pass with their value', () => {
		const without = changed(portraitLines(), { 于雨薇: [], 姓名: [] });
		const closer = changed(portraitLines(), { 于雨薇: [line('于雨薇', 130, 52)] });
		const extra = extraOf(readingOf(without, closer), IMAGE);
		expect(extra.fields.identity_name.box![0]).toEqual([130, 37]);
	});
});

describe('places', () => {
	test('are in pixels of the image as sent', () => {
		const shrunk = { ...IMAGE, sent: { width: 1600, height: 1200 } };
		const { fields } = extraOf(readingOf(portraitLines()), shrunk);
		expect(fields.identity_code.box![2]).toEqual([1120, 670]);
	});

	test('stay within the image', () => {
		const reading = readingOf([line('山', -5, 3), line('水', 790, 590)]);
		const { lines } = extraOf(reading, IMAGE);
		expect(lines.map(({ box }) => [box[0], box[2]])).toEqual([
			[
				[0, 0],
				[15, 18],
			],
			[
				[790, 575],
				[800, 600],
			],
		]);
	});
});

describe('lines are those of', () => {
	const [text, nothing] = [[line('山', 100, 100)], []];
	const name = { 于雨薇: [line('于雨薇', 120, 50, { probability: 0.6 })] };
	const poor = [
		...changed(portraitLines(), { ...name, 上海市黄浦区人民大道: [], '200号3室': [] }),
		line('山', 100, 500),
	];
	test.each([
		['the pass that most values come from', [poor, text, portraitLines()], poor],
		[
			'the closer pass if it has as many',
			[portraitLines().slice(0, 6), portraitLines().slice(6)],
			portraitLines().slice(6),
		],
		['the first pass that saw a card', [portraitLines(), text, nothing], portraitLines()],
		['the closer pass if none saw a card', [nothing, text, nothing], text],
	])('%s', (_, passes, expected) => {
		const { lines } = extraOf(readingOf(...passes), IMAGE);
		expect(lines.map((one) => one.text)).toEqual(inReadingOrder(expected).map((one) => one.text));
	});
});

test('lines are in reading order, whatever order they were read in', () => {
	const shuffled = portraitLines().toSorted((one, other) => one.text.localeCompare(other.text));
	expect(inReadingOrder(shuffled).map(({ text }) => text)).toEqual(
		portraitLines().map(({ text }) => text),
	);
});
