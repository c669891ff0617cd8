import { describe, expect, test } from '@jest/globals';

import { readEthnicGroup } from '../../../../src/card/fields/grammars/ethnic-group.mts';
import { line, portraitLines, type LineOptions } from '../../card-lines.mts';
import { readCard } from '../../read.mts';

describe('readEthnicGroup reads a group that is', () => {
	test.each([
		['printed under a former name', '民族毛难', '毛难', '毛难'],
		['recognized exactly', '民族汉', '汉', '汉'],
		['followed by 族', '民族汉族', '汉族', '汉'],
		['misread, the probabilities favouring one', '民族傈僳', '栗粟', '傈僳'],
		['misread before 族', '民族傈僳族', '栗粟族', '傈僳'],
		['a word outside the 56', '民族穿青人', '穿青人', '穿青人'],
		['a word outside the list, read clearly', '民族革家人', '革家人', null],
		['illegible', '民族', '?', null],
	])('%s', (_, favours, read, expected) => {
		const target = line('民族', 0, 0, { favours });
		expect(readEthnicGroup(target, '民族', read)).toBe(expected);
	});
});

describe('the group after a whole label', () => {
	const raceIn = (text: string, options?: LineOptions) =>
		readCard(portraitLines({ 民族汉: [text, options] }))?.race;

	test('is not the one that its first character alone would be', () => {
		expect(raceIn('民族土冢', { favours: '民族土家' })).toBe('土家');
	});

	test('is the one before a mark', () => {
		expect(raceIn('民族汉本')).toBe('汉');
	});
});

test.each([
	['土冢', null],
	['穿青人', '穿青人'],
	['维吾尔', '维吾尔'],
])('%s apart from its label is %s', (text, expected) => {
	const apart = [line('民族', 180, 100), line(text, 240, 100)];
	expect(readCard(portraitLines({ 民族汉: apart }))?.race).toBe(expected);
});
