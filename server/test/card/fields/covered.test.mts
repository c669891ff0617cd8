import { describe, expect, test } from '@jest/globals';

import { confidencesOf, toReadAgain } from '../../../src/card/review/confidences.mts';
import { reviewOf } from '../../../src/card/review/review.mts';
import { readCards } from '../../../src/card/read-cards.mts';
import { centerOf } from '../../../src/geometry/quad.mts';
import { changed, portraitToScale, toScale } from '../card-lines.mts';
import type { TextLine } from '../../../src/ocr/text-line.mts';

const ROW = '上海市黄浦区人民大道';
const FULL = portraitToScale({ [ROW]: `${ROW}南` });

/** The card with ink over a part of the image, in millimetres of a card to scale. */
function inked(
	lines: readonly TextLine[],
	left: number,
	right: number,
	top: number,
	bottom: number,
) {
	const [card] = readCards([{ lines, isInk: false }], {
		contrastIn: () => 0.8,
		coverIn: (quad) => {
			const { x, y } = centerOf(quad);
			return x > left * 10 && x < right * 10 && y > top * 10 && y < bottom * 10 ? 0.9 : 0.1;
		},
	});
	return card;
}

test.each<[string, [number, number, number, number]]>([
	['identity_name', [25, 54, 6, 11]],
	['address', [24, 54, 32, 36]],
])('ink after the end of %s leaves doubt', (name, place) => {
	const card = inked(FULL, ...place);
	expect([...card.covered]).toEqual([name]);
	expect(toReadAgain(card)).toEqual([name]);
	const review = reviewOf(card, confidencesOf(card));
	expect(review).toEqual([{ field: name, reasons: expect.arrayContaining(['truncated']) }]);
});

test('so does ink where its first characters would be', () => {
	const lines = changed(FULL, { 于雨薇: [toScale('雨薇', 19.4, 8.5, 3.4)] });
	expect([...inked(lines, 14, 18, 6, 11).covered]).toEqual(['identity_name']);
});

test('so does ink where the first digit of a row would be', () => {
	const lines = changed(FULL, { '200号3室': [toScale('00号3室', 17.1, 34, 2.2)] });
	expect([...inked(lines, 14, 17, 32, 36).covered]).toEqual(['address']);
});

test('so does ink below a full row', () => {
	const lines = changed(FULL, { '200号3室': [] });
	expect([...inked(lines, 14, 18, 32, 36).covered]).toEqual(['address']);
});

test('so does ink after a row that is short before a number', () => {
	expect([...inked(portraitToScale(), 48, 54, 28, 31).covered]).toEqual(['address']);
});

describe('no text goes on', () => {
	test.each<[string, [number, number, number, number]]>([
		['into the portrait', [54, 81, 6, 40]],
		['before its first character', [11, 14, 6, 11]],
		['after a gender', [18, 22, 13, 18]],
	])('%s', (_, place) => {
		expect(inked(FULL, ...place).covered.size).toBe(0);
	});
});
