import type { Size } from '../geometry/quad.mts';
import { RefusedDocument } from './refused-document.mts';

/** Most pixels of a page: an A4 page at 600 dots per inch has 35 million, a phone's photo up to 50. */
const MAX_PIXELS = 51_000_000;

/** Longest side of a page, in pixels. */
const MAX_CLAIMED_SIDE = 20_000;

/**
 * Checks the size that a page declares, before it is decoded.
 * @throws RefusedDocument when it is too large, or no size at all.
 */
export function rejectSize({ width, height }: Size): void {
	if (!(width > 0 && height > 0)) throw new RefusedDocument('broken');
	if (Math.max(width, height) > MAX_CLAIMED_SIDE || width * height > MAX_PIXELS) {
		throw new RefusedDocument('too-large');
	}
}
