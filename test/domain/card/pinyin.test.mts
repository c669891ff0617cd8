import { expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';

import { pinyinOf } from '../../../domain/card/pinyin.ts';

test.each([
	['女', 'nü'],
	['略', 'lüe'],
	['喆', 'zhe'],
	['䶮', 'yan'],
	['𬍛', 'li'],
	['晟', 'sheng'],
	['玚', 'yang'],
	['长', 'chang'],
	['珩', 'heng'],
	['卓', 'zhuo'],
	['焯', 'zhuo'],
	['蕃', 'fan'],
	['裳', 'chang'],
])('%s is read %s in a name', (character, reading) => {
	expect(pinyinOf(character)).toBe(reading);
});

test.each(['', '*', 'A', '·', '1', '〇', '王小'])('%p has no reading', (text) => {
	expect(pinyinOf(text)).toBeUndefined();
});

test('this ICU gives the readings that were checked with those of Node 20 to 24', () => {
	const all: string[] = [];
	for (let code = 0x3400; code < 0x32000; code++) {
		const character = String.fromCodePoint(code);
		const reading = pinyinOf(character);
		if (reading !== undefined) all.push(character + reading);
	}
	expect(all).toHaveLength(21_164);
	expect(createHash('md5').update(all.join(' ')).digest('hex')).toBe(
		'1f72bc06b578ae593679170d33f29bfc',
	);
});
