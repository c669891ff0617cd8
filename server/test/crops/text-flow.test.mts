import { describe, expect, test } from '@jest/globals';

import { placeLine } from '../../src/card/print/glyph.mts';
import { flowsOf } from '../../src/crops/text-flow.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { line, moved, turned } from '../card/card-lines.mts';

/** The texts that may go on, their lines apart. */
const flowing = (...lines: TextLine[]) =>
	flowsOf(lines.map(placeLine)).map((flow) => flow.map((one) => one.line.text).join(' '));

/** Three cells of a form, not in their order: 30 pixels high, the second a bit lower. */
const CELLS = [line('丙', 300, 0), line('甲', 0, 0), line('乙', 150, 14)];

describe('a row', () => {
	test('goes on through all its cells', () => {
		expect(flowing(...CELLS)).toEqual(['甲 乙 丙']);
	});

	test.each([-10, 90, 179, 270])('also turned by %d°', (degrees) => {
		expect(flowing(...turned(CELLS, (degrees * Math.PI) / 180))).toEqual(['甲 乙 丙']);
	});

	test('also upside down, where angles go from π to -π', () => {
		const cells = [
			line('甲', 400, 0, { angle: Math.PI - 0.02 }),
			line('乙', 300, 0, { angle: Math.PI + 0.02 }),
		];
		expect(flowing(...cells)).toEqual(['甲 乙']);
	});

	test('has nothing that is more than half a height off', () => {
		expect(flowing(line('甲', 0, 0), line('乙', 150, 16))).toEqual([]);
	});
});

describe('a line goes on', () => {
	const first = line('甲甲甲甲', 0, 0);

	test('in the nearest below it that it overlaps from side to side', () => {
		const others = [line('乙', 70, 45), line('丙', 0, 80), line('丁', 100, 40)];
		expect(flowing(first, ...others).filter((flow) => flow.startsWith('甲'))).toEqual([
			'甲甲甲甲 乙',
		]);
	});

	test('not beyond three heights, nor above', () => {
		expect(flowing(first, line('乙', 0, 90))).toEqual(['甲甲甲甲 乙']);
		expect(flowing(first, line('乙', 0, 92))).toEqual([]);
		expect(flowing(line('乙', 0, -45), first)).toEqual(['乙 甲甲甲甲']);
	});

	test('up or down a page', () => {
		expect(flowing(...turned([line('乙乙', 0, 45), first], Math.PI / 2))).toEqual([
			'甲甲甲甲 乙乙',
		]);
	});

	test('not in one of another direction or of more than twice its height', () => {
		const next = (height: number, angle: number) =>
			flowing(line('甲甲甲甲', 0, 0), line('乙', 0, 60, { height, angle }));
		expect(next(60, 0.19)).toEqual(['甲甲甲甲 乙']);
		expect(next(62, 0)).toEqual([]);
		expect(next(14, 0)).toEqual([]);
		expect(next(30, 0.21)).toEqual([]);
		expect(next(30, Math.PI)).toEqual([]);
	});
});

test('of several readings of a line, the surest goes on, in each direction', () => {
	const readings = [
		line('甲', 0, 0, { score: 0.8 }),
		line('田', 2, 1, { score: 0.9 }),
		line('口', 20, 0, { score: 0.7, angle: Math.PI }),
	];
	expect(flowing(...readings, line('乙', 60, 0), ...moved(readings, 0, 500))).toEqual(['田 乙']);
	expect(flowing(...readings, line('由', 0, 0, { angle: Math.PI, score: 0.6 }))).toEqual(['口 由']);
});
