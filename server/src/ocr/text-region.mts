import type { Point, Quad } from '../image/raster.mts';
import { sizeOf } from './quad.mts';

/** Room left around the outermost lines, in line heights: of a small card the upper rows are missed. */
const MARGIN = 3;

/** The middle one of the lines' heights, in pixels; 0 without lines. */
export function medianHeight(quads: readonly Quad[]): number {
	const heights = quads.map((quad) => sizeOf(quad).height).sort((one, other) => one - other);
	return heights[heights.length >> 1] ?? 0;
}

/** The middle one of the angles that long lines run at, in radians; 0 without long lines. */
export function medianAngle(quads: readonly Quad[]): number {
	const long = quads.filter((quad) => sizeOf(quad).width > 3 * sizeOf(quad).height);
	const [first] = long;
	if (first === undefined) return 0;
	const reference = angleOf(first);
	const deviations = long
		.map((quad) => {
			const deviation = angleOf(quad) - reference;
			return deviation - 2 * Math.PI * Math.round(deviation / (2 * Math.PI));
		})
		.sort((one, other) => one - other);
	return reference + deviations[deviations.length >> 1];
}

function angleOf([topLeft, topRight]: Quad): number {
	return Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x);
}

/** The smallest upright-to-the-text rectangle around all lines, with a margin. */
export function textRegion(quads: readonly Quad[]): Quad {
	const angle = medianAngle(quads);
	const margin = MARGIN * medianHeight(quads);
	const cos = Math.cos(angle);
	const sin = Math.sin(angle);
	const points = quads.flat();
	const along = points.map(({ x, y }) => x * cos + y * sin);
	const across = points.map(({ x, y }) => y * cos - x * sin);
	const left = Math.min(...along) - margin;
	const right = Math.max(...along) + margin;
	const top = Math.min(...across) - margin;
	const bottom = Math.max(...across) + margin;
	const corner = (u: number, v: number): Point => ({ x: u * cos - v * sin, y: u * sin + v * cos });
	return [corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)];
}
