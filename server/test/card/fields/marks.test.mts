import { describe, expect, test } from '@jest/globals';

import { readCards } from '../../../src/card/read-cards.mts';
import type { Ink } from '../../../src/card/print/glyph.mts';
import { centerOf, type Quad } from '../../../src/geometry/quad.mts';
import { type Changes, line, portraitLines } from '../card-lines.mts';

/** Contrast of print. */
const PRINT = 0.8;

/** Ink with such contrasts that covers no cell. */
const inkOf = (contrastIn: Ink['contrastIn']): Ink => ({ contrastIn, coverIn: () => 0 });

/** The card with this line for its name, whose characters have these contrasts. */
function cardWith(text: string, left: number, contrasts: readonly number[]) {
	const lines = portraitLines({ 于雨薇: [line(text, left, 50)] });
	const contrastIn = (quad: Quad) => {
		const { x, y } = centerOf(quad);
		return Math.abs(y - 50) < 5 && x > left ? contrasts[Math.floor((x - left) / 20)] : PRINT;
	};
	return readCards([{ lines, isInk: false }], inkOf(contrastIn))[0];
}

describe('pale characters', () => {
	test.each<[string, string, number, number[]]>([
		['before a name', '样于雨薇', 100, [0.2, 0.8, 0.7, 0.8]],
		['after a name', '于雨薇样本', 120, [0.8, 0.7, 0.8, 0.25, 0.2]],
		['in translucent dark ink', '于雨薇禁止', 120, [0.87, 0.85, 0.87, 0.45, 0.43]],
	])('%s are a mark', (_, text, left, contrasts) => {
		const { fields, hasMarks } = cardWith(text, left, contrasts);
		expect(fields.identity_name).toBe('于雨薇');
		expect(hasMarks).toBe(true);
	});

	test('far paler than any print are a mark, even alone', () => {
		const { fields, hasMarks } = cardWith('禁止复印', 120, [0.1, 0.1, 0.1, 0.1]);
		expect(fields.identity_name).toBeNull();
		expect(hasMarks).toBe(true);
	});

	test.each<[string, number[]]>([
		['as dark as all others', [0.8, 0.8, 0.8]],
		['paler and paler, as under glare', [0.8, 0.5, 0.36]],
		['all pale, with no darker ones near', [0.3, 0.3, 0.3]],
	])('belong to the name if %s', (_, contrasts) => {
		const { fields, hasMarks } = cardWith('于雨薇', 120, contrasts);
		expect(fields.identity_name).toBe('于雨薇');
		expect(hasMarks).toBe(false);
	});

	test('belong to an address if they are dashes, which are mostly paper', () => {
		const lines = portraitLines({
			'200号3室': [line('200号3-2-', 120, 230), line('1703', 120, 260)],
		});
		const contrastIn = (quad: Quad) => {
			const { x, y } = centerOf(quad);
			return Math.abs(y - 230) < 5 && x > 120 + 7 * 20 ? 0.1 : PRINT;
		};
		const [{ fields, hasMarks }] = readCards([{ lines, isInk: false }], inkOf(contrastIn));
		expect(fields.address).toBe('上海市黄浦区人民大道200号3-2-1703');
		expect(hasMarks).toBe(false);
	});

	test('are left out of an address if they are dashes beside no number', () => {
		const lines = portraitLines({
			'200号3室': [line('人民大道-', 120, 230), line('城东小区3号', 120, 260)],
		});
		const contrastIn = (quad: Quad) => {
			const { x, y } = centerOf(quad);
			return Math.abs(y - 230) < 5 && x > 120 + 4 * 20 ? 0.1 : PRINT;
		};
		const [{ fields, hasMarks }] = readCards([{ lines, isInk: false }], inkOf(contrastIn));
		expect(fields.address).toBe('上海市黄浦区人民大道人民大道城东小区3号');
		expect(hasMarks).toBe(true);
	});

	test('belong to the name if the labels around them are also pale, as under glare', () => {
		const contrastIn = (quad: Quad) => {
			const { x, y } = centerOf(quad);
			return x < 135 && y < 150 ? 0.35 : PRINT;
		};
		const [{ fields, hasMarks }] = readCards(
			[{ lines: portraitLines(), isInk: false }],
			inkOf(contrastIn),
		);
		expect(fields.identity_name).toBe('于雨薇');
		expect(hasMarks).toBe(false);
	});
});

test('the ink pass is preferred for a value that marks touch', () => {
	const named = (name: string, probability: number) =>
		portraitLines({ 于雨薇: [name, { probability }] });
	const contrastIn = (quad: Quad) => {
		const { x, y } = centerOf(quad);
		return Math.abs(y - 50) < 5 && x > 180 ? 0.2 : PRINT;
	};
	const nameIn = (first: string, confidence: number) =>
		readCards(
			[
				{ lines: named(first, 1), isInk: false },
				{ lines: named('于雨薇', confidence), isInk: true },
			],
			inkOf(contrastIn),
		)[0].fields.identity_name;
	expect(nameIn('于雨微样', 0.95)).toBe('于雨薇');
	// But not if it was read with doubt, or without a mark.
	expect(nameIn('于雨微样', 0.85)).toBe('于雨微');
	expect(nameIn('于雨微', 0.95)).toBe('于雨微');
});

test('the ink pass is not preferred if it lacks a row', () => {
	const [first, second] = [line('阿依努尔·麦麦提·', 120, 38), line('麦麦提敏', 120, 63)];
	const marked = line('麦麦提敏样', 120, 63);
	const contrastIn = (quad: Quad) => {
		const { x, y } = centerOf(quad);
		return Math.abs(y - 63) < 5 && x > 200 ? 0.2 : PRINT;
	};
	const nameIn = (black: Changes[string]) =>
		readCards(
			[
				{ lines: portraitLines({ 于雨薇: [first, marked] }), isInk: false },
				{ lines: portraitLines({ 于雨薇: black }), isInk: true },
			],
			inkOf(contrastIn),
		)[0].fields.identity_name;
	expect(nameIn([second])).toBe('阿依努尔·麦麦提·麦麦提敏');
	expect(nameIn([line('阿依努尔·麦买提·', 120, 38), second])).toBe('阿依努尔·麦买提·麦麦提敏');
});

describe('text that is written all over a card', () => {
	const purpose = '样本不得外传';
	const nameIn = (...others: ReturnType<typeof line>[]) => {
		const lines = portraitLines({ 于雨薇: `于雨薇${purpose}` });
		return readCards([{ lines: [...lines, ...others], isInk: false }])[0];
	};

	test('is no part of a name, as dark as it may be', () => {
		const { fields, hasMarks } = nameIn(line(`样本${purpose}`, 330, 200));
		expect(fields.identity_name).toBe('于雨薇');
		expect(hasMarks).toBe(true);
	});

	test.each([
		['is not told by one place', []],
		['nor by a second box around the same line', [line(purpose, 185, 60)]],
		['nor by what stands beside the card', [line(purpose, 120, 1200)]],
	])('%s', (_, others) => {
		expect(nameIn(...others).hasMarks).toBe(false);
	});
});
