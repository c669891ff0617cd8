import { describe, expect, test } from '@jest/globals';

import type { Quad } from '../../src/geometry/quad.mts';
import { cropBilinear } from '../../src/image/bilinear-crop.mts';
import type { Raster } from '../../src/image/raster.mts';

/** An image whose red is its column and whose green is its row. */
function gradient(width: number, height: number): Raster {
	const data = new Uint8Array(width * height * 3);
	for (let i = 0; i < width * height; i++) {
		data[i * 3] = i % width;
		data[i * 3 + 1] = Math.trunc(i / width);
	}
	return { data, width, height };
}

const at = ({ data, width }: Raster, x: number, y: number) =>
	[...data.subarray((y * width + x) * 3)].slice(0, 2);

const quad = (...points: Array<[number, number]>) => points.map(([x, y]) => ({ x, y })) as never;

describe('crop', () => {
	const image = gradient(100, 80);

	test.each<[string, Quad, number[], number[]]>([
		['upright', quad([10, 20], [50, 20], [50, 40], [10, 40]), [10, 20], [49, 39]],
		['upside down', quad([50, 40], [10, 40], [10, 20], [50, 20]), [49, 39], [10, 20]],
		['beyond the border', quad([-20, 0], [20, 0], [20, 20], [-20, 20]), [0, 0], [19, 19]],
	])('cuts a quad out that is %s', (_, corners, first, last) => {
		const crop = cropBilinear(image, corners, 40, 20);
		expect(at(crop, 0, 0)).toEqual(first);
		expect(at(crop, 39, 19)).toEqual(last);
	});

	test('follows perspective: the middle of a receding quad is where its diagonals cross', () => {
		const receding = quad([0, 0], [90, 30], [90, 50], [0, 80]);
		const [x] = at(cropBilinear(image, receding, 101, 41), 50, 20);
		expect(x).toBe(72);
	});

	test('averages where it shrinks, over 64 samples of a pixel at most', () => {
		const { data, ...size } = gradient(200, 160);
		let reads = 0;
		const counting = new Proxy(data, {
			get: (target, name) => {
				reads++;
				return Reflect.get(target, name);
			},
		});
		const all = quad([0, 0], [200, 0], [200, 160], [0, 160]);
		const crop = cropBilinear({ data: counting, ...size }, all, 10, 8);
		expect([at(crop, 0, 0), at(crop, 9, 7)]).toEqual([
			[10, 10],
			[190, 150],
		]);
		// Of four neighbours and three channels each.
		expect(reads).toBe(10 * 8 * 64 * 4 * 3);
	});
});
