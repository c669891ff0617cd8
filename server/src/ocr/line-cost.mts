import { sizeOf, type Quad } from '../geometry/quad.mts';

/**
 * In heights of a line, each of which takes about 2 ms to recognize: what any line costs beside its width, and what
 * those of a side of a card cost together. A line that alone costs as much as a side is on no card, not even across
 * two.
 */
export const COST = { perLine: 0.6, ofSide: 40 };

/** The cost of recognizing a line. */
export function lineCost(quad: Quad): number {
	const { width, height } = sizeOf(quad);
	return COST.perLine + width / Math.max(1, height);
}
