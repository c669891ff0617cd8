import { describe, expect, test } from '@jest/globals';

import { isUnsure, joinedLooks } from '../../src/card/doubts.mts';
import { readSourcedCard } from '../../src/card/read-card.mts';
import { changed, line, portraitLines } from './card-lines.mts';

/** The card with another name, read that surely. */
function named(name: string, probability: number) {
	const lines = changed(portraitLines(), { 于雨薇: [line(name, 160, 50, { probability })] });
	return readSourcedCard(lines)!;
}

const numberUnsure = readSourcedCard(
	changed(portraitLines(), {
		'310101199001011242': [line('310101199001011242', 300, 380, { probability: 0.5 })],
	}),
)!;

test.each([
	['a name read surely', named('于雨薇', 0.9), false],
	['a name read with doubt', named('于雨薇', 0.6), true],
	['a number that proves itself', numberUnsure, false],
])('%s', (_, card, unsure) => {
	expect(isUnsure(card)).toBe(unsure);
});

describe('of two looks', () => {
	test.each([
		['the surer one', named('于雨微', 0.6), named('于雨薇', 0.9), '于雨薇'],
		['the surer one though it came first', named('于雨薇', 0.9), named('于雨微', 0.6), '于雨薇'],
		['the first where none is surer', named('于雨薇', 0.6), named('于雨微', 0.6), '于雨薇'],
		['the first where one has fewer characters', named('于雨薇', 0.6), named('于雨', 1), '于雨薇'],
	])('%s gives the name', (_, first, second, name) => {
		expect(joinedLooks(first, second)).toMatchObject({ identity_name: name });
	});
});
