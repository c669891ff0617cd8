import { expect, test } from '@jest/globals';

import { RefusalPace } from '../../src/http/refusal-pace.mts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('twenty refusals of a key are sent at once, further ones are held back, of this key alone', async () => {
	const pace = new RefusalPace();
	const now = performance.now();
	await Promise.all(Array.from({ length: 20 }, () => pace.wait('a', now)));
	const held = [pace.wait('a', now), pace.wait('a', now)];
	expect(pace.held).toBe(2);
	await pace.wait('b', now);
	// A second later twenty more are due.
	await Promise.all(Array.from({ length: 18 }, () => pace.wait('a', now + 1000)));
	expect(pace.held).toBe(2);
	pace.release();
	await Promise.all(held);
	expect(pace.held).toBe(0);
	// Nothing is held back any more.
	for (let i = 0; i < 50; i++) await pace.wait('a', now);
	await settled();
	expect(pace.held).toBe(0);
});

test('a hundred refusals of a key are held back; further ones are sent at once, to close', async () => {
	const pace = new RefusalPace();
	const now = performance.now();
	const held = Array.from({ length: 120 }, () => pace.wait('a', now));
	expect(pace.held).toBe(100);
	const further = pace.wait('a', now);
	expect(pace.held).toBe(100);
	expect(await further).toBe(false);
	void pace.wait('b', now);
	for (let i = 0; i < 30; i++) held.push(pace.wait('b', now));
	expect(pace.held).toBe(111);
	pace.release();
	expect(new Set(await Promise.all(held))).toEqual(new Set([true]));
});
