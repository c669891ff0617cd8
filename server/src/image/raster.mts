import type { Size } from '../geometry/quad.mts';

/** Pixels of an image: interleaved RGB, 8 bits per channel, rows from the top. */
export interface Raster extends Size {
	data: Uint8Array;
}

/** Channels of a pixel, one byte each. */
export const CHANNELS = 3;
