import { expect, test } from '@jest/globals';

import { tensorOf } from '../../src/ocr/tensor.mts';

const HALF = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] } as const;

const filled = (width: number, height: number, bgr: readonly number[]) => ({
	data: Uint8Array.from({ length: width * height * 3 }, (_, i) => bgr[i % 3]),
	width,
	height,
});

test('a tensor is padded with zeros, whatever the previous input was', () => {
	tensorOf(filled(8, 2, [255, 255, 255]), HALF);
	const { data, shape } = tensorOf(filled(1, 2, [255, 255, 255]), HALF, 3);
	expect(shape).toEqual([1, 3, 2, 3]);
	expect(data).toHaveLength(18);
	expect([...data]).toEqual(Array.from({ length: 6 }, () => [1, 0, 0]).flat());
});
