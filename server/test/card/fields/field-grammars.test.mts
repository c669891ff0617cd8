import { describe, expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../../domain/id-card.ts';
import { countInconsistencies } from '../../../src/card/doubts/inconsistencies.mts';
import { readEthnicGroup } from '../../../src/card/fields/read-group.mts';
import { readIdNumber } from '../../../src/card/fields/number.mts';
import { placeLine } from '../../../src/card/print/glyph.mts';
import { asAddress, asName } from '../../../src/card/print/printed-text.mts';
import { line, type LineOptions } from '../card-lines.mts';

const SOUND = '310101199001011242';
const FACTS = { birth: '1990-01-01', gender: '女' };

const glyphsOf = (text: string, options?: LineOptions) =>
	placeLine(line(text, 0, 0, options)).glyphs;

describe('readIdNumber reads a number that is', () => {
	const doubtful = '310101199001011248';

	test.each([
		['sound', SOUND, {}, FACTS, SOUND],
		['with letters for digits', '3I0101l99O0101l242', {}, FACTS, SOUND],
		['after dirt', `7${SOUND}`, {}, FACTS, SOUND],
		['with a lower x', '11010519491231002x', {}, FACTS, '11010519491231002X'],
		['wrong, without alternatives', doubtful, {}, FACTS, doubtful],
		['wrong, with the right digit as an alternative', doubtful, { 17: [['2', 0.2]] }, FACTS, SOUND],
		[
			'wrong, no birth printed',
			doubtful,
			{ 17: [['2', 0.2]] },
			{ ...FACTS, birth: null },
			doubtful,
		],
		[
			'wrong, another gender printed',
			doubtful,
			{ 17: [['2', 0.2]] },
			{ ...FACTS, gender: '男' },
			doubtful,
		],
		['too short', SOUND.slice(1), {}, FACTS, null],
		['sound together with dirt', '094606319701017071X', {}, FACTS, '94606319701017071X'],
		['with X before its end', '31010119X001011242', {}, FACTS, null],
	])('%s', (_, text, alternatives, facts, expected) => {
		expect(readIdNumber(glyphsOf(text, { alternatives } as LineOptions), facts)).toBe(expected);
	});

	test('ambiguous, since two answers fit, as printed', () => {
		// Both 12 and 20 in the fifteenth and sixteenth place pass every check.
		const printed = '310101199001013442';
		const alternatives: LineOptions['alternatives'] = {
			14: [
				['1', 0.1],
				['2', 0.1],
			],
			15: [
				['2', 0.1],
				['0', 0.1],
			],
		};
		expect(readIdNumber(glyphsOf(printed, { alternatives }), FACTS)).toBe(printed);
	});
});

describe('readEthnicGroup reads a group that is', () => {
	test.each([
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

test.each([
	['阿卜杜拉•艾山', '阿卜杜拉·艾山'],
	['阿卜杜拉・艾山', '阿卜杜拉·艾山'],
	['阿卜杜拉.艾山.', '阿卜杜拉·艾山'],
	['居马洪-阿布都克里木', '居马洪·阿布都克里木'],
	['张-凡', '张凡'],
	['于 雨薇', '于雨薇'],
	['𬎆薇', '𬎆薇'],
	['...', null],
])('asName turns %j into %j', (printed, expected) => {
	expect(asName(printed)).toBe(expected);
});

test.each([
	['人民路 12 号', '人民路12号'],
	['A座3—2室', 'A座3-2室'],
	['新坪村-组294号', '新坪村一组294号'],
	['3-2/5号', '3-2/5号'],
	['-陕西省铜川市12组155号-', '陕西省铜川市12组155号'],
	['甲、乙组12，13号', '甲、乙组12，13号'],
	['12.5号。', '12.5号'],
	['  ', null],
])('asAddress turns %j into %j', (printed, expected) => {
	expect(asAddress(printed)).toBe(expected);
});

describe('countInconsistencies counts', () => {
	const portrait: IdCardFields = {
		...emptyIdCardFields(),
		side: 1,
		identity_name: '于雨薇',
		identity_code: SOUND,
		gender: '女',
		race: '汉',
		birth: '1990-01-01',
		address: '上海市',
	};

	test.each<[string, Partial<IdCardFields>, number]>([
		['nothing missing', {}, 0],
		['a missing name', { identity_name: null }, 1],
		['a missing group', { race: null }, 1],
		[
			'a permit, which prints no group',
			{ race: null, identity_code: '810000199408230021', birth: '1994-08-23' },
			0,
		],
		['a wrong check character', { identity_code: '310101199001011248' }, 1],
		['another birth', { birth: '1990-01-02' }, 1],
		['another gender and birth', { gender: '男', birth: '1990-01-02' }, 2],
	])('%s', (_, change, expected) => {
		expect(countInconsistencies({ ...portrait, ...change })).toBe(expected);
	});
});
