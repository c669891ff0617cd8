import { describe, expect, test } from '@jest/globals';

import { NotServingError, OverloadedError } from '../../src/errors/server-errors.mts';
import { Admission } from '../../src/http/admission.mts';

/** Acquires slots in this order; for a key in capitals the body is complete. */
const acquired = (limit: number, keys: string) => {
	const admission = new Admission(limit);
	const slots = [...keys].map((key) => {
		const slot = admission.acquire(key.toLowerCase());
		if (key !== key.toLowerCase()) slot.bodyReceived();
		return slot;
	});
	return { admission, slots };
};

describe('when all slots are in use', () => {
	test.each([
		['the oldest body of a key with more slots is aborted', 'aaab', 'b', 0],
		['a key that would only swap slots is rejected', 'aab', 'b', null],
		['complete images keep their slots', 'AaA', 'b', 1],
		['the key with most slots loses one', 'bbaaa', 'c', 2],
		['complete images count as slots', 'bbAAa', 'c', 4],
		['a key with only complete images loses none, the next one does', 'AAAbb', 'c', 3],
		['no slot of a complete image is reclaimed', 'AAA', 'b', null],
		['a key cannot reclaim its own slots', 'aaa', 'a', null],
		['keys with one slot each keep it', 'ab', 'c', null],
	])('%s: %s, then %s', (_rule, keys, newcomer, loser) => {
		const { admission, slots } = acquired(keys.length, keys);
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

test('a released slot is free, and a reclaimed one is not freed twice', () => {
	const { admission, slots } = acquired(2, 'aa');
	admission.acquire('b');
	admission.release(slots[0]);
	expect(() => admission.acquire('a')).toThrow(OverloadedError);
	admission.release(slots[1]);
	admission.acquire('a');
});

test('aborts all incomplete bodies', () => {
	const { admission, slots } = acquired(3, 'aAb');
	admission.abortBodies(new NotServingError('stop'));
	expect(slots.map(({ signal }) => signal.aborted)).toEqual([true, false, true]);
	expect(slots[0].signal.reason).toBeInstanceOf(NotServingError);
});
