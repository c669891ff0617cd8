import { describe, expect, test } from '@jest/globals';

import { cropBicubic } from '../../src/image/bicubic-crop.mts';
import type { Quad } from '../../src/geometry/quad.mts';
import { cropBilinear } from '../../src/image/bilinear-crop.mts';
import type { Raster } from '../../src/image/raster.mts';
import { rectangle } from '../geometry/rectangle.mts';

/** Black up to a column, white from there on. */
function edgeAt(column: number): Raster {
	const data = new Uint8Array(20 * 20 * 3);
	for (let i = 0; i < 400; i++) if (i % 20 >= column) data.fill(255, 3 * i, 3 * i + 3);
	return { data, width: 20, height: 20 };
}

/** The red of the middle row. */
const middleRow = ({ data, width, height }: Raster) =>
	Array.from({ length: width }, (_, x) => data[((height >> 1) * width + x) * 3]);

/** How much of an edge's way from black to white is made in its steepest step. */
const steepness = (row: number[]) =>
	Math.max(...row.slice(1).map((value, index) => value - row[index]));

describe('a bicubic crop', () => {
	test('keeps an edge sharper than a plain one, in its place', () => {
		const part = rectangle(2, 2, 18, 18);
		const bicubic = middleRow(cropBicubic(edgeAt(10), part, 128, 128));
		const plain = middleRow(cropBilinear(edgeAt(10), part, 128, 128));
		expect(steepness(bicubic)).toBeGreaterThan(steepness(plain));
		expect(bicubic.findIndex((value) => value > 127)).toBe(plain.findIndex((value) => value > 127));
	});

	test('follows perspective: the middle of a receding quad is where its diagonals cross', () => {
		const columns = edgeAt(0);
		for (let i = 0; i < 400; i++) columns.data[3 * i] = 10 * (i % 20);
		const receding: Quad = [
			{ x: 0, y: 0 },
			{ x: 18, y: 6 },
			{ x: 18, y: 10 },
			{ x: 0, y: 16 },
		];
		const row = middleRow(cropBicubic(columns, receding, 101, 41));
		expect(row[50]).toBe(middleRow(cropBilinear(columns, receding, 101, 41))[50]);
	});
});
