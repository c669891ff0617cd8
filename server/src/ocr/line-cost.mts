import { sizeOf, type Quad } from '../geometry/quad.mts';

/** The part of a line's cost that does not depend on its width. */
const FIXED_COST = 0.6;

/** The cost of recognizing a line: its width in heights, each of which takes about 2 ms, and a fixed part. */
export function lineCost(quad: Quad): number {
	const { width, height } = sizeOf(quad);
	return width / Math.max(1, height) + FIXED_COST;
}
