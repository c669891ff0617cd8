import { describe, expect, test } from '@jest/globals';

import { readEthnicGroup } from '../../../src/card/fields/read-group.mts';
import { line } from '../card-lines.mts';

describe('readEthnicGroup reads a group that is', () => {
	test.each([
		['printed under a former name', '民族毛难', '毛难', '毛难'],
		['recognized exactly', '民族汉', '汉', '汉'],
		['followed by 族', '民族汉族', '汉族', '汉'],
		['misread, the probabilities favouring one', '民族傈僳', '栗粟', '傈僳'],
		['a word outside the 56', '民族穿青人', '穿青人', '穿青人'],
		['illegible', '民族', '?', null],
	])('%s', (_, favours, read, expected) => {
		const target = line('民族', 0, 0, { favours });
		expect(readEthnicGroup(target, '民族', read)).toBe(expected);
	});
});

test('readEthnicGroup returns null if the group may be one outside the pack’s alphabet', () => {
	const known = line('民族', 0, 0, { favours: '民族仡佬' });
	const unknowing = {
		...known,
		logLikelihood: (text: string) => (text.includes('仫') ? -Infinity : known.logLikelihood(text)),
	};
	expect(readEthnicGroup(known, '民族', '么佬')).toBe('仡佬');
	expect(readEthnicGroup(unknowing, '民族', '么佬')).toBeNull();
});
