import { expect, test } from '@jest/globals';

import { RasterMemory } from '../../src/image/raster-memory.mts';

const image = (data: Uint8Array) => ({ data, width: data.length / 3, height: 1 });

test('released memory is reused, by images of another size, too', () => {
	const memory = new RasterMemory(12);
	const first = memory.acquire(12);
	memory.release(image(first));
	const second = memory.acquire(6);
	expect(second).toHaveLength(6);
	expect(second.buffer).toBe(first.buffer);
});

test('nothing is left of an image', () => {
	const memory = new RasterMemory(12);
	const data = memory.acquire(6).fill(7);
	memory.release(image(data));
	expect([...memory.acquire(12)]).toEqual(Array(12).fill(0));
});

test('images at the same time do not share memory', () => {
	const memory = new RasterMemory(12);
	expect(memory.acquire(12).buffer).not.toBe(memory.acquire(12).buffer);
});

test('is shared, so that threads need no copy', () => {
	expect(new RasterMemory(3).acquire(3).buffer).toBeInstanceOf(SharedArrayBuffer);
});

test('refuses more than the largest image', () => {
	expect(() => new RasterMemory(12).acquire(15)).toThrow(RangeError);
});
