import { expect, test } from '@jest/globals';

import { ImagesInHand } from '../../src/engine/images-in-hand.mts';
import { OverloadedError } from '../../src/errors/server-errors.mts';

/** Takes an image in hand until `end` is called. */
function hold(images: ImagesInHand, key: string) {
	const work = Promise.withResolvers<void>();
	return { done: images.during(key, () => work.promise), end: work.resolve, fail: work.reject };
}

test('there are no more than may be, and one more of a key that has none', async () => {
	const images = new ImagesInHand(2);
	const held = [hold(images, 'a'), hold(images, 'a')];
	await expect(hold(images, 'a').done).rejects.toThrow(OverloadedError);
	held.push(hold(images, 'b'));
	await expect(hold(images, 'b').done).rejects.toThrow(OverloadedError);
	await expect(hold(images, 'c').done).rejects.toThrow(OverloadedError);
	expect(images.size).toBe(3);
	for (const { end } of held) end();
	await Promise.all(held.map(({ done }) => done));
	expect(images.size).toBe(0);
});

test('one that fails is in hand no more', async () => {
	const images = new ImagesInHand(1);
	const failing = hold(images, 'a');
	failing.fail(new Error('broken'));
	await expect(failing.done).rejects.toThrow('broken');
	expect(await images.during('a', async () => 'read')).toBe('read');
});

test('tells when there is none', async () => {
	const images = new ImagesInHand(2);
	const held = [hold(images, 'a'), hold(images, 'b')];
	let isNone = false;
	const waiting = images.none().then(() => (isNone = true));
	held[0].end();
	await held[0].done;
	expect(isNone).toBe(false);
	held[1].end();
	await waiting;
	await images.none();
});
