import type { Point, Quad } from '../image/raster.mts';

/** A rectangle that may be turned. `angle` is that of its `width` side, in radians, clockwise. */
export interface RotatedBox {
	center: Point;
	width: number;
	height: number;
	angle: number;
}

/** The corners of the convex hull, clockwise on a screen, without points on its edges. */
export function convexHull(points: readonly Point[]): Point[] {
	const sorted = [...points].sort((one, other) => one.x - other.x || one.y - other.y);
	if (sorted.length < 3) return sorted;
	return [...halfHull(sorted), ...halfHull(sorted.reverse())];
}

function halfHull(sorted: readonly Point[]): Point[] {
	const hull: Point[] = [];
	for (const point of sorted) {
		while (hull.length > 1 && turn(hull[hull.length - 2], hull[hull.length - 1], point) <= 0) {
			hull.pop();
		}
		hull.push(point);
	}
	hull.pop();
	return hull;
}

function turn(from: Point, over: Point, to: Point): number {
	return (over.x - from.x) * (to.y - from.y) - (over.y - from.y) * (to.x - from.x);
}

/**
 * The smallest rectangle, at any angle, around a convex hull of at least three corners.
 * One side of it always lies on a side of the hull.
 */
export function minimumAreaBox(hull: readonly Point[]): RotatedBox {
	let best: RotatedBox | undefined;
	hull.forEach((corner, index) => {
		const next = hull[(index + 1) % hull.length];
		const box = boxAtAngle(hull, Math.atan2(next.y - corner.y, next.x - corner.x));
		if (best === undefined || box.width * box.height < best.width * best.height) best = box;
	});
	if (best === undefined) throw new RangeError('A hull needs corners');
	return best;
}

/** The smallest rectangle around the points whose `width` side has the given angle in radians. */
export function boxAtAngle(points: readonly Point[], angle: number): RotatedBox {
	const cos = Math.cos(angle);
	const sin = Math.sin(angle);
	let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
	for (const { x, y } of points) {
		const along = x * cos + y * sin;
		const across = y * cos - x * sin;
		left = Math.min(left, along);
		right = Math.max(right, along);
		top = Math.min(top, across);
		bottom = Math.max(bottom, across);
	}
	const along = (left + right) / 2;
	const across = (top + bottom) / 2;
	return {
		center: { x: along * cos - across * sin, y: along * sin + across * cos },
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
