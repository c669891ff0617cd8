// The smallest rectangle after Freeman & Shapira 1975, "Determining the minimum-area encasing rectangle for an
// arbitrary closed curve": one of its sides lies on a side of the hull.
import { angleBetween } from './angle.mts';
import type { Point, Quad } from './quad.mts';
import { boundsAtAngle, rotated } from './rotated-bounds.mts';

export interface RotatedBox {
	center: Point;
	width: number;
	height: number;
	/** That of its `width` side, in radians, clockwise on a screen. */
	angle: number;
}

/**
 * The smallest rectangle, at any angle, around a convex hull.
 * @throws RangeError for a hull without corners.
 */
export function minimumAreaBox(hull: readonly Point[]): RotatedBox {
	let best: RotatedBox | undefined;
	hull.forEach((corner, index) => {
		const next = hull[(index + 1) % hull.length];
		const box = boxAtAngle(hull, angleBetween(corner, next));
		if (best === undefined || box.width * box.height < best.width * best.height) best = box;
	});
	if (best === undefined) throw new RangeError('A hull needs corners');
	return best;
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
	const corner = (along: number, across: number): Point => ({
		x: center.x + along * cos - across * sin,
		y: center.y + along * sin + across * cos,
	});
	return [
		corner(-width / 2, -height / 2),
		corner(width / 2, -height / 2),
		corner(width / 2, height / 2),
		corner(-width / 2, height / 2),
	];
}
