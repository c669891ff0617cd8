import { describe, expect, test } from '@jest/globals';
import { allCounties } from '../../../tools/specimens/person/county.mts';
import * as nameLists from '../../../tools/specimens/person/name-lists.mts';
import { ETHNIC_GROUPS } from '../../../domain/ethnic-group.ts';
import { debianFamilies, notoFamily } from '../../../tools/specimens/type/font-family.mts';
import { MissingGlyphError, packageFont } from '../../../tools/specimens/type/glyph-font.mts';
import { breakLines, printedUnits } from '../../../tools/specimens/type/line-breaks.mts';
import { numberStrokes } from '../../../tools/specimens/type/number-strokes.mts';
import { Typesetter } from '../../../tools/specimens/type/typesetter.mts';

const STYLE = { size: 3, weight: 'medium', colour: '#000' } as const;
const type = new Typesetter(notoFamily());

describe('Typesetter', () => {
	test('rejects a character without a glyph instead of drawing a box', () => {
		expect(() => type.path('张𬎆', 0, 0, STYLE)).toThrow(MissingGlyphError);
		expect(() => type.path('张𬎆', 0, 0, STYLE)).toThrow(/no glyph for 𬎆 \(U\+2C386\)/);
		expect(() => type.width('𬎆', STYLE)).toThrow(MissingGlyphError);
	});

	test('has a glyph for every name, ethnic group and region on the specimens', () => {
		const regions = allCounties().flatMap(({ province, prefecture, county }) => [
			province,
			prefecture,
			county,
		]);
		const texts = [...Object.values(nameLists).flat(), ...ETHNIC_GROUPS, ...regions];
		for (const character of new Set([...texts.join('')])) {
			expect(() => type.path(character, 0, 0, STYLE)).not.toThrow();
		}
	});

	test('measures a Chinese character as one em, or by its pitch', () => {
		expect(type.width('身份证', STYLE)).toBeCloseTo(9);
		expect(type.width('身份证', { ...STYLE, pitch: 4 })).toBeCloseTo(12);
	});

	test('places each glyph after the one before', () => {
		const lefts = [...type.path('身份', 5, 10, STYLE).matchAll(/matrix\(\S+ 0 0 \S+ (\S+) 10\)/g)];
		expect(lefts.map(([, left]) => Number(left))).toEqual([5, 8]);
	});
});

describe('fonts', () => {
	test('that are not installed are reported with a solution', () => {
		expect(() => packageFont('@expo-google-fonts/no-such/font.ttf')).toThrow(/Run npm install/);
		expect(() => debianFamilies('/nowhere')).toThrow(/Install fonts-wqy-zenhei/);
	});
});

describe('number strokes', () => {
	test('place 18 characters at equal distances', () => {
		const svg = numberStrokes('11010519491231002X', 10, 20, {
			height: 2,
			pitch: 2.5,
			colour: '#000',
		});
		const lefts = [...svg.matchAll(/matrix\(\S+ 0 0 \S+ (\S+) 18\)/g)].map(([, left]) =>
			Number(left),
		);
		expect(lefts).toHaveLength(18);
		expect(lefts[17] - lefts[0]).toBeCloseTo(17 * 2.5);
	});

	test('reject other characters without repeating the number', () => {
		const style = { height: 2, pitch: 2.5, colour: '#000' };
		expect(() => numberStrokes('1234A', 0, 0, style)).toThrow(
			/^An ID number may contain only digits and X/,
		);
	});
});

describe('line breaks', () => {
	test.each([
		['身份证', 3],
		['12号楼', 3],
		['·', 1],
		['', 0],
	])('%s is %d units wide', (text, units) => {
		expect(printedUnits(text)).toBe(units);
	});

	test.each([
		['甲乙丙', 3, ['甲乙丙']],
		['甲乙丙丁', 3, ['甲乙丙', '丁']],
		['甲12345乙', 3, ['甲1234', '5乙']],
	])('%s in %i units', (text, units, lines) => {
		expect(breakLines(text, units)).toEqual(lines);
	});
});
