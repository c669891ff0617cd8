import { describe, expect, test } from '@jest/globals';

import { sparsePosterior } from '../../src/ocr/ctc-decode.mts';
import { TextSearch, type Language } from '../../src/ocr/ctc-search.mts';

const ALPHABET = ['', '汉', '满', '1'];

const posteriorOf = (...steps: number[][]) =>
	sparsePosterior(Float32Array.from(steps.flat()), steps.length, ALPHABET.length);

const BLANK = [1, 0, 0, 0];
const HAN = [0.1, 0.7, 0.2, 0];
const ONE = [0, 0, 0, 1];

/** Scores by character; the last character is all that matters. */
const languageOf = (scores: Record<string, number>): Language => ({
	start: 0,
	follow: (_, character) => ({ score: scores[character] ?? 0, context: character.codePointAt(0)! }),
	end: () => 0,
});

function find(scores: Record<string, number>, ...lines: number[][][]) {
	const search = new TextSearch(languageOf(scores));
	for (const steps of lines) search.read(posteriorOf(...steps), ALPHABET, 0, steps.length);
	return search.found();
}

const textOf = (lines: ReturnType<typeof find>['lines']) =>
	lines.map((line) => line.map(({ text }) => text).join(''));

describe('the best text', () => {
	test.each<[string, Record<string, number>, number[][][], string[]]>([
		['without a language is the likeliest', {}, [[BLANK, HAN, BLANK]], ['汉']],
		['is what the language prefers', { 满: 2 }, [[BLANK, HAN, BLANK]], ['满']],
		['has a repetition once', {}, [[HAN, HAN, BLANK]], ['汉']],
		['has a character twice if a blank separates it', {}, [[ONE, BLANK, ONE]], ['11']],
		[
			'has a character that the best path drops',
			{ 汉: 2 },
			[[ONE, [0.6, 0.4, 0, 0], BLANK]],
			['1汉'],
		],
		['lacks a character that may be none', { 汉: -9 }, [[ONE, [0.6, 0.4, 0, 0]]], ['1']],
		[
			'has a character twice if that may be so, though it is the likeliest between',
			{ 1: 1 },
			[[ONE, [0.48, 0, 0, 0.52], ONE]],
			['11'],
		],
		[
			'has none for what was seen longer',
			{ 汉: -2.2, 满: 1 },
			[[BLANK, [0.05, 0.55, 0.4, 0], [0.45, 0.52, 0.03, 0], BLANK]],
			['满'],
		],
		[
			'sums paths',
			{},
			[
				[
					[0.4, 0.6, 0, 0],
					[0.6, 0.4, 0, 0],
				],
			],
			['汉'],
		],
	])('%s', (_, scores, lines, expected) => {
		expect(textOf(find(scores, ...lines).lines)).toEqual(expected);
	});

	test('has no character where the next one is', () => {
		const search = new TextSearch({
			start: 0,
			end: () => 0,
			follow: (context, character) => ({
				score: context === 0 && character === '1' ? -9 : 5,
				context: 1,
			}),
		});
		search.read(posteriorOf([0, 0.9, 0, 0.1], [0, 0.95, 0, 0.05]), ALPHABET, 0, 2);
		const [[first, second]] = search.found().lines;
		expect([first.text, second.text]).toEqual(['汉', '1']);
		expect(first.position).toBeLessThan(second.position);
	});

	test('is what the other steps say if one says nothing', () => {
		expect(textOf(find({}, [HAN, [0, 0, 0, 0], ONE]).lines)).toEqual(['汉1']);
	});

	test.each([1, 2, 3])('is found in whatever two lines show: %i', (seed) => {
		let state = seed;
		const random = () => (state = (state * 48_271) % 0x7fffffff) / 0x7fffffff;
		for (let round = 0; round < 300; round++) {
			const lines = [1, 2].map(() =>
				Array.from({ length: 6 }, () => {
					const step = ALPHABET.map(() => random() ** 8);
					const sum = step.reduce((total, one) => total + one, 0);
					return step.map((one) => one / sum);
				}),
			);
			const found = find({ 汉: 3 * random(), 满: -9 * random(), 1: 2 * random() }, ...lines);
			for (const read of found.lines) {
				const positions = read.map(({ position }) => position);
				expect(positions).toEqual([...positions].sort((one, other) => one - other));
				expect(Math.min(0, ...positions)).toBe(0);
			}
		}
	});

	test('is sought in some steps only', () => {
		const search = new TextSearch(languageOf({}));
		search.read(posteriorOf(ONE, BLANK, HAN, BLANK), ALPHABET, 1, 4);
		expect(textOf(search.found().lines)).toEqual(['汉']);
	});

	test('lacks a character that goes on outside these steps', () => {
		const either = [0.4, 0, 0, 0.6];
		const search = new TextSearch(languageOf({ 1: -9 }));
		search.read(posteriorOf(either, either, HAN, either, either), ALPHABET, 1, 4);
		expect(textOf(search.found().lines)).toEqual(['汉']);
	});
});
