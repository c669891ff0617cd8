import { expect, test } from '@jest/globals';

import { RasterMemory } from '../../src/image/raster-memory.mts';

const picture = (data: Uint8Array) => ({ data, width: data.length / 3, height: 1 });

test('memory that was given back is used again, by pictures of another size too', () => {
	const memory = new RasterMemory(12);
	const first = memory.take(12);
	memory.giveBack(picture(first));
	const second = memory.take(6);
	expect(second).toHaveLength(6);
	expect(second.buffer).toBe(first.buffer);
});

test('nothing is left of a picture', () => {
	const memory = new RasterMemory(12);
	const data = memory.take(6).fill(7);
	memory.giveBack(picture(data));
	expect([...memory.take(12)]).toEqual(Array(12).fill(0));
});

test('pictures at the same time have memory of their own', () => {
	const memory = new RasterMemory(12);
	expect(memory.take(12).buffer).not.toBe(memory.take(12).buffer);
});

test('is shared, so that threads need no copy', () => {
	expect(new RasterMemory(3).take(3).buffer).toBeInstanceOf(SharedArrayBuffer);
});

test('refuses more than the largest picture', () => {
	expect(() => new RasterMemory(12).take(15)).toThrow();
});
