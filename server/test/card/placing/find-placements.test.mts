import { describe, expect, test } from '@jest/globals';

import type { TextLine } from '../../../src/ocr/text-line.mts';
import { fieldsOf, readCard, readOtherSide } from '../read.mts';
import {
	type Changes,
	emblemLines,
	line,
	moved,
	otherPortraitLines,
	portraitLines,
	turned,
} from '../card-lines.mts';

const WIDTH = 700;
const HEIGHT = 440;

const portrait = readCard(portraitLines());
const otherPortrait = readCard(otherPortraitLines());
const emblem = readCard(emblemLines());

const below = (lines: TextLine[]) => moved(lines, 0, HEIGHT);
const beside = (lines: TextLine[]) => moved(lines, WIDTH, 0);

describe('both sides in one image', () => {
	test.each([
		['the emblem side below', [...portraitLines(), ...below(emblemLines())]],
		['the emblem side to the left', [...emblemLines(), ...beside(portraitLines())]],
		['askew', turned([...portraitLines(), ...beside(emblemLines())], 0.4)],
		[
			'the emblem side above, the labels of the portrait side lost',
			[
				...emblemLines(),
				...below(portraitLines({ 姓名: [], 性别: [], 出生: [], 住址: [], 公民身份号码: [] })),
			],
		],
		['aslant to each other', [...portraitLines(), ...moved(emblemLines(), 650, 200)]],
	])('are read separately: %s', (_, lines) => {
		expect(readCard(lines)).toEqual(portrait);
		expect(readOtherSide(lines)).toEqual(emblem);
	});
});

describe("two people's cards in one image", () => {
	test.each<[string, Changes]>([
		['its name', { 姓名: [], 于雨薇: [] }],
		['all but its name', { 性别: [], 女: [], 民族汉: [], 住址: [], 公民身份号码: [] }],
	])('if the first lacks %s, nothing of it is in the second', (_, changes) => {
		const poor = portraitLines(changes);
		expect(readCard([...poor, ...beside(otherPortraitLines())])).toEqual(otherPortrait);
		expect(readCard([...poor, ...below(otherPortraitLines())])).toEqual(otherPortrait);
	});

	test('lines of two cards that cannot be separated are no card', () => {
		const mixed = [...portraitLines(), line('110101198512032617', 200, 290)];
		expect(readCard(mixed)).toBeNull();
	});
});

describe('two passes over an image', () => {
	const first = portraitLines({ 于雨薇: [] });

	test('are not merged if they read different cards', () => {
		const poor = otherPortraitLines({ '110101198512032617': [], 民族回: [] });
		const cards = [readCard(first), readCard(poor)];
		expect(fieldsOf(first, beside(poor))).toEqual(cards);
		expect(fieldsOf(beside(poor), first)).toEqual(cards);
	});
});
