import { describe, expect, test } from '@jest/globals';

import { sparsePosterior } from '../../src/ocr/ctc-decode.mts';
import { searchText, type Language, type LinePart } from '../../src/ocr/ctc-search.mts';
import { lineOf } from '../../src/ocr/text-line.mts';
import { rectangle } from '../geometry/rectangle.mts';

const ALPHABET = ['', '汉', '满', '1'];

/** The steps from one to another one of a line with these probabilities. */
function partOf(steps: number[][], from = 0, to = steps.length): LinePart {
	const posterior = sparsePosterior(Float32Array.from(steps.flat()), steps.length, ALPHABET);
	const line = lineOf({ quad: rectangle(0, 0, 1, 1), posterior });
	return { line, from: from / steps.length, to: to / steps.length };
}

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
	return searchText(
		lines.map((steps) => partOf(steps)),
		languageOf(scores),
	);
}

const textOf = ({ parts }: ReturnType<typeof find>) =>
	parts.map((part) => part.map(({ text }) => text).join(''));

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
		expect(textOf(find(scores, ...lines))).toEqual(expected);
	});

	test('has no character where the next one is', () => {
		const language: Language = {
			start: 0,
			end: () => 0,
			follow: (context, character) => ({
				score: context === 0 && character === '1' ? -9 : 5,
				context: 1,
			}),
		};
		const both = [
			[0, 0.9, 0, 0.1],
			[0, 0.95, 0, 0.05],
		];
		const [[first, second]] = searchText([partOf(both)], language).parts;
		expect([first.text, second.text]).toEqual(['汉', '1']);
		expect(first.position).toBeLessThan(second.position);
	});

	test('is what the other steps say if one says nothing', () => {
		expect(textOf(find({}, [HAN, [0, 0, 0, 0], ONE]))).toEqual(['汉1']);
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
			for (const read of found.parts) {
				const positions = read.map(({ position }) => position);
				expect(positions).toEqual([...positions].sort((one, other) => one - other));
				expect(Math.min(0, ...positions)).toBe(0);
			}
		}
	});

	test('is sought in some steps only', () => {
		const part = partOf([ONE, BLANK, HAN, BLANK], 1, 4);
		expect(textOf(searchText([part], languageOf({})))).toEqual(['汉']);
	});

	test('lacks a character that goes on outside these steps', () => {
		const either = [0.4, 0, 0, 0.6];
		const part = partOf([either, either, HAN, either, either], 1, 4);
		expect(textOf(searchText([part], languageOf({ 1: -9 })))).toEqual(['汉']);
	});
});
