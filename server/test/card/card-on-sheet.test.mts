import { describe, expect, test } from '@jest/globals';

import { cardOutline, linesOnCards } from '../../src/card/card-frame.mts';
import { readCard, readOtherSide } from '../../src/card/read-card.mts';
import {
	changed,
	emblemLines,
	line,
	moved,
	otherPortraitLines,
	portraitLines,
	turned,
} from './card-lines.mts';

const portrait = readCard(portraitLines());
const emblem = readCard(emblemLines());

/** What is printed on a sheet that a card lies on, level with the card's own lines. */
const sheet = [
	line('培训计划参考文献请各部门按时提交', -300, 10),
	line('谢谢惠顾', -100, 50),
	line('采购清单', -100, 102),
	line('联系电话', -100, 152),
	line('预算表', -100, 203),
	line('本周工作', -100, 249),
	line('收货地址', -100, 302),
	line('项目进度', 700, 48),
	line('会议记录', 700, 201),
	line('职务', 700, 250),
	line('登记表', 700, 320),
	line('快递单价格合计', -100, 400),
];

describe('a card on a printed sheet', () => {
	test('is read without the lines of the sheet', () => {
		expect(readCard([...sheet, ...portraitLines()])).toEqual(portrait);
		expect(readCard([...sheet, ...emblemLines()])).toEqual(emblem);
	});

	test('is read where it lies askew on the sheet', () => {
		const page = Array.from({ length: 6 }, (_, row) =>
			line('请各部门按时提交培训计划参考文献采购清单', -500, 500 + 40 * row),
		);
		expect(readCard([...page, ...turned(portraitLines(), 0.3)])).toEqual(portrait);
		expect(readCard([...page, ...turned(emblemLines(), -0.3)])).toEqual(emblem);
	});

	test('is read where some of its labels are lost', () => {
		const lines = changed(portraitLines(), { 姓名: [], 公民身份号码: [] });
		expect(readCard([...sheet, ...lines])).toEqual(portrait);
	});

	test('has an outline around its lines', () => {
		const [topLeft, topRight, bottomRight] = cardOutline([...sheet, ...portraitLines()])!;
		expect(topLeft.x).toBeLessThan(40);
		expect(topLeft.y).toBeLessThan(30);
		expect(topRight.x).toBeGreaterThan(570);
		expect(bottomRight.y).toBeGreaterThan(340);
	});
});

test('a second card in the picture keeps its lines', () => {
	const two = [...portraitLines(), ...moved(emblemLines(), 0, 420)];
	expect(linesOnCards(two)).toHaveLength(two.length);
	const lost = [...portraitLines(), ...moved(emblemLines(), 0, 420).slice(2)];
	expect(readCard(lost)).toEqual(portrait);
	expect(readOtherSide(lost)?.fields).toEqual(emblem);
	expect(cardOutline([...portraitLines(), ...moved(otherPortraitLines(), 0, 420)])).toBeNull();
});

test('words in other places than a card has them are no card in a frame', () => {
	const form = ['姓名', '性别', '出生', '住址', '公民身份号码'].map((label, row) =>
		line(label, 40, 50 + 40 * row),
	);
	expect(cardOutline([...form, line('310101199001011242', 200, 210)])).toBeNull();
});
