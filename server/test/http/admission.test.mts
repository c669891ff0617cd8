import { describe, expect, test } from '@jest/globals';

import { NotServingError, OverloadedError } from '../../src/errors/server-errors.mts';
import { Admission } from '../../src/http/admission.mts';

/** Acquires slots in this order. `a` has an incomplete body, `A` waits, `A!` is being read. */
const acquired = (limit: number, keys: string) => {
	const admission = new Admission(limit);
	const slots = [...keys.matchAll(/(\w)(!?)/g)].map(([, key, isReading]) => {
		const slot = admission.acquire(key.toLowerCase());
		if (key !== key.toLowerCase()) slot.isReceiving = false;
		if (isReading) slot.turn.work();
		return slot;
	});
	return { admission, slots };
};

describe('when all slots are in use', () => {
	test.each([
		['the oldest body of a key with more slots is aborted', 'aaab', 'b', 0],
		['a key that would only swap slots is rejected', 'aab', 'b', null],
		['incomplete bodies go before images that wait', 'AaA', 'b', 1],
		['of images that wait the newest goes', 'A!AAA', 'b', 3],
		['images that are being read keep their slots', 'AA!A!', 'b', 0],
		['the key with most slots loses one', 'bbaaa', 'c', 2],
		['images that wait count as slots', 'bbAAa', 'c', 4],
		['a key whose images are all being read loses none, the next one does', 'A!A!A!bb', 'c', 3],
		['no slot of an image that is being read is reclaimed', 'A!A!A!', 'b', null],
		['a key cannot reclaim its own slots', 'aaa', 'a', null],
		['keys with one slot each keep it', 'ab', 'c', null],
	])('%s: %s, then %s', (_rule, keys, newcomer, loser) => {
		const { admission, slots } = acquired(keys.replaceAll('!', '').length, keys);
		if (loser === null) {
			expect(() => admission.acquire(newcomer)).toThrow(OverloadedError);
		} else {
			admission.acquire(newcomer);
			expect(slots[loser].turn.signal.reason).toBeInstanceOf(OverloadedError);
		}
		expect(slots.map(({ turn }) => turn.signal.aborted)).toEqual(slots.map((_, i) => i === loser));
		expect(admission.held).toBe(slots.length);
	});
});

test('a holder has no more than it may, whatever is free', () => {
	const admission = new Admission(8, { perHolder: 2 });
	const [first] = [admission.acquire('a'), admission.acquire('a')];
	expect(() => admission.acquire('a')).toThrow(OverloadedError);
	admission.acquire('b');
	admission.release(first);
	admission.acquire('a');
});

test('a key loses a slot to another key, whichever of its holders has it', () => {
	const admission = new Admission(4);
	const slots = ['1', '2', '3', '4'].map((holder) => admission.acquire('a', holder));
	admission.acquire('b', '1');
	expect(slots.map(({ turn }) => turn.signal.aborted)).toEqual([true, false, false, false]);
	// Among its own, those with one slot each keep it.
	expect(() => admission.acquire('a', '5')).toThrow(OverloadedError);
});

test('the slot of an image that waits again, for its next page, can be reclaimed', () => {
	const { admission, slots } = acquired(2, 'A!A!');
	slots[1].turn.wait();
	admission.acquire('b');
	expect(slots.map(({ turn }) => turn.signal.aborted)).toEqual([false, true]);
});

test('a released slot is free, and a reclaimed one is not freed twice', () => {
	const { admission, slots } = acquired(2, 'aa');
	admission.acquire('b');
	admission.release(slots[0]);
	expect(() => admission.acquire('a')).toThrow(OverloadedError);
	admission.release(slots[1]);
	admission.acquire('a');
});

test('a slot is held as long as its image is being read, also after its release', async () => {
	const { admission, slots } = acquired(2, 'A!B!');
	const reading = Promise.withResolvers<string>();
	const held = slots.map((slot) => slot.hold(reading.promise));
	slots[0].turn.abort(new NotServingError('over'));
	await expect(held[0]).rejects.toThrow('over');
	for (const slot of slots) admission.release(slot);
	expect(admission.held).toBe(2);
	reading.resolve('read');
	expect(await held[1]).toBe('read');
	expect(admission.held).toBe(0);
});

test('what is aborted before it is held fails all the same', async () => {
	const { slots } = acquired(1, 'A');
	slots[0].turn.abort(new OverloadedError('reclaimed'));
	await expect(slots[0].hold(new Promise(() => {}))).rejects.toThrow('reclaimed');
});

test('aborts everything', () => {
	const { admission, slots } = acquired(3, 'aAb!');
	admission.abort(new NotServingError('stop'), { onlyReceiving: false });
	expect(slots.map(({ turn }) => turn.signal.aborted)).toEqual([true, true, true]);
});

test('aborts all incomplete bodies', () => {
	const { admission, slots } = acquired(3, 'aAb');
	admission.abort(new NotServingError('stop'), { onlyReceiving: true });
	expect(slots.map(({ turn }) => turn.signal.aborted)).toEqual([true, false, true]);
	expect(slots[0].turn.signal.reason).toBeInstanceOf(NotServingError);
});
