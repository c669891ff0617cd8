import { describe, expect, test } from '@jest/globals';

import { readCard } from './read.mts';
import {
	type Changes,
	changed,
	emblemLines,
	line,
	portraitLines,
	portraitToScale,
	toScale,
} from './card-lines.mts';

const PORTRAIT = {
	side: 1,
	identity_name: '于雨薇',
	identity_code: '310101199001011242',
	gender: '女',
	race: '汉',
	birth: '1990-01-01',
	address: '上海市黄浦区人民大道200号3室',
	issued_by: null,
	valid_date_start: null,
	valid_date_end: null,
};

/** A number that is not sound, and so gives no birth date. */
const UNSOUND = '310101199001011243';

const EMBLEM = {
	side: 0,
	issued_by: '上海市公安局黄浦分局',
	valid_date_start: '2017-08-12',
	valid_date_end: '2037-08-12',
	identity_name: null,
};

const PERIOD = '2017.08.12-2037.08.12';

test('reads a portrait side', () => {
	expect(readCard(portraitLines())).toEqual(PORTRAIT);
});

test('reads an emblem side', () => {
	expect(readCard(emblemLines())).toMatchObject(EMBLEM);
});

describe('portrait side', () => {
	test.each<[string, Changes, object]>([
		[
			'a dotted name over two rows, centred on its label',
			{ 于雨薇: [line('麦麦提敏•', 120, 35), line('阿卜杜拉', 120, 65)] },
			{ identity_name: '麦麦提敏·阿卜杜拉' },
		],
		[
			'labels of gender and group beyond recognition',
			{ 性别: [], 女: [], 民族汉: [line('女代汉', 120, 100)] },
			{ race: null },
		],
		[
			'label and value in one line, the label misread',
			{ 住址: [], 上海市黄浦区人民大道: [line('具亲  海市黄浦区人民大道', 40, 200)] },
			{ address: '海市黄浦区人民大道200号3室' },
		],
		[
			'one character alone on the last row of the address, read with doubt',
			{
				'200号3室': [line('200', 120, 230), line('号', 120, 260, { score: 0.88, height: 20 })],
			},
			{ address: '上海市黄浦区人民大道200号' },
		],
		[
			'one digit alone on the last row of the address',
			{ '200号3室': [line('200号3号楼二单元12', 120, 230), line('1', 120, 260)] },
			{ address: '上海市黄浦区人民大道200号3号楼二单元121' },
		],
		[
			'another script read as Chinese, above the address',
			{ 住址: [line('住址', 40, 200), line('年月关', 120, 184)] },
			{},
		],
		[
			'an address of whose first row only the province is left',
			{
				上海市黄浦区人民大道: '上海市',
				'200号3室': '黄浦区人民大道2号',
			},
			{ address: '上海市黄浦区人民大道2号' },
		],
		[
			'its group apart from a misread label, in a traditional form',
			{ 民族汉: [line('民陵', 180, 100), line('鄂溫克', 240, 100, { favours: '鄂温克' })] },
			{ race: '鄂温克' },
		],
		[
			'blurred labels, and a birth of which only digits are left',
			{
				公民身份号码: '公民身位号码',
				'1990年1月1日': '19901101',
				姓名: '的名',
				性别: '性时',
				住址: [],
				民族汉: '民汉',
			},
			{ birth: '1990-11-01' },
		],
		[
			'a birth that does not exist',
			{
				'1990年1月1日': '1990年2月31日',
				'310101199001011242': UNSOUND,
			},
			{ birth: null, identity_code: UNSOUND },
		],
		[
			'a traditional form that was clearly read, as people are registered with some',
			{ 于雨薇: ['王濛', { alternatives: { 1: [['蒙', 0.001]] } }] },
			{ identity_name: '王濛' },
		],
		[
			'a traditional form of what was nearly read simplified',
			{ 于雨薇: ['于時薇', { alternatives: { 1: [['时', 0.1]] } }] },
			{ identity_name: '于时薇' },
		],
		['a rare character with a traditional look', { 于雨薇: '于時薇' }, { identity_name: '于時薇' }],
	])('with %s', (_, changes, expected) => {
		expect(readCard(portraitLines(changes))).toEqual({ ...PORTRAIT, ...expected });
	});
});

