import type { Size } from '../geometry/quad.mts';

// What lines must have before they show anything.

/** Fewer lines say nothing about an image: they may be false detections. A card has a dozen. */
export const FEW_LINES = 3;

/** A line with a higher mean probability was read in its true direction. */
export const SENSIBLE = 0.85;

/** Whether a box is long enough to show the direction of its text: a single character may be higher than wide. */
export function isElongated({ width, height }: Size): boolean {
	return width > 3 * height;
}
