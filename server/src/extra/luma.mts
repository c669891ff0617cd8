import type { Size } from '../geometry/quad.mts';
import { CHANNELS, type Raster } from '../image/raster.mts';

/** Luma of each pixel, from 0 (black) to 255 (white), rows from the top. */
export interface Luma extends Size {
	data: Float32Array;
}

/** Weights of red, green and blue (ITU-R BT.601). */
const [RED, GREEN, BLUE] = [0.299, 0.587, 0.114];

export function lumaOf({ data, width, height }: Raster): Luma {
	const luma = new Float32Array(width * height);
	for (let pixel = 0; pixel < luma.length; pixel++) {
		const at = pixel * CHANNELS;
		luma[pixel] = RED * data[at] + GREEN * data[at + 1] + BLUE * data[at + 2];
	}
	return { data: luma, width, height };
}
