import { expect, test } from '@jest/globals';

import { placeLine, textOf } from '../../src/card/print/glyph.mts';
import type { Redactable } from '../../../domain/extra.ts';
import { writtenAgain } from '../../src/crops/written-again.mts';
import { line } from '../card/card-lines.mts';

const NUMBER = '310101199001011242';
const ADDRESS = '黑龙江省哈尔滨市道里区中央大街200号3室';

test.each<[string, Redactable, string | null, string, string[]]>([
	['each occurrence of a value', 'identity_name', '于雨薇', '于雨薇即于雨薇', ['于雨薇', '于雨薇']],
	['a given name alone', 'identity_name', '于雨薇', '名雨薇', ['雨薇']],
	['a name with a rare character', 'identity_name', '于𠮷', '申请人于 𠮷已到场', ['于𠮷']],
	['a name in parts', 'identity_name', '于雨薇', '于·雨薇', ['于·雨薇']],
	['not a part of a foreign name', 'identity_name', 'ANNA LEE', 'ANNA', []],
	['a date with 年, 月 and 日', 'birth', '1990-01-01', '生于1990年1月1日', ['1990年1月1']],
	[
		'a number with a misread digit',
		'identity_code',
		NUMBER,
		'证310101199001O11242',
		['310101199001O11242'],
	],
	['a number after a letter with two capitals', 'identity_code', NUMBER, `ß${NUMBER}`, [NUMBER]],
	['a value with small letters', 'identity_name', 'Anna Müller', '姓名Anna Müller', ['AnnaMüller']],
	['half a number at the end of a line', 'identity_code', NUMBER, '编号3101011990', ['3101011990']],
	[
		'any number if the card’s was not read',
		'identity_code',
		null,
		`证${NUMBER.slice(0, 17)}x`,
		['31010119900101124x'],
	],
	...[
		'310.101.1990.0101.1242',
		'3101-0119-9001-0112-42',
		'310101/19900101/1242',
		'310101-1990O101-1242',
	].map((form): [string, Redactable, string, string, string[]] => {
		return [`a number in groups, ${form}`, 'identity_code', NUMBER, `编号${form}。`, [form]];
	}),
	[
		'any number in groups if the card’s was not read',
		'identity_code',
		null,
		'证310101-19900101-1242',
		['310101-19900101-1242'],
	],
	['not a time', 'identity_code', NUMBER, '2026-11-28 02:12:18', []],
	['not a period', 'identity_code', NUMBER, '2016.05.17-2036.05.17', []],
	[
		'a number after a rare character',
		'identity_code',
		NUMBER,
		'𠮷310.101.1990.0101.1242',
		['310.101.1990.0101.1242'],
	],
	...['1990/01/01', '01/01/1990', '1.1.1990', '19900101', '1990年01月01日', '1990-1-1'].map(
		(form): [string, Redactable, string, string, string[]] => {
			const bare = form.replace(/日$/, '');
			return [`a date as ${form}`, 'birth', '1990-01-01', `生于${form},男`, [bare]];
		},
	),
	...['1990-1-1100020', '71990.1.1', '1990年01月1日08:30'].map(
		(text): [string, Redactable, string, string, string[]] => {
			const [form] = /1990\D0?1\D0?1/.exec(text)!;
			return [`a date beside other digits, ${text}`, 'birth', '1990-01-01', text, [form]];
		},
	),
	['not a date within a number', 'birth', '1990-01-01', NUMBER, []],
	['not the digits of another number', 'birth', '1990-01-01', '编号19900101123', []],
	['the given name after a compound surname', 'identity_name', '欧阳雨薇', '名雨薇', ['雨薇']],
	[
		'a number in brackets',
		'identity_code',
		NUMBER,
		'(310)(101)~199001011242',
		['310)(101)~199001011242'],
	],
	['not a year', 'identity_code', NUMBER, '1990', []],
	['the second line of an address', 'address', ADDRESS, '中央大街200号3室', ['中央大街200号3室']],
	[
		'the first line of an address after its label',
		'address',
		ADDRESS,
		'住址黑龙江省哈尔滨市道里区',
		['黑龙江省哈尔滨市道里区'],
	],
	['a gender after its label alone', 'gender', '女', '性别女', ['女']],
	['a gender after marks', 'gender', '女', '性别：□女', ['女']],
	['a gender as a noun', 'gender', '女', '本人为女性', ['女']],
	['a gender by itself', 'gender', '女', '女', ['女']],
	['a gender between others’ marks', 'gender', '女', '雨薇(女)', ['女']],
	['not a form of address', 'gender', '女', '女士', []],
	['an ethnic group before its unit', 'race', '汉', '汉族', ['汉']],
	['an ethnic group after its label', 'race', '汉', '民族：汉', ['汉']],
	['an ethnic group of several characters', 'race', '维吾尔', '维吾尔族', ['维吾尔']],
	['not a place with the group’s name', 'race', '汉', '汉口', []],
	[
		'a part of an address with its house number in a sentence',
		'address',
		ADDRESS,
		'申请人现住中央大街200号3室已满五年，情况属实，特此证明',
		['中央大街200号3室'],
	],
	['not the authority of its city', 'address', ADDRESS, '黑龙江省哈尔滨市公安局道里分局', []],
])('writtenAgain finds %s', (_name, what, value, text, expected) => {
	const found = writtenAgain(what, value, placeLine(line(text, 0, 0)).glyphs);
	expect(found.map(textOf)).toEqual(expected);
});
