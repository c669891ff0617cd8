import { describe, expect, test } from '@jest/globals';

import type { TextLine } from '../../../src/ocr/text-line.mts';
import { fieldsOf, readCard, readOtherSide } from '../read.mts';
import {
	changed,
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
const otherEmblem = () =>
	changed(emblemLines(), {
		上海市公安局黄浦分局: [line('石家庄市公安局', 200, 250)],
		'2017.08.12-2037.08.12': [line('2020.01.31-长期', 200, 300)],
	});

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
				...below(
					changed(portraitLines(), { 姓名: [], 性别: [], 出生: [], 住址: [], 公民身份号码: [] }),
				),
			],
		],
		['aslant to each other', [...portraitLines(), ...moved(emblemLines(), 650, 200)]],
	])('are read separately: %s', (_, lines) => {
		expect(readCard(lines)).toEqual(portrait);
		expect(readOtherSide(lines)).toEqual(emblem);
	});

	test('are not both read if too little of the emblem side was', () => {
		const rest = [line('签发机关', 100, 250), line('上海市公', 200, 250)];
		const lines = [...portraitLines(), ...beside(rest)];
		expect(readCard(lines)).toEqual(portrait);
		expect(readOtherSide(lines)).toBeNull();
	});

	test('are read separately with a note across both', () => {
		const note = line('仅供办理业务使用再次复印无效'.repeat(2), 400, 400);
		const lines = [...portraitLines(), ...beside(emblemLines()), note];
		expect(readCard(lines)).toEqual(portrait);
		expect(readOtherSide(lines)).toEqual(emblem);
	});
});

describe("two people's cards in one image", () => {
	test.each([
		['one below the other', [...portraitLines(), ...below(otherPortraitLines())], portrait],
		['side by side', [...portraitLines(), ...beside(otherPortraitLines())], portrait],
		['emblem sides below each other', [...emblemLines(), ...below(otherEmblem())], emblem],
		[
			'emblem sides side by side',
			[...otherEmblem(), ...beside(emblemLines())],
			readCard(otherEmblem()),
		],
	])('%s: one is read whole', (_, lines, expected) => {
		expect(readCard(lines)).toEqual(expected);
		expect(readOtherSide(lines)).toBeNull();
	});

	test.each<[string, Record<string, TextLine[]>]>([
		['its name', { 姓名: [], 于雨薇: [] }],
		['all but its name', { 性别: [], 女: [], 民族汉: [], 住址: [], 公民身份号码: [] }],
	])('if the first lacks %s, nothing of it is in the second', (_, changes) => {
		const poor = changed(portraitLines(), changes);
		expect(readCard([...poor, ...beside(otherPortraitLines())])).toEqual(otherPortrait);
		expect(readCard([...poor, ...below(otherPortraitLines())])).toEqual(otherPortrait);
	});

	test('lines of two cards that cannot be separated are no card', () => {
		const mixed = [...portraitLines(), line('110101198512032617', 200, 290)];
		expect(readCard(mixed)).toBeNull();
	});
});

test('an address with the words of labels is not taken for a second card', () => {
	const street = '上海市民族路公安局宿舍';
	const lines = changed(portraitLines(), {
		上海市黄浦区人民大道: [line(street, 120, 200)],
		// The middle one of three rows was lost, so that the last one is as far away as another card.
		'200号3室': [line('民族新村3室', 120, 262)],
	});
	expect(readCard(lines)).toEqual({ ...portrait, address: `${street}民族新村3室` });
	expect(readOtherSide(lines)).toBeNull();
});

describe('two passes over an image', () => {
	const first = changed(portraitLines(), { 于雨薇: [] });

	test('are merged if they read the same card', () => {
		expect(fieldsOf(first, portraitLines())).toEqual([portrait]);
	});

	test('are merged if one has the labels and the other the values', () => {
		const isLabel = ({ text }: TextLine) => /^(?:姓名|性别|出生|住址|公民身份号码)$/.test(text);
		const labels = portraitLines().filter(isLabel);
		const values = portraitLines().filter((one) => !isLabel(one));
		const withoutAnchors = changed(values, { '1990年1月1日': [], '310101199001011242': [] });
		const expected = { ...portrait, identity_code: null, birth: null };
		expect(fieldsOf(labels, withoutAnchors)).toEqual([expected]);
		expect(fieldsOf(withoutAnchors, labels)).toEqual([expected]);
		expect(readCard(withoutAnchors)).toBeNull();
	});

	test('are not merged if they read different cards', () => {
		const poor = changed(otherPortraitLines(), { '110101198512032617': [], 民族回: [] });
		const cards = [readCard(first), readCard(poor)];
		expect(fieldsOf(first, beside(poor))).toEqual(cards);
		expect(fieldsOf(beside(poor), first)).toEqual(cards);
	});

	test.each([
		[first, []],
		[[], first],
	])('give the card of one if the other is empty', (one, other) => {
		expect(fieldsOf(one, other)).toEqual([readCard(first)]);
	});

	test('never mix two sides', () => {
		const sides = fieldsOf(portraitLines(), below(emblemLines()));
		expect(sides).toEqual([portrait, emblem]);
	});
});
