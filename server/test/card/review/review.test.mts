import { describe, expect, test } from '@jest/globals';

import type { ReadCard } from '../../../src/card/read-cards.mts';
import { confidencesOf, type Confidences } from '../../../src/card/review/confidences.mts';
import { reviewOf } from '../../../src/card/review/review.mts';
import { cardsIn } from '../read.mts';
import { changed, emblemLines, portraitToScale, toScale } from '../card-lines.mts';
import { readCards } from '../../../src/card/read-cards.mts';

const ROW = '上海市黄浦区人民大道';
const NUMBER = '310101199001011242';

/** Rows of a real address are full; the short one of other tests seems to lack a part. */
const WHOLE = portraitToScale({ [ROW]: `${ROW}南` });

/** A card's assessment, with the same confidence for all values. */
const assessedAs = (card: ReadCard, confidence: number): Confidences =>
	Object.fromEntries(
		Object.entries(confidencesOf(card)).map(([name, one]) => [name, { ...one, confidence }]),
	);
const reviewIn = (lines: typeof WHOLE, confidence = 0.99) => {
	const [card] = cardsIn(lines);
	return reviewOf(card, assessedAs(card, confidence));
};

test('a card without doubts needs no review', () => {
	expect(reviewIn(WHOLE)).toEqual([]);
	expect(reviewIn(emblemLines())).toEqual([]);
});

describe('a field needs review for', () => {
	test('a sign that no name has, in the place of a character', () => {
		expect(reviewIn(changed(WHOLE, { 于雨薇: '于:薇' }))).toEqual([
			{ field: 'identity_name', reasons: ['gap'] },
		]);
	});

	test('a text that lacks a part', () => {
		const lines = changed(WHOLE, { '200号3室': '200' });
		expect(reviewIn(lines, 0.85)).toContainEqual({
			field: 'address',
			reasons: ['low-confidence', 'truncated'],
		});
		expect(reviewIn(lines)).toEqual([]);
	});

	test('a birth or gender that the number contradicts', () => {
		const lines = changed(WHOLE, {
			'1990年1月1日': '1990年1月2日',
			女: '男',
		});
		expect(reviewIn(lines)).toEqual([
			{ field: 'gender', reasons: ['contradicts-number'] },
			{ field: 'birth', reasons: ['contradicts-number'] },
		]);
	});

	test('a gender that the number overruled, unless it is illegible', () => {
		const printed = (probability: number) => changed(WHOLE, { 女: ['男', { probability }] });
		expect(reviewIn(printed(0.7))).toEqual([{ field: 'gender', reasons: ['contradicts-number'] }]);
		expect(reviewIn(printed(0.4))).toEqual([]);
	});

	test.each([
		['with a wrong check character', '310101199001021242', ['low-confidence', 'check-digit-wrong']],
		['of a birth that does not exist', '310101199002300070', ['low-confidence']],
	])('a number %s, which contradicts no other field', (_, digits, reasons) => {
		const number = toScale(digits, 30, 47.4, 42.8 / 17);
		const [card] = cardsIn(changed(WHOLE, { [NUMBER]: [number] }));
		expect(reviewOf(card, confidencesOf(card))).toEqual([{ field: 'identity_code', reasons }]);
	});

	test('a period that no card has', () => {
		const [card] = cardsIn(
			emblemLines({
				'2017.08.12-2037.08.12': '2017.08.12-2030.08.12',
			}),
		);
		expect(reviewOf(card, confidencesOf(card))).toEqual([
			{ field: 'valid_date_start', reasons: ['low-confidence'] },
			{ field: 'valid_date_end', reasons: ['low-confidence'] },
		]);
	});

	test('a label within its value', () => {
		const row = [toScale('2号公民身份3室', 16, 34, 2.2)];
		expect(reviewIn(changed(WHOLE, { '200号3室': row }))).toEqual([
			{ field: 'address', reasons: ['label-as-value'] },
		]);
	});

	test('two clear readings', () => {
		const other = changed(WHOLE, {
			于雨薇: ['于雨微', { probability: 0.95 }],
		});
		const [card] = readCards([WHOLE, other].map((lines) => ({ lines, isInk: false })));
		expect(reviewOf(card, assessedAs(card, 0.85))).toContainEqual({
			field: 'identity_name',
			reasons: ['low-confidence', 'passes-disagree'],
		});
	});
});

describe('a field that such a card does not print is not missing:', () => {
	test("ethnic group and address of a foreigner's card, whose number is lost", () => {
		const lines = [
			toScale('外国人永久居留身份证', 38, 6.5, 34 / 9),
			toScale('姓名', 6.5, 11.5, 2.6),
			toScale('艾米', 6.5, 16, 2.6),
			toScale('性别', 6.5, 23, 2.6),
			toScale('女', 6.5, 27, 2.6),
			toScale('出生日期', 26, 23, 2.6),
			toScale('1990年1月1日', 26, 27, 2),
			toScale('证件号码', 6.5, 49, 2.6),
		];
		expect(reviewIn(lines)).toEqual([{ field: 'identity_code', reasons: ['missing'] }]);
	});
});
