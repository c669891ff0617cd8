import { sizeOf, type Quad } from '../geometry/quad.mts';

/**
 * About what the lines of a side of a card cost together; one that alone costs as much is on no card, not even across
 * two.
 */
export const COST_OF_SIDE = 40;

/**
 * The cost of recognizing a line: its width in heights, each of which takes about 2 ms, and about as much for the
 * line itself.
 */
export function lineCost(quad: Quad): number {
	const { width, height } = sizeOf(quad);
	return 1 + width / Math.max(1, height);
}
