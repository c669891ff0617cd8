import { describe, expect, test } from '@jest/globals';

import { cardsIn, fieldsOf, readCard } from '../read.mts';
import { type Changes, line, portraitLines, type LineOptions } from '../card-lines.mts';

const NUMBER = '310101199001011242';
const BIRTH = '1990年1月1日';

const birth = (text: string, probability = 1) => [line(text, 120, 150, { probability })];
const gender = (text: string, probability = 1) => [line(text, 120, 100, { probability })];
const read = (changes: Changes) => readCard(portraitLines(changes));

describe('a sound number', () => {
	test('gives a birth date and a gender that were lost', () => {
		const lines = portraitLines({ [BIRTH]: [], 女: [] });
		const [{ fields, sources }] = cardsIn(lines);
		expect(fields).toEqual(readCard(portraitLines()));
		expect(sources.birth).toMatchObject({ isFromNumber: true, glyphs: { length: 8 } });
	});

	test('replaces a birth date or a gender read with doubt', () => {
		expect(read({ [BIRTH]: birth('1990年1月7日', 0.7) })).toMatchObject({ birth: '1990-01-01' });
		expect(read({ 女: gender('男', 0.7) })).toMatchObject({ gender: '女' });
	});
});

test('a number that is sound as another pass read it goes before one that is made sound', () => {
	const alternatives: LineOptions['alternatives'] = { 13: [['5', 0.3]] };
	const doubtful = line('310104199001011242', 200, 320, { probability: 0.9, alternatives });
	doubtful.characters[13].probability = 0.6;
	const sound = line(NUMBER, 200, 320, { probability: 0.8 });
	const passes = [doubtful, sound].map((row) => portraitLines({ [NUMBER]: [row] }));
	expect(fieldsOf(...passes)[0].identity_code).toBe(NUMBER);
});

test.each(['310101.199001011243', '码310101199001011243'])(
	'birth date and gender correct a number among other characters: %s',
	(text) => {
		const alternatives: LineOptions['alternatives'] = { 18: [['2', 0.3]] };
		const row = line(text, 200, 320, { probability: 0.6, alternatives });
		const [{ fields, sources }] = cardsIn(portraitLines({ [NUMBER]: [row] }));
		expect(fields.identity_code).toBe(NUMBER);
		expect(sources.identity_code!.glyphs).toHaveLength(18);
	},
);
