import { describe, expect, test } from '@jest/globals';

import { extraOf } from '../../src/extra/extra-of.mts';
import { inReadingOrder } from '../../src/extra/listed-lines.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { emblemLines, line, portraitLines } from '../card/card-lines.mts';
import { greyImage, readingOf } from '../reading/made-reading.mts';

const IMAGE = greyImage({ width: 800, height: 600 });

/** What is told of an image in which each pass found these lines. */
const extraOfPasses = (...found: TextLine[][]) => extraOf(readingOf(IMAGE, ...found), IMAGE);

describe('fields', () => {
	const { fields } = extraOfPasses(portraitLines());

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
		const emblem = extraOfPasses(emblemLines()).fields;
		const [[startLeft], [startRight]] = emblem.valid_date_start.box!;
		const [[endLeft], [endRight]] = emblem.valid_date_end.box!;
		expect([startLeft, startRight, endLeft, endRight]).toEqual([200, 335, 349, 484]);
	});

	test('have boxes from the pass with their value', () => {
		const without = portraitLines({ 于雨薇: [], 姓名: [] });
		const closer = portraitLines({ 于雨薇: [line('于雨薇', 130, 52)] });
		const extra = extraOfPasses(without, closer);
		expect(extra.fields.identity_name.box![0]).toEqual([130, 37]);
	});
});

describe('places', () => {
	test('are in pixels of the image as sent', () => {
		const shrunk = { ...IMAGE, sent: { width: 1600, height: 1200 } };
		const { fields } = extraOf(readingOf(IMAGE, portraitLines()), shrunk);
		expect(fields.identity_code.box![2]).toEqual([1120, 670]);
	});

	test('stay within the image', () => {
		const { lines } = extraOfPasses([line('山', -5, 3), line('水', 790, 590)]);
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
	const poor = [
		...portraitLines({
			于雨薇: ['于雨薇', { probability: 0.6 }],
			上海市黄浦区人民大道: [],
			'200号3室': [],
		}),
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
		const { lines } = extraOfPasses(...passes);
		expect(lines.map((one) => one.text)).toEqual(inReadingOrder(expected).map((one) => one.text));
	});
});

test('lines are in reading order, whatever order they were read in', () => {
	const shuffled = portraitLines().toSorted((one, other) => one.text.localeCompare(other.text));
	expect(inReadingOrder(shuffled).map(({ text }) => text)).toEqual(
		portraitLines().map(({ text }) => text),
	);
});
