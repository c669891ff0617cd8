// The smallest rectangle after Freeman & Shapira 1975, "Determining the minimum-area encasing rectangle for an
// arbitrary closed curve": one of its sides lies on a side of the hull.
import { angleBetween } from './angle.mts';
import type { Point, Quad } from './quad.mts';
import { boundsAtAngle, quadOf, rotated } from './rotated-bounds.mts';

export interface RotatedBox {
	center: Point;
	width: number;
	height: number;
	/** That of its `width` side, in radians, clockwise on a screen. */
	angle: number;
}

/** The smallest rectangle, at any angle, around a convex hull. */
export function minimumAreaBox(hull: readonly Point[]): RotatedBox {
	const areaOf = ({ width, height }: RotatedBox) => width * height;
	return hull
		.map((corner, index) => boxAtAngle(hull, angleBetween(corner, hull[(index + 1) % hull.length])))
		.reduce((best, box) => (areaOf(box) < areaOf(best) ? box : best));
}

/** The smallest rectangle around the points with its `width` side at the given angle in radians. */
export function boxAtAngle(points: readonly Point[], angle: number): RotatedBox {
	const { left, right, top, bottom } = boundsAtAngle(points, angle);
	return {
		center: rotated({ x: (left + right) / 2, y: (top + bottom) / 2 }, angle),
		width: right - left,
		height: bottom - top,
		angle,
	};
}

/** The box's corners, the first two along `angle`. */
export function cornersOf({ center, width, height, angle }: RotatedBox): Quad {
	const cos = Math.cos(angle);
	const sin = Math.sin(angle);
	const right = width / 2;
	const bottom = height / 2;
	return quadOf({ left: -right, right, top: -bottom, bottom }, ({ x: along, y: across }) => ({
		x: center.x + along * cos - across * sin,
		y: center.y + along * sin + across * cos,
	}));
}