describe('emblem side', () => {
	const VALUE = '上海市公安局黄浦分局';

	test.each<[string, Changes, object]>([
		['长期', { [PERIOD]: '2017.08.12-长期' }, { valid_date_end: '长期' }],
		['a lost dash', { [PERIOD]: '2017.08.122037.08.12' }, {}],
		['lost dots', { [PERIOD]: '20170812-20370812' }, {}],
		[
			'a day that does not exist',
			{ [PERIOD]: '2017.08.32-2037.08.12' },
			{ valid_date_start: null },
		],
		[
			'an issuer over two rows, centred on its label',
			{ [VALUE]: [line('黔西南布依族苗族自治州公', 200, 235), line('安局兴义市分局', 200, 265)] },
			{ issued_by: '黔西南布依族苗族自治州公安局兴义市分局' },
		],
		[
			'an issuer over three rows',
			{
				[VALUE]: [
					line('临夏回族自治州公安局积石', 200, 217),
					line('山保安族东乡族撒拉族自治', 200, 246),
					line('县分局', 200, 275),
				],
			},
			{ issued_by: '临夏回族自治州公安局积石山保安族东乡族撒拉族自治县分局' },
		],
		...['上海铁路公安局一处', '新疆生产建设兵团公安局十师', '森林公安局北部'].map(
			(value): [string, Changes, object] => [
				`a part of an authority: ${value}`,
				{ [VALUE]: value },
				{ issued_by: value },
			],
		),
	])('with %s', (_, changes, expected) => {
		expect(readCard(emblemLines(changes))).toMatchObject({ ...EMBLEM, ...expected });
	});
});

describe("a foreigner's card to scale", () => {
	const lines = [
		toScale('中华人民共和国', 14, 6.5, 34 / 9),
		toScale('外国人永久居留身份证', 38, 6.5, 34 / 9),
		toScale('姓名/Name', 6.5, 11.5, 2.6),
		toScale('DUPONT, CAMILLE', 6.5, 15.4, 2),
		toScale('卡米耶•杜邦', 6.5, 19, 2.6),
		toScale('性别/Sex', 6.5, 23, 2.6),
		toScale('出生日期', 26, 23, 2.6),
		toScale('女/F', 6.5, 27, 2.6),
		toScale('1981.10.19', 26, 27, 2),
		toScale('有效期限', 6.5, 39, 2.6),
		toScale('2025.05.23-2035.05.22', 6.5, 43, 2),
		toScale('证件号码', 6.5, 49, 2.6),
		toScale('917149198110193263', 29.5, 49, 41 / 17),
	];
	const expected = {
		side: 1,
		identity_name: '卡米耶·杜邦',
		identity_code: '917149198110193263',
		gender: '女',
		birth: '1981-10-19',
		valid_date_start: '2025-05-23',
		valid_date_end: '2035-05-22',
	};

	test('is read', () => {
		expect(readCard(lines)).toMatchObject(expected);
	});

	test('is read without its title', () => {
		expect(readCard(changed(lines, { 外国人永久居留身份证: [] }))).toMatchObject(expected);
	});
});

test.each([
	['1990年1月1日', '1990-01-01'],
	['1990 11月 2日', '1990-11-02'],
	['1990年1102日', '1990-11-02'],
	['1990年112日', null],
	['1990年?2月1日', null],
	['1990年13月1日', null],
])('a birth date read as %j is %s, never a guess', (written, birth) => {
	const lines = portraitLines({
		'1990年1月1日': written,
		'310101199001011242': UNSOUND,
	});
	expect(readCard(lines)).toMatchObject({ birth });
});

test('an emblem side with all its values hidden is still found', () => {
	const hidden = emblemLines({ [PERIOD]: [], 上海市公安局黄浦分局: [] });
	expect(readCard(hidden)).toMatchObject({ side: 0, issued_by: null, valid_date_end: null });
	expect(readCard(changed(hidden, { 居民身份证: [] }))).toBeNull();
});

test('a number places a card with just the rest of its label and an address that begins with a place', () => {
	const blurred = portraitToScale().filter(({ text }) => /雨|上海|200|3101/.test(text));
	const label = toScale('号码', 6.5 + 4 * 3.2, 47.4, 3.2);
	expect(readCard([...blurred, label])).toMatchObject({
		identity_code: PORTRAIT.identity_code,
	});
	expect(readCard(blurred)).toBeNull();
});
