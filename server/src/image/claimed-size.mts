import type { Size } from '../geometry/quad.mts';

/**
 * Most pixels that an image's header may declare, and its longest side; more is refused before decoding. Most images
 * are shrunk while they are decoded, within the same memory whatever their size. A JPEG of several scans and an
 * interlaced PNG are held in memory whole, with up to 8 bytes per pixel. libvips holds many rows in memory, and a PNG
 * of few pixels may have rows of a million (measured: 615 MB).
 */
export const CLAIMED = { streamed: 100_000_000, whole: 25_000_000, side: 20_000 };

/** Whether an image's header declares more pixels, or a longer side, than is decoded. */
export function isTooLarge({ width, height }: Size, mostPixels = CLAIMED.streamed): boolean {
	return Math.max(width, height) > CLAIMED.side || width * height > mostPixels;
}
