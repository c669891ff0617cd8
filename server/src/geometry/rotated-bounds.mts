import type { Point, Quad } from './quad.mts';

export interface Bounds {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** The sides of a rectangle in a frame rotated by `angle` radians; see {@link deskewed}. */
interface RotatedBounds extends Bounds {
	angle: number;
}

/** The same with a margin on each side. */
export function widened<Kind extends Bounds>(bounds: Kind, margin: number): Kind {
	return {
		...bounds,
		left: bounds.left - margin,
		right: bounds.right + margin,
		top: bounds.top - margin,
		bottom: bounds.bottom + margin,
	};
}

/** The corners of upright bounds, mapped elsewhere. */
export function quadOf(
	{ left, right, top, bottom }: Bounds,
	map: (corner: Point) => Point = (corner) => corner,
): Quad {
	return [
		map({ x: left, y: top }),
		map({ x: right, y: top }),
		map({ x: right, y: bottom }),
		map({ x: left, y: bottom }),
	];
}

/** The point rotated by `angle` radians around the origin, clockwise on a screen. */
export function rotated({ x, y }: Point, angle: number): Point {
	const cos = Math.cos(angle);
	const sin = Math.sin(angle);
	return { x: x * cos - y * sin, y: x * sin + y * cos };
}

/** The inverse of {@link rotated}: makes text at `angle` horizontal. */
export function deskewed(point: Point, angle: number): Point {
	return rotated(point, -angle);
}

/** The tightest bounds of the points in a frame rotated by `angle` radians. */
export function boundsAtAngle(points: readonly Point[], angle: number): RotatedBounds {
	const cos = Math.cos(angle);
	const sin = Math.sin(angle);
	const along = points.map(({ x, y }) => x * cos + y * sin);
	const across = points.map(({ x, y }) => y * cos - x * sin);
	const left = Math.min(...along);
	const right = Math.max(...along);
	return { angle, left, right, top: Math.min(...across), bottom: Math.max(...across) };
}

/** The bounds' corners in the unrotated frame, the first two along `angle`. */
export function cornersOfBounds({ angle, ...bounds }: RotatedBounds): Quad {
	return quadOf(bounds, (corner) => rotated(corner, angle));
}
