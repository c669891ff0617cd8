import { describe, expect, test } from '@jest/globals';

import { numberInRun } from '../../../../src/card/fields/grammars/number.mts';
import { placeLine } from '../../../../src/card/print/glyph.mts';
import { type Changes, line, portraitLines, type LineOptions } from '../../card-lines.mts';
import { readCard } from '../../read.mts';

const SOUND = '310101199001011242';
const FACTS = { birth: '1990-01-01', gender: '女' };

const numberIn = (...given: Parameters<typeof numberInRun>) => numberInRun(...given)?.value ?? null;

const glyphsOf = (text: string, options?: LineOptions) =>
	placeLine(line(text, 0, 0, options)).glyphs;

describe('a number is read that is', () => {
	const doubtful = '310101199001011248';

	test.each([
		['sound', SOUND, {}, FACTS, SOUND],
		['with letters for digits after dirt', '73I0101l99O0101l242', {}, FACTS, SOUND],
		['with a lower x', '11010519491231002x', {}, FACTS, '11010519491231002X'],
		['wrong, without alternatives', doubtful, {}, FACTS, doubtful],
		['wrong, with the right digit as an alternative', doubtful, { 17: [['2', 0.2]] }, FACTS, SOUND],
		['wrong, no birth printed', doubtful, { 17: [['2', 0.2]] }, undefined, doubtful],
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
		const run = glyphsOf(text, { alternatives, probability: 0.6 } as LineOptions);
		expect(numberInRun(run, facts)?.value ?? null).toBe(expected);
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
		expect(numberIn(glyphsOf(printed, { alternatives, probability: 0.6 }), FACTS)).toBe(printed);
	});
});

describe('a wrong digit', () => {
	const printed = '310101199001011248';
	const read = (probability: number) =>
		numberInRun(glyphsOf(printed, { probability, alternatives: { 17: [['2', 0.04]] } }), FACTS);

	test('that was read surely is not replaced: the card may be altered', () => {
		expect(read(0.95)?.value).toBe(printed);
	});
});

test('a stroke between two of 17 digits is no eighteenth', () => {
	const printed = glyphsOf(SOUND.slice(0, 17));
	const at = { ...printed[5].at, x: (printed[5].at.x + printed[6].at.x) / 2 };
	const stroke = { ...printed[5], text: '1', at };
	expect(numberIn([...printed.slice(0, 6), stroke, ...printed.slice(6)], FACTS)).toBeNull();
	expect(numberIn([...printed, { ...stroke, at: { x: 17.5 * 20, y: 0 } }], FACTS)).toBe(
		`${SOUND.slice(0, 17)}1`,
	);
});

const LABEL = '公民身份号码';

describe('a number that was read only in part is null, and not in the address', () => {
	test.each<[string, Changes]>([
		['most of it', { [SOUND]: '3101011990010' }],
		['masked', { [SOUND]: '310101********1242' }],
		['in its label’s line', { [LABEL]: [], [SOUND]: [line(`${LABEL}31010119900`, 40, 320)] }],
		['without its label', { [LABEL]: [], [SOUND]: '310101*****' }],
	])('%s', (_, changes) => {
		const card = readCard(portraitLines(changes));
		expect(card).toEqual({ ...readCard(portraitLines()), identity_code: null });
	});
});
