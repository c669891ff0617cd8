import { describe, expect, test } from '@jest/globals';

import { NotServingError, OverloadedError } from '../../src/errors/server-errors.mts';
import { Admission } from '../../src/http/admission.mts';

/** Places taken in this order; a key in capitals has its body whole. */
const entered = (limit: number, keys: string) => {
	const admission = new Admission(limit);
	const places = [...keys].map((key) => {
		const place = admission.enter(key.toLowerCase());
		if (key !== key.toLowerCase()) place.bodyIsWhole();
		return place;
	});
	return { admission, places };
};

describe('when all places are taken', () => {
	test.each([
		['the oldest body of a key that has more is cut', 'aaab', 'b', 0],
		['one that would only trade places with it is refused', 'aab', 'b', null],
		['pictures that are whole stay', 'AaA', 'b', 1],
		['of several keys the one with most gives way', 'bbaaa', 'c', 2],
		['whole pictures count for that', 'bbAAa', 'c', 4],
		['a key that has whole pictures alone gives nothing, the next one does', 'AAAbb', 'c', 3],
		['nothing that is whole is taken back', 'AAA', 'b', null],
		['a key gets nothing of its own', 'aaa', 'a', null],
		['keys with one place each keep it', 'ab', 'c', null],
	])('%s: %s, then %s', (_rule, keys, newcomer, loser) => {
		const { admission, places } = entered(keys.length, keys);
		if (loser === null) {
			expect(() => admission.enter(newcomer)).toThrow(OverloadedError);
		} else {
			admission.enter(newcomer);
			expect(places[loser].cut.reason).toBeInstanceOf(OverloadedError);
		}
		expect(places.map(({ cut }) => cut.aborted)).toEqual(places.map((_, i) => i === loser));
		expect(admission.held).toBe(keys.length);
	});
});

test('a place that was left is free, and one that was taken back is not freed twice', () => {
	const { admission, places } = entered(2, 'aa');
	admission.enter('b');
	admission.leave(places[0]);
	expect(() => admission.enter('a')).toThrow(OverloadedError);
	admission.leave(places[1]);
	admission.enter('a');
});

test('cuts all bodies that are not whole', () => {
	const { admission, places } = entered(3, 'aAb');
	admission.cutBodies(new NotServingError('stop'));
	expect(places.map(({ cut }) => cut.aborted)).toEqual([true, false, true]);
	expect(places[0].cut.reason).toBeInstanceOf(NotServingError);
});
