import { angleBetween, wrapAngle } from '../geometry/angle.mts';
import { median } from '../geometry/median.mts';
import { sizeOf, type Quad } from '../geometry/quad.mts';
import { boundsAtAngle, cornersOfBounds, widened } from '../geometry/rotated-bounds.mts';
import { isElongated } from './line-evidence.mts';

/** Margin around the outermost lines, in line heights: detection misses the upper rows of small cards. */
const MARGIN = 3;

/** The median of the lines' heights, in pixels; 0 without lines. */
export function medianHeight(quads: readonly Quad[]): number {
	return median(quads.map((quad) => sizeOf(quad).height)) ?? 0;
}

/** The median of the angles of long lines, in radians; 0 without long lines. */
export function medianAngle(quads: readonly Quad[]): number {
	const [first, ...others] = quads
		.filter((quad) => isElongated(sizeOf(quad)))
		.map(([topLeft, topRight]) => angleBetween(topLeft, topRight));
	if (first === undefined) return 0;
	const deviations = [first, ...others].map((angle) => wrapAngle(angle - first, 2 * Math.PI));
	return first + median(deviations)!;
}

/** The smallest rectangle aligned to the text around all lines, with a margin. */
export function textRegion(quads: readonly Quad[]): Quad {
	const margin = MARGIN * medianHeight(quads);
	return cornersOfBounds(widened(boundsAtAngle(quads.flat(), medianAngle(quads)), margin));
}
