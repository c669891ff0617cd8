import { expect, test } from '@jest/globals';

import { ethnicGroupInEnglish, genderInEnglish } from '../../../domain/card/english-term.ts';
import { ETHNIC_GROUPS } from '../../../domain/ethnic-group.ts';

test('each of the 56 groups has an English name of its own', () => {
	const names = ETHNIC_GROUPS.map((group) => ethnicGroupInEnglish(group) ?? group);
	expect(names.filter((name) => !/^[A-Z][a-z]+$/.test(name))).toEqual([]);
	expect(new Set(names).size).toBe(56);
});

test.each([
	['汉', 'Han'],
	['维吾尔', 'Uygur'],
	['藏', 'Tibetan'],
	['京', 'Gin'],
	['毛难', 'Maonan'],
])('%s is %s', (group, expected) => {
	expect(ethnicGroupInEnglish(group)).toBe(expected);
});

test.each(['', '***', '汉族', '穿青人', 'toString'])('%p is none of them', (group) => {
	expect(ethnicGroupInEnglish(group)).toBeNull();
	expect(genderInEnglish(group)).toBeNull();
});

test('genders', () => {
	expect([genderInEnglish('男'), genderInEnglish('女')]).toEqual(['Male', 'Female']);
});
