import type { Raster } from '../image/raster.mts';

/** Numbers and their shape, as networks take and give them. */
export interface Tensor {
	data: Float32Array;
	shape: readonly number[];
}

/** What a network was trained to see: (value ÷ 255 − mean) ÷ deviation, for each channel. */
export interface Normalization {
	mean: readonly [number, number, number];
	deviation: readonly [number, number, number];
}

/**
 * Gives the picture as a [1, 3, height, width] tensor, planes in the order blue, green, red as the
 * PP-OCR networks were trained. `width` may exceed the picture's; the rest is zero.
 */
export function tensorOf(
	raster: Raster,
	{ mean, deviation }: Normalization,
	width: number = raster.width,
): Tensor {
	const plane = width * raster.height;
	const data = new Float32Array(3 * plane);
	for (let channel = 0; channel < 3; channel++) {
		const scale = 1 / (255 * deviation[channel]);
		const shift = mean[channel] / deviation[channel];
		for (let row = 0; row < raster.height; row++) {
			let source = row * raster.width * 3 + 2 - channel;
			let target = channel * plane + row * width;
			for (let column = 0; column < raster.width; column++, source += 3) {
				data[target++] = raster.data[source] * scale - shift;
			}
		}
	}
	return { data, shape: [1, 3, raster.height, width] };
}
