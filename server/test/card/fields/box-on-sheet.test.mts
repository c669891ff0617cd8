import { describe, expect, test } from '@jest/globals';

import { readCard } from '../read.mts';
import { emblemLines, line, portraitLines, toScale } from '../card-lines.mts';

const portrait = readCard(portraitLines());
const emblem = readCard(emblemLines());

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
		expect(readCard([...sheet, ...portraitLines(number)])).toEqual(portrait);
	});
});
