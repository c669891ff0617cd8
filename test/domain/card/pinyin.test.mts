import { expect, test } from '@jest/globals';

import { pinyinOf } from '../../../domain/card/pinyin.ts';

test('nearly every character of GB 2312 and GBK has a reading', () => {
	const unread = (all: string[]) => all.filter((one) => pinyinOf(one) === undefined).join('');
	// Interjections without a vowel; signs of units and other characters that Mandarin does not read.
	expect(unread(gbCharacters(0xb0, 0xf7, 0xa1))).toBe('呒嗯');
	expect([...unread(gbCharacters(0x81, 0xfe, 0x40))].sort().join('')).toBe(
		'兙兡呒呣嗧嗯噷桛烪瓧瓰瓱瓼甅',
	);
});

test.each([
	['女', 'nü'],
	['略', 'lüe'],
	['喆', 'zhe'],
	['䶮', 'yan'],
	['𬍛', 'li'],
	['晟', 'sheng'],
	['玚', 'yang'],
	['长', 'chang'],
])('%s is read %s in a name', (character, reading) => {
	expect(pinyinOf(character)).toBe(reading);
});

test.each(['', '*', 'A', '·', '1', '〇', '王小'])('%p has no reading', (text) => {
	expect(pinyinOf(text)).toBeUndefined();
});

/** The Chinese characters of two bytes whose first bytes are in this range. */
function gbCharacters(first: number, last: number, from: number): string[] {
	const decoder = new TextDecoder('gbk');
	const found: string[] = [];
	for (let lead = first; lead <= last; lead++) {
		for (let trail = from; trail <= 0xfe; trail++) {
			const character = decoder.decode(Uint8Array.of(lead, trail));
			if (/^[\u4E00-\u9FA5]$/.test(character)) found.push(character);
		}
	}
	return found;
}
