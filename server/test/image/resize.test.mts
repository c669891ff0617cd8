import { expect, test } from '@jest/globals';

import { resizeRaster } from '../../src/image/resize.mts';

/** A picture whose channels are all the given values, a row each. */
function picture(rows: number[][]) {
	const data = Uint8Array.from(rows.flat().flatMap((value) => [value, value, value]));
	return { data, width: rows[0].length, height: rows.length };
}

test.each<[string, number[][], number[][]]>([
	['the same size', [[10, 20, 30]], [[10, 20, 30]]],
	[
		'half the size',
		[
			[0, 200, 40, 60],
			[0, 200, 40, 60],
		],
		[[100, 50]],
	],
	['two thirds: a pixel counts for as much as is covered', [[30, 60, 90]], [[40, 80]]],
	['twice the size: between the middles of the pixels', [[0, 80]], [[0, 20, 60, 80]]],
	['higher only', [[0], [80]], [[0], [20], [60], [80]]],
	[
		'both ways',
		[
			[0, 100, 200, 100],
			[100, 0, 100, 200],
		],
		[[50, 150]],
	],
])('%s', (_, from, to) => {
	const { data, width, height } = resizeRaster(picture(from), to[0].length, to.length);
	expect({ width, height }).toEqual({ width: to[0].length, height: to.length });
	expect([...data]).toEqual([...picture(to).data]);
});

test('channels stay apart', () => {
	const data = Uint8Array.of(10, 100, 200, 30, 140, 220);
	expect([...resizeRaster({ data, width: 2, height: 1 }, 1, 1).data]).toEqual([20, 120, 210]);
});
