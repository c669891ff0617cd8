import type { Size } from '../geometry/quad.mts';

/** Pixels of an image: interleaved RGB, 8 bits a channel, rows from the top. */
export interface Raster extends Size {
	data: Uint8Array;
}

/** Bytes of a pixel. */
export const CHANNELS = 3;
