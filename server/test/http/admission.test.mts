import { describe, expect, test } from '@jest/globals';

import { NotServingError, OverloadedError } from '../../src/errors/server-errors.mts';
import { Admission } from '../../src/http/admission.mts';

/** Places taken in this order; a key in capitals has its body whole. */
const entered = (limit: number, keys: string) => {
	const admission = new Admission(limit);
	const slots = [...keys].map((key) => {
		const slot = admission.acquire(key.toLowerCase());
		if (key !== key.toLowerCase()) slot.bodyReceived();
		return slot;
	});
	return { admission, slots };
};

describe('when all slots are taken', () => {
	test.each([
		['the oldest body of a key that has more is cut', 'aaab', 'b', 0],
		['one that would only trade slots with it is refused', 'aab', 'b', null],
		['pictures that are whole stay', 'AaA', 'b', 1],
		['of several keys the one with most gives way', 'bbaaa', 'c', 2],
		['whole pictures count for that', 'bbAAa', 'c', 4],
		['a key that has whole pictures alone gives nothing, the next one does', 'AAAbb', 'c', 3],
		['nothing that is whole is taken back', 'AAA', 'b', null],
		['a key gets nothing of its own', 'aaa', 'a', null],
		['keys with one slot each keep it', 'ab', 'c', null],
	])('%s: %s, then %s', (_rule, keys, newcomer, loser) => {
		const { admission, slots } = entered(keys.length, keys);
		if (loser === null) {
			expect(() => admission.acquire(newcomer)).toThrow(OverloadedError);
		} else {
			admission.acquire(newcomer);
			expect(slots[loser].signal.reason).toBeInstanceOf(OverloadedError);
		}
		expect(slots.map(({ signal }) => signal.aborted)).toEqual(slots.map((_, i) => i === loser));
		expect(admission.held).toBe(keys.length);
	});
});

test('a slot that was left is free, and one that was taken back is not freed twice', () => {
	const { admission, slots } = entered(2, 'aa');
	admission.acquire('b');
	admission.release(slots[0]);
	expect(() => admission.acquire('a')).toThrow(OverloadedError);
	admission.release(slots[1]);
	admission.acquire('a');
});

test('cuts all bodies that are not whole', () => {
	const { admission, slots } = entered(3, 'aAb');
	admission.abortBodies(new NotServingError('stop'));
	expect(slots.map(({ signal }) => signal.aborted)).toEqual([true, false, true]);
	expect(slots[0].signal.reason).toBeInstanceOf(NotServingError);
});
