import { expect, test } from '@jest/globals';

import { ETHNIC_GROUPS, ethnicGroupInEnglish } from '../../domain/ethnic-group.ts';

test('there are 56 distinct groups, none ending in 族', () => {
	expect(new Set(ETHNIC_GROUPS).size).toBe(56);
	expect(ETHNIC_GROUPS.filter((name) => !/^\p{Script=Han}{1,4}$/u.test(name))).toEqual([]);
	expect(ETHNIC_GROUPS.filter((name) => name.endsWith('族'))).toEqual([]);
});

test('each has an English name of its own', () => {
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
	...['', '***', '汉族', '穿青人', 'toString'].map((other) => [other, null] as const),
])('%p is %p in English', (group, expected) => {
	expect(ethnicGroupInEnglish(group)).toBe(expected);
});
