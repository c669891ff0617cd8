import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { packPinyin } from '../../../tools/commands/pinyin/pack-pinyin.mts';
import { UNICODE_NOTICE } from '../../../tools/commands/pinyin/unicode-notice.mts';

const textOf = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

test('characters are grouped by how they are read in a name', () => {
	const unihan = [
		'# Unihan_Readings.txt',
		'U+3400\tkMandarin\tqiū',
		'U+4DAE\tkMandarin\tyǎn',
		'U+4DAE\tkTGHZ2013\t421.070:yǎn',
		'U+5415\tkMandarin\tlǚ',
		'U+5415\tkDefinition\tsurname',
		'U+55EF\tkMandarin\tń',
		'U+7FDF\tkMandarin\tdí',
		'U+7FDF\tkTGHZ2013\t072.060:dí 474.070:zhái',
		'U+739A\tkMandarin\tchàng',
		'U+739A\tkTGHZ2013\t437.130:yáng',
		'U+8F66\tkMandarin\tchē jū',
		'U+8F66\tkTGHZ2013\t037.030:chē 191.110:jū',
		'U+2C35B\tkMandarin\tjù',
		'U+2C35B\tkTGHZ2013\t192.050:jù',
	].join('\n');
	expect(packPinyin(unihan)).toEqual(['che 车', 'ju 𬍛', 'lü 吕', 'yan 䶮', 'yang 玚', 'zhai 翟']);
});

test('a text without readings is rejected', () => {
	expect(() => packPinyin('U+4E00\tkDefinition\tone')).toThrow('no readings');
});

test("Unicode's notice stays with the data, in the package and in NOTICE", () => {
	const plain = (text: string) => text.replace(/^ \* ?/gm, '').replace(/\s+/g, ' ');
	for (const file of [
		'nodes/IdCardOcr/card/pinyin-data.ts',
		'dist/nodes/IdCardOcr/card/pinyin-data.js',
		'NOTICE',
	]) {
		expect(plain(textOf(file))).toContain(plain(UNICODE_NOTICE));
	}
});
