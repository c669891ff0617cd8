import { expect, test } from '@jest/globals';

import { placeLine } from '../../src/card/glyph.mts';
import type { Redactable } from '../../../domain/extra.ts';
import { writtenAgain } from '../../src/crops/written-again.mts';
import { line } from '../card/card-lines.mts';

const NUMBER = '310101199001011242';
const ADDRESS = '黑龙江省哈尔滨市道里区中央大街200号3室';

test.each<[string, Redactable, string | null, string, string[]]>([
	['each occurrence of a value', 'identity_name', '于雨薇', '于雨薇即于雨薇', ['于雨薇', '于雨薇']],
	['not part of a name', 'identity_name', '于雨薇', '雨薇', []],
	['a date with 年, 月 and 日', 'birth', '1990-01-01', '生于1990年1月1日', ['1990年1月1日']],
	[
		'a number with a misread digit',
		'identity_code',
		NUMBER,
		'证310101199001O11242',
		['310101199001O11242', '310101199001O11242'],
	],
	[
		'a number after a letter with two capitals',
		'identity_code',
		NUMBER,
		`ß${NUMBER}`,
		[NUMBER, NUMBER, NUMBER],
	],
	['a value with small letters', 'identity_name', 'Anna Müller', '姓名Anna Müller', ['AnnaMüller']],
	['half a number at the end of a line', 'identity_code', NUMBER, '编号3101011990', ['3101011990']],
	[
		'any number if the card’s was not read',
		'identity_code',
		null,
		`证${NUMBER.slice(0, 17)}x`,
		['31010119900101124x'],
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
	['not the authority of its city', 'address', ADDRESS, '黑龙江省哈尔滨市公安局道里分局', []],
])('writtenAgain finds %s', (_name, what, value, text, expected) => {
	const found = writtenAgain(what, value, placeLine(line(text, 0, 0)));
	expect(found.map((glyphs) => glyphs.map((glyph) => glyph.text).join(''))).toEqual(expected);
});
