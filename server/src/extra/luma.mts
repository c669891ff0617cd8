import type { Raster } from '../image/raster.mts';

/** Brightness of each pixel, 0 (black) to 255 (white), rows from the top. */
export interface Luma {
	data: Float32Array;
	width: number;
	height: number;
}

/** Weights of red, green and blue in brightness (ITU-R BT.601). */
const [RED, GREEN, BLUE] = [0.299, 0.587, 0.114];

/** Gives the brightness of a picture. */
export function lumaOf({ data, width, height }: Raster): Luma {
	const luma = new Float32Array(width * height);
	for (let pixel = 0; pixel < luma.length; pixel++) {
		const at = pixel * 3;
		luma[pixel] = RED * data[at] + GREEN * data[at + 1] + BLUE * data[at + 2];
	}
	return { data: luma, width, height };
}
