import { describe, expect, test } from '@jest/globals';

import { readCard } from './read.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { type Changes, emblemLines, line, portraitLines } from './card-lines.mts';

const PERIOD = '2017.08.12-2037.08.12';
const ISSUER = '上海市公安局黄浦分局';

describe('prose about cards is no card', () => {
	test.each([
		[
			'a law',
			'中华人民共和国居民身份证法',
			'第三条居民身份证登记的项目包括姓名、性别',
			'民族、常住户口所在地住址、公民身份号码',
			'本人相片、指纹信息、证件的有效期和签发机关',
			'公民身份号码是每个公民唯一的终身不变的身份代码',
		],
		[
			'a notice of an office',
			'居民身份证办理须知',
			'居民身份证由县级公安局签发',
			'签发机关应当自受理之日起六十日内发放',
			'有效期限为十年二十年或者长期',
		],
		[
			'an advertisement for a lost card',
			'本人遗失居民身份证一张',
			`签发机关为${ISSUER}`,
			`有效期限${PERIOD}`,
			'特此登报作废',
		],
		[
			'instructions for filling in',
			'填写说明',
			'姓名填写与公民身份号码一致',
			'性别填男或女',
			'民族填汉等',
			'住址填户口所在地',
		],
		['questions', '身份证有效期限怎么看', '居民身份证背面写有签发机关', '和有效期限请拍照上传'],
	])('%s', (_, ...texts) => {
		expect(readCard(texts.map((text, row) => line(text, 100, 50 + 40 * row)))).toBeNull();
	});
});

describe('an issuer', () => {
	const read = (value: TextLine[]) => readCard(emblemLines({ [ISSUER]: value }));

	test.each([
		['请扫码登录', null],
		['上海市公', null],
		['应当自受理之日起六十日内发放', null],
		['上海铁路公安处', '上海铁路公安处'],
		['上海市公女局黄浦分局', '上海市公女局黄浦分局'],
		['国家移民管理局', '国家移民管理局'],
		['应县公安局', '应县公安局'],
		['广东省公安厅', '广东省公安厅'],
	])('%s is read as %s', (text, expected) => {
		expect(read([line(text, 200, 250)])).toMatchObject({
			issued_by: expected,
			valid_date_end: '2037-08-12',
		});
	});
});

test('one field alone is no card', () => {
	const untitled = { 中华人民共和国: [], 居民身份证: [] };
	const end = { [ISSUER]: [], [PERIOD]: '2017.08.32-2037.08.12' };
	expect(readCard(emblemLines({ ...untitled, ...end }))).toBeNull();
	const lost = { 于雨薇: [], 女: [], 民族汉: [], 上海市黄浦区人民大道: [], '200号3室': [] };
	expect(readCard(portraitLines({ ...lost, '310101199001011242': [] }))).toBeNull();
});

describe('labels are found', () => {
	test.each<[string, Changes]>([
		['after dirt', { 姓名: [line('一姓名', 20, 50)], 住址: [line('、住址', 20, 200)] }],
		['in one line with others', { 性别: [], 女: [], 民族汉: [line('性别女民族汉', 80, 100)] }],
		[
			'in one line with their values',
			{
				姓名: [],
				于雨薇: [line('姓名于雨薇', 80, 50)],
				公民身份号码: [],
				'310101199001011242': [line('公民身份号码310101199001011242', 40, 320)],
			},
		],
	])('%s', (_, changes) => {
		expect(readCard(portraitLines(changes))).toEqual(readCard(portraitLines()));
	});

	test('in one line with their values on an emblem side', () => {
		const lines = emblemLines({
			签发机关: [],
			[ISSUER]: [line(`样本签发机关${ISSUER}`, 60, 250)],
			有效期限: [],
			[PERIOD]: [line(`有效期限${PERIOD}`, 100, 300)],
		});
		expect(readCard(lines)).toEqual(readCard(emblemLines()));
	});
});
