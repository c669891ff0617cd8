import { describe, expect, test } from '@jest/globals';

import { Dice } from '../../../../tools/bench/outside/draw/dice.mts';

const draw = (dice: Dice, count: number) => Array.from({ length: count }, () => dice.unit());

describe('Dice', () => {
	test('throws the same numbers for ever, since the set must stay the same', () => {
		const dice = new Dice('fixed');
		expect([dice.whole(0, 999), dice.whole(0, 999), dice.whole(0, 999)]).toEqual([426, 74, 580]);
	});

	test('throws other numbers for a seed that differs in one character', () => {
		expect(draw(new Dice('a/1'), 20)).not.toEqual(draw(new Dice('a/2'), 20));
	});

	test('is even, and reaches both ends of whole numbers', () => {
		const dice = new Dice('even');
		const tenths = new Array<number>(10).fill(0);
		for (const number of draw(dice, 20_000)) tenths[Math.floor(number * 10)]++;
		expect(Math.min(...tenths)).toBeGreaterThan(1800);
		expect(Math.max(...tenths)).toBeLessThan(2200);
		const whole = new Set(Array.from({ length: 100 }, () => dice.whole(3, 5)));
		expect([...whole].sort()).toEqual([3, 4, 5]);
	});
});
