import { describe, expect, test } from '@jest/globals';

import type { TextLine } from '../../../src/ocr/text-line.mts';
import { fieldsOf, readCard } from '../read.mts';
import { emblemLines, line, moved, portraitLines, turned } from '../card-lines.mts';

const portrait = readCard(portraitLines());
const emblem = readCard(emblemLines());

describe('a specimen mark', () => {
	test.each<[string, string, string, object | null]>([
		['a number that it touches', '310101199001011242', '310101199001011242SPECIMEN', portrait],
		['an address', '200号3室', '样本12号', { address: '上海市黄浦区人民大道样本12号' }],
	])('does not remove %s', (_, from, to, expected) => {
		const { quad } = portraitLines().find(({ text }) => text === from)!;
		const lines = portraitLines({ [from]: [line(to, quad[0].x, quad[0].y + 15)] });
		expect(readCard(lines)).toMatchObject(expected!);
	});
});

describe('a card on a printed page', () => {
	const page = Array.from({ length: 30 }, (_, row) =>
		line('于作有他出国是就这分于经能多工一了不我子个定不用工', 0, 600 + 40 * row),
	);

	const pale = { 姓名: [], 性别: [], 民族汉: [line('汉', 240, 100)], 出生: [], 住址: [] };

	test.each([
		['portrait', portraitLines(pale), portrait],
		['emblem', emblemLines({ 有效期限: [] }), emblem],
	])('is read at another angle and without some labels, %s side', (_, lines, fields) => {
		expect(readCard([...moved(turned(lines, 0.35), 300, 0), ...page])).toEqual(fields);
	});

	test.each([Math.PI, 0.35])('is read without its titles, rotated by %d', (angle) => {
		const lines = emblemLines({ 中华人民共和国: [], 居民身份证: [] });
		expect(readCard(turned(lines, angle))).toEqual(emblem);
	});
});

test('an authority in two lines beside a small label is read', () => {
	const lines = emblemLines({
		签发机关: ['签发机关', { height: 18 }],
		上海市公安局黄浦分局: [line('上海市公安局', 200, 250), line('黄浦分局', 370, 250)],
	});
	expect(readCard(lines)).toEqual(emblem);
});

describe('small lines of low confidence are not another script', () => {
	test('if they have the last row of the address', () => {
		const lines = portraitLines({
			'200号3室': ['200号3室', { height: 24, score: 0.85 }],
		});
		expect(readCard(lines)).toEqual(portrait);
	});

	describe('on a blurred card, whose labels also have a low confidence', () => {
		const ADDRESS = '上海市黄浦区人民大道';
		const blurred = (lines: readonly TextLine[]) =>
			lines.map((one) =>
				/^\p{Script=Han}+$/u.test(one.text) ? { ...one, score: Math.min(one.score, 0.65) } : one,
			);

		test.each(['200号3室', '1204'])('if they have the last row %s', (row) => {
			const last = line(row, 120, 230, { height: 26, score: 0.66 });
			const lines = portraitLines({ '200号3室': [last] });
			expect(readCard(lines)).toMatchObject({ address: ADDRESS });
			expect(readCard(blurred(lines))).toMatchObject({ address: `${ADDRESS}${row}` });
		});
	});

	test.each([{ height: 20, score: 0.85 }])('if they have the authority: %o', (options) => {
		const lines = emblemLines({
			签发机关: [],
			上海市公安局黄浦分局: [line('签发机关上海市公安局黄浦分局', 100, 250, options)],
		});
		expect(readCard(lines)).toEqual(emblem);
	});
});

describe('three passes', () => {
	const without = (text: string) => portraitLines({ [text]: [] });

	test('fill in only what they read of the same card', () => {
		const elsewhere = moved(without('民族汉'), 900, 0);
		const [card, other] = fieldsOf(without('于雨薇'), [], elsewhere);
		expect(card).toEqual({ ...portrait, identity_name: null });
		expect(other).toEqual({ ...portrait, race: null });
	});
});
