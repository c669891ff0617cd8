import { describe, expect, test } from '@jest/globals';

import { decodeBestPath, sparsePosterior } from '../../src/ocr/ctc-decode.mts';
import { logLikelihood } from '../../src/ocr/ctc-score.mts';

const ALPHABET = ['', '汉', '满', '1'];

/** A posterior from the classes' probabilities at every step. */
const posteriorOf = (...steps: number[][]) =>
	sparsePosterior(Float32Array.from(steps.flat()), steps.length, ALPHABET);

const BLANK = [1, 0, 0, 0];
const HAN = [0.1, 0.7, 0.2, 0];
const ONE = [0, 0, 0, 1];

describe('best path', () => {
	const read = (...steps: number[][]) =>
		decodeBestPath(posteriorOf(...steps)).map(({ text }) => text);

	test.each([
		['nothing', [BLANK, BLANK], []],
		['a repetition once', [HAN, HAN, BLANK], ['汉']],
		['a character twice if a blank separates it', [ONE, BLANK, ONE], ['1', '1']],
		['neighbours', [BLANK, HAN, ONE], ['汉', '1']],
	])('reads %s', (_, steps, expected) => {
		expect(read(...steps)).toEqual(expected);
	});

	test('gives the best step with its alternatives', () => {
		const [character] = decodeBestPath(posteriorOf(BLANK, [0.4, 0.6, 0, 0], HAN, BLANK));
		expect(character).toMatchObject({ text: '汉', position: 2.5 / 4 });
		expect(character.probability).toBeCloseTo(0.7);
		expect(character.alternatives).toHaveLength(1);
		expect(character.alternatives[0].text).toBe('满');
	});
});

test('sparsePosterior drops improbable classes', () => {
	expect(posteriorOf(HAN, BLANK).ids).toEqual(Uint32Array.of(0, 1, 2, 0));
});

describe('likelihood of a text', () => {
	const posterior = posteriorOf(HAN, [0.5, 0.4, 0.1, 0], BLANK);

	test('sums every alignment', () => {
		// 汉 in both steps, or in one of them next to a blank.
		const expected = 0.7 * 0.4 + 0.7 * 0.5 + 0.1 * 0.4;
		expect(Math.exp(logLikelihood(posterior, '汉'))).toBeCloseTo(expected, 4);
	});

	test('needs a blank between equal characters', () => {
		expect(logLikelihood(posteriorOf(ONE, ONE), '11')).toBeLessThan(Math.log(1e-5));
		expect(logLikelihood(posteriorOf(ONE, BLANK, ONE), '11')).toBeCloseTo(0);
	});

	test('is defined for the empty text', () => {
		expect(Math.exp(logLikelihood(posterior, ''))).toBeCloseTo(0.1 * 0.5, 4);
	});
});
