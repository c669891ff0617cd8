import { describe, expect, test } from '@jest/globals';

import { outlineOf } from '../../../src/card/placing/placement.mts';
import type { TextLine } from '../../../src/ocr/text-line.mts';
import { cardsIn, readCard, readOtherSide } from '../read.mts';
import {
	changed,
	emblemLines,
	line,
	moved,
	portraitLines,
	toScale,
	turned,
} from '../card-lines.mts';

const portrait = readCard(portraitLines());
const emblem = readCard(emblemLines());

/** The outline of the first card. */
const outlineIn = (lines: readonly TextLine[]) => outlineOf(cardsIn(lines)[0].placement, 0);

/** Print on the sheet under a card, level with the card's lines. */
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

	test('is read though it lies askew on the sheet', () => {
		const page = Array.from({ length: 6 }, (_, row) =>
			line('请各部门按时提交培训计划参考文献采购清单', -500, 500 + 40 * row),
		);
		expect(readCard([...page, ...turned(portraitLines(), 0.3)])).toEqual(portrait);
		expect(readCard([...page, ...turned(emblemLines(), -0.3)])).toEqual(emblem);
	});

	test('is read if only its number and birth date show where it lies', () => {
		const card = [
			toScale('于雨薇', 16, 8.5, 3.4),
			toScale('女', 16, 15.5, 3.4),
			toScale('民族汉', 28, 15.5, 3.4),
			toScale('1990年1月1日', 16, 22.4, 2.2),
			toScale('上海市黄浦区人民大道', 16, 29.6, 3.4),
			toScale('200号3室', 16, 34, 2.2),
			toScale('310101199001011242', 30, 47.4, 2.52),
		];
		const page = [
			line('采购清单', -120, 85),
			line('登记表', -100, 155),
			line('会议记录', 870, 85),
			line('本周工作', 870, 296),
			line('谢谢惠顾', 870, 340),
		];
		expect(readCard([...page, ...card])).toEqual(portrait);
	});

	const form = [
		toScale('1990年1月1日', 16, 22.4, 2.2),
		toScale('大学本科', 16, 34, 3.4),
		toScale('310101199001011242', 30, 47.4, 2.52),
		...Array.from({ length: 12 }, (_, row) => line('沿着石板路往回走', 0, 800 + 40 * row)),
	];
	const labels = ['政治面貌', '血型'];

	test.each(labels)(
		'is not found on a form with a number and a birth date in its places, and %s',
		(label) => {
			expect(readCard([...form, line(label, -155, 224), line(label, -155, 340)])).toBeNull();
		},
	);

	test.each(['联系电话', '入职申请表'])(
		'is not found on a form that also has a label of it, and %s',
		(label) => {
			expect(
				readCard([...form, toScale('民族汉', 28, 15.5, 3.4), line(label, 20, 560)]),
			).toBeNull();
		},
	);

	test('is read next to many dates', () => {
		const dates = Array.from({ length: 60 }, (_, day) => line('1990年1月1日', 700, 30 * day));
		expect(readCard([...dates, ...portraitLines()])).toEqual(portrait);
	});

	test('is read if a character before its number decomposes into several', () => {
		const number = { '310101199001011242': [line('…310101199001011242', 180, 320)] };
		expect(readCard([...sheet, ...changed(portraitLines(), number)])).toEqual(portrait);
	});

	test('is read if only its title and period show where it lies', () => {
		const card = [
			toScale('居民身份证', 34.4, 21.2, 9.25),
			toScale('上海市公安局黄浦分局', 34, 39.5, 2.8),
			toScale('2017.08.12-2037.08.12', 34, 46.7, 1.6),
		];
		const page = [line('公安机关采购清单', 880, 395), line('国徽采购清单合计', 340, 300)];
		expect(readCard([...page, ...card])).toEqual(emblem);
	});

	test('has an outline around its lines', () => {
		const [topLeft, topRight, bottomRight] = outlineIn([...sheet, ...portraitLines()]);
		expect(topLeft.x).toBeLessThan(40);
		expect(topLeft.y).toBeLessThan(30);
		expect(topRight.x).toBeGreaterThan(570);
		expect(bottomRight.y).toBeGreaterThan(340);
	});
});

test('a second card in the image keeps its lines', () => {
	const lost = [...portraitLines(), ...moved(emblemLines(), 0, 420).slice(2)];
	expect(readCard(lost)).toEqual(portrait);
	expect(readOtherSide(lost)).toEqual(emblem);
});
