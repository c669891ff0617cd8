import { describe, expect, test } from '@jest/globals';
import { Random } from '../../../../test/support/random.mts';

const FIXED_NUMBERS = [932, 607, 36];

const draw = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('Random', () => {
	test('yields the same numbers for the same seed and different ones for another', () => {
		const numbers = draw(new Random('seed'), 50);
		expect(draw(new Random('seed'), 50)).toEqual(numbers);
		expect(draw(new Random('seeds'), 50)).not.toEqual(numbers);
	});

	test('yields the same numbers in every release, since sets of images depend on them', () => {
		const random = new Random('fixed');
		expect([random.integer(0, 999), random.integer(0, 999), random.integer(0, 999)]).toEqual(
			FIXED_NUMBERS,
		);
	});

	test('forks a stream that does not depend on the position of this one', () => {
		const fresh = new Random('seed');
		const used = new Random('seed');
		draw(used, 7);
		expect(draw(used.fork('light'), 5)).toEqual(draw(fresh.fork('light'), 5));
		expect(draw(fresh.fork('noise'), 5)).not.toEqual(draw(fresh.fork('light'), 5));
	});

	test('is uniform over [0, 1)', () => {
		const numbers = draw(new Random('spread'), 20_000);
		const tenths = new Array<number>(10).fill(0);
		for (const number of numbers) tenths[Math.floor(number * 10)]++;
		expect(Math.min(...tenths)).toBeGreaterThan(1800);
		expect(Math.max(...tenths)).toBeLessThan(2200);
	});

	test('yields integers including both ends and picks every element', () => {
		const random = new Random('ends');
		const whole = new Set(Array.from({ length: 200 }, () => random.integer(3, 5)));
		expect([...whole].sort()).toEqual([3, 4, 5]);
		const picked = new Set(Array.from({ length: 200 }, () => random.pick(['a', 'b', 'c'])));
		expect([...picked].sort()).toEqual(['a', 'b', 'c']);
		expect(() => random.pick([])).toThrow(RangeError);
	});
});
