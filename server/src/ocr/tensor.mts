import { CHANNELS, type Raster } from '../image/raster.mts';

export interface Tensor<Data = Float32Array> {
	data: Data;
	shape: readonly number[];
}

/** Input of a network: of bytes for some, see `Session.takesBytes`. */
export type Input = Tensor<Float32Array | Uint8Array>;

/** Normalization of each channel: (value ÷ 255 − mean) ÷ deviation. */
export interface Normalization {
	mean: readonly [number, number, number];
	deviation: readonly [number, number, number];
}

/** Reused for each input: fresh ones are large, and the C library maps memory for each. */
let buffer = new Float32Array(0);

/**
 * Returns the image as a [1, 3, height, width] tensor in BGR order, as PP-OCR networks expect. A
 * `width` beyond the image's is padded with zeros. The next call in this thread overwrites it.
 */
export function tensorOf(
	raster: Raster,
	{ mean, deviation }: Normalization,
	width: number = raster.width,
): Tensor {
	const plane = width * raster.height;
	const size = CHANNELS * plane;
	if (buffer.length < size) buffer = new Float32Array(size);
	const data = buffer.subarray(0, size);
	if (width > raster.width) data.fill(0);
	for (let channel = 0; channel < CHANNELS; channel++) {
		const scale = 1 / (255 * deviation[channel]);
		const shift = mean[channel] / deviation[channel];
		for (let row = 0; row < raster.height; row++) {
			let source = row * raster.width * CHANNELS + 2 - channel;
			let target = channel * plane + row * width;
			for (let column = 0; column < raster.width; column++, source += CHANNELS) {
				data[target++] = raster.data[source] * scale - shift;
			}
		}
	}
	return { data, shape: [1, CHANNELS, raster.height, width] };
}

/** Returns the image's bytes as they are, as a [1, height, width, 3] tensor. */
export function bytesOf({ data, width, height }: Raster): Tensor<Uint8Array> {
	return { data, shape: [1, height, width, CHANNELS] };
}
