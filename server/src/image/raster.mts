import type { Size } from '../geometry/quad.mts';

/** Pixels of an image: interleaved RGB, 8 bits per channel, rows from the top. */
export interface Raster extends Size {
	data: Uint8Array;
}

export interface DecodedImage extends Raster {
	/** Size in pixels, upright, before it was shrunk; of a page of a PDF, the raster's own. */
	sent: Size;
}

/** Channels of a pixel, one byte each. */
export const CHANNELS = 3;
