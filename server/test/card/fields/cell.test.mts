import { describe, expect, test } from '@jest/globals';

import type { Quad } from '../../../src/geometry/quad.mts';
import { hintedRegion } from '../../../src/card/placing/hints.mts';
import { readCard } from '../read.mts';
import { changed, emblemLines, line, moved, portraitLines, turned } from '../card-lines.mts';

const card = readCard(portraitLines());

describe('print next to the portrait side joins no field', () => {
	test.each([
		['level with the name', [line('仔细', 600, 50)]],
		['level with the address', [line('黑板', 600, 230)]],
		['left of the card', [line('供应', -200, 50), line('菜价', -200, 230)]],
		['under all rows', [line('发现', 600, 265), line('问题', 600, 290)]],
	])('%s', (_, print) => {
		expect(readCard([...portraitLines(), ...print])).toEqual(card);
	});

	test('even if the labels of its rows were lost', () => {
		const unlabelled = changed(portraitLines(), { 姓名: [], 住址: [] });
		const print = [line('仔细', 600, 50), line('黑板', 600, 200)];
		expect(readCard([...unlabelled, ...print])).toEqual(card);
	});

	test.each([200, 260])('and a number without its label is still read, at %d', (left) => {
		const number = '310101199001011242';
		const unlabelled = changed(portraitLines(), {
			公民身份号码: [],
			[number]: [line(number, left, 320)],
		});
		expect(readCard(unlabelled)).toEqual(card);
	});

	test('and small print does not change the scale of the card', () => {
		const print = Array.from({ length: 9 }, (_, row) =>
			moved([line('专家认为随着天气', 0, 0)], 40, 360 + 20 * row),
		).map(([one]) => ({ ...one, quad: one.quad.map(({ x, y }) => ({ x: x / 3, y })) as never }));
		const lines = changed(portraitLines(), { 公民身份号码: [], '1990年1月1日': [] });
		expect(readCard([...lines, ...print])).toMatchObject({
			identity_name: '于雨薇',
			race: '汉',
			identity_code: '310101199001011242',
		});
	});
});

describe('the row of the gender, misread', () => {
	const misread = { 性别: [], 女: [line('明', 120, 100)], 民族汉: [line('核汉', 180, 100)] };

	test('is not the name, even if the label of the name was lost', () => {
		const lines = changed(portraitLines(), { ...misread, 姓名: [] });
		expect(readCard(lines)).toMatchObject({ identity_name: '于雨薇', race: '汉' });
	});

	test.each([
		['the first row of the address was lost', { 上海市黄浦区人民大道: [] }],
		['the label of the birth date is a little higher', { 出生: [line('出生', 40, 130)] }],
	])('does not replace the name if %s', (_, lost) => {
		const lines = changed(portraitLines(), { 性别: [], 女: [], 民族汉: [], 姓名: [], ...lost });
		expect(readCard(lines)).toMatchObject({ identity_name: '于雨薇' });
	});

	test('is not the name, even if the name was not found at all', () => {
		const lines = changed(portraitLines(), { ...misread, 姓名: [], 于雨薇: [] });
		expect(readCard(lines)).toMatchObject({ identity_name: null });
	});
});

describe('the authority', () => {
	test.each([
		['a label that was entirely misread', '差大新美'],
		['dirt and the rest of a label', '1关'],
	])('begins after %s', (_, rest) => {
		const left = 180 - 20 * Array.from(rest).length;
		const text = `${rest}上海市公安局黄浦分局`;
		const lines = changed(emblemLines(), {
			签发机关: [],
			上海市公安局黄浦分局: [line(text, left, 250)],
		});
		expect(readCard(lines)).toEqual(readCard(emblemLines()));
	});

	test('is read though digits are next to it', () => {
		const lines = [...emblemLines(), line('2023', 410, 250)];
		expect(readCard(lines)).toEqual(readCard(emblemLines()));
	});
});

describe('the region around a hint', () => {
	const IMAGE = { width: 6000, height: 6000 };
	const page = [line('供应会增加', 0, 0), line('他把信放进口袋', 0, 40)];
	const sheet = Array.from({ length: 12 }, (_, row) =>
		line('沿着石板路往回走', 0, 3000 + 40 * row),
	);
	const name = line('姓名', 120, 150);

	test('holds the card whichever line of it was read, at any angle', () => {
		for (const one of portraitLines().filter(({ text }) => /\d{17}|姓名|住址|公民/.test(text))) {
			const region = hintedRegion([...page, ...turned([one], 0.4)], IMAGE);
			// Turned back, the region is upright around the line.
			const back = turned([{ ...one, quad: region! }], -0.4)[0].quad;
			expect(back[0].x).toBeLessThan(40);
			expect(back[0].y).toBeLessThan(35);
			expect(back[2].x).toBeGreaterThan(560);
			expect(back[2].y).toBeGreaterThan(335);
		}
	});

	test('is little more than the card if the number shows its place', () => {
		const number = line('310101199001011242', 200, 320);
		const region = hintedRegion([...sheet, ...turned([number], 0.4), name], IMAGE)!;
		const [corner, , opposite] = turned([{ ...number, quad: region }], -0.4)[0].quad;
		// From the middle of its first character to that of its last one, 42.8 mm on a card.
		const millimetre = 340 / 42.8;
		expect(corner.x).toBeCloseTo(210 - (30 + 8) * millimetre, 6);
		expect(corner.y).toBeCloseTo(320 - (47.4 + 8) * millimetre, 6);
		expect(opposite.x - corner.x).toBeCloseTo((85.6 + 16) * millimetre, 6);
		expect(opposite.y - corner.y).toBeCloseTo((54 + 16) * millimetre, 6);
	});

	test('is little more than the card if the title shows its place', () => {
		const title = line('居民身份证', 2000, 2000);
		const widthOf = ([left, right]: Quad) => right.x - left.x;
		const width = ((85.6 + 16) * 80) / 37;
		expect(widthOf(hintedRegion([...sheet, title], IMAGE)!)).toBeCloseTo(width, 6);
	});

	test('is around a label, even if a title is elsewhere on the page', () => {
		const label = line('公民身份号码', 4000, 1000);
		const [corner, , opposite] = hintedRegion(
			[...sheet, line('居民身份证', 0, 2500), label],
			IMAGE,
		)!;
		expect(corner.x).toBeLessThan(4000);
		expect(opposite.x).toBeGreaterThan(4120);
	});

	test('ends at the edge of the image', () => {
		const region = hintedRegion([name], { width: 3000, height: 400 })!;
		expect(region[0]).toEqual({ x: 0, y: 0 });
		expect(region[2].y).toBe(400);
	});
});

test('a row with Chinese is the card’s, whatever letters it has', () => {
	const row = line('88号SOHO现代城A座', 120, 230);
	const { address } = readCard(changed(portraitLines(), { '200号3室': [row] }))!;
	expect(address).toBe('上海市黄浦区人民大道88号SOHO现代城A座');
});
