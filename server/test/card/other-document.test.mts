import { describe, expect, test } from '@jest/globals';

import { readCard } from './read.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { emblemLines, line, moved, portraitLines } from './card-lines.mts';

const sheet = (...texts: string[]) => texts.map((text, row) => line(text, 100, 50 + 40 * row));

const NUMBER = '310101199001011242';
const PERIOD = '2017.08.12-2027.08.12';

describe('other documents are no card', () => {
	test.each([
		[
			'an exam permit',
			['准考证', '姓名 张三', '性别 男', '民族 汉', '出生 1990年1月1日', '第三考场12'],
		],
		[
			'a hospital sheet',
			[
				'姓名 张三',
				'性别 女',
				'民族 汉',
				'住址 上海市黄浦区',
				`公民身份号码${NUMBER}`,
				'诊断 急性阑尾炎',
				'科室内科',
			],
		],
		[
			'a travel permit',
			[
				'中华人民共和国',
				'往来港澳通行证',
				'姓名张三',
				`有效期限${PERIOD}`,
				'签发机关公安部出入境管理局',
			],
		],
		['a passport', ['中华人民共和国', '护照', '签发机关北京市公安局', '有效期至2027年1月1日']],
		[
			'a page of a household register',
			[
				'姓名张三',
				'户主或与户主关系户主',
				'性别男',
				'民族汉',
				'出生日期1990年1月1日',
				'住址上海',
				`公民身份号码${NUMBER}`,
			],
		],
		[
			'a letter about a person',
			[
				'通知书',
				'张三，女，汉族，出生于1990年1月1日，',
				'住址上海市黄浦区人民大道200号，',
				`公民身份号码${NUMBER}。`,
				'上海市公安局',
			],
		],
		['a permit of a trade', ['特种行业许可证', '签发机关 上海市公安局', `有效期限 ${PERIOD}`]],
		['a number in a chat', ['好的', `公民身份号码${NUMBER}`, '收到谢谢']],
		[
			'five labelled lines',
			[
				'姓名：张三',
				'性别：男 民族：汉',
				'出生：1990年1月1日',
				'住址：上海市黄浦区人民大道200号',
				`公民身份号码：${NUMBER}`,
			],
		],
		['the other side in a message', ['签发机关：上海市公安局', `有效期限：${PERIOD}`, '好的']],
		[
			'a page of settings',
			['证件类型', '居民身份证', '533024197410138352', '有效期', '2035-01-01'],
		],
	])('%s', (_, texts) => {
		expect(readCard(sheet(...texts))).toBeNull();
	});
});

describe('a card is still read', () => {
	const far = (lines: TextLine[]) => moved(lines, 0, 700);

	test.each<[string, TextLine[]]>([
		['under a note of its purpose', [line('仅供办理社会保障卡使用', 100, 270)]],
		['under a purpose that names a label', [line('仅供办理出生医学证明使用', 100, 270)]],
		['under part of a purpose, aslant', [line('出生医学证明', 180, 240, { angle: 0.6 })]],
		['above a note of its purpose', [line('仅限办理港澳通行证', 100, 380)]],
		[
			'above another document',
			far(sheet('营业执照', '法定代表人', '单位名称', '登记机关', '电话')),
		],
		['with a label of a form at hand', [line('联系电话', 100, 380)]],
	])('%s', (_, more) => {
		expect(readCard([...portraitLines(), ...more])).toEqual(readCard(portraitLines()));
		expect(readCard([...emblemLines(), ...more])).toEqual(readCard(emblemLines()));
	});

	test('with a pass number, as on residence permits', () => {
		const pass = [line('通行证号码', 100, 205), line('28065668', 220, 205)];
		expect(readCard([...emblemLines(), ...pass])).toEqual(readCard(emblemLines()));
		const untitled = emblemLines({ 居民身份证: [], 中华人民共和国: [] });
		expect(readCard([...untitled, ...pass])).toEqual(readCard(emblemLines()));
	});
});
