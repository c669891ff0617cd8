/** Width and height in pixels. */
export interface Size {
	width: number;
	height: number;
}

/** A point in pixels; whole numbers are the corners of pixels, not their centres. */
export interface Point {
	x: number;
	y: number;
}

/** Four corners in reading direction: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

export function distance(one: Point, other: Point): number {
	return Math.hypot(other.x - one.x, other.y - one.y);
}

export function vectorBetween(from: Point, to: Point): Point {
	return { x: to.x - from.x, y: to.y - from.y };
}

/**
 * Positive where a point is to the right of the line from one point to another, seen along it on a screen; 0 on it,
 * negative to its left.
 */
export function sideOf(from: Point, to: Point, { x, y }: Point): number {
	return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
}

/** The point at a share of the way from one point to another; below 0 it is before `from`. */
export function pointBetween(from: Point, to: Point, share: number): Point {
	return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Width and height of a quad in pixels, each the mean of two opposite sides. */
export function sizeOf([topLeft, topRight, bottomRight, bottomLeft]: Quad): Size {
	return {
		width: (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2,
		height: (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2,
	};
}

/** The point halfway between the top left and the bottom right corner. */
export function centerOf([topLeft, , bottomRight]: Quad): Point {
	return { x: (topLeft.x + bottomRight.x) / 2, y: (topLeft.y + bottomRight.y) / 2 };
}

/** Whether the point is in the quad, which must be convex and its corners clockwise, or on its edge. */
export function contains(quad: Quad, point: Point): boolean {
	return quad.every((from, index) => sideOf(from, quad[(index + 1) % 4], point) >= 0);
}

/** The part of a quad between two shares of its length: 0 is its left side, 1 its right one. */
export function partAlong(
	[topLeft, topRight, bottomRight, bottomLeft]: Quad,
	from: number,
	to: number,
): Quad {
	return [
		pointBetween(topLeft, topRight, from),
		pointBetween(topLeft, topRight, to),
		pointBetween(bottomLeft, bottomRight, to),
		pointBetween(bottomLeft, bottomRight, from),
	];
}

/** A quad without this share of its height at the top and at the bottom; with more of it if the share is negative. */
export function trimmed([topLeft, topRight, bottomRight, bottomLeft]: Quad, share: number): Quad {
	return [
		pointBetween(topLeft, bottomLeft, share),
		pointBetween(topRight, bottomRight, share),
		pointBetween(bottomRight, topRight, share),
		pointBetween(bottomLeft, topLeft, share),
	];
}

export function mapCorners([one, two, three, four]: Quad, map: (corner: Point) => Point): Quad {
	return [map(one), map(two), map(three), map(four)];
}

/** The same quad with its reading direction rotated clockwise by a number of quarter turns. */
export function withReadingRotated(quad: Quad, quarters: number): Quad {
	const corner = (index: number) => quad[(index + quarters) % 4];
	return [corner(0), corner(1), corner(2), corner(3)];
}

/**
 * Maps a quad from a rectified crop of the given size back to the image that `region`, a
 * parallelogram, was cropped from.
 */
export function mapFromCrop(quad: Quad, { width, height }: Size, region: Quad): Quad {
	const [origin, right, , down] = region;
	return mapCorners(quad, ({ x, y }) => ({
		x: origin.x + ((right.x - origin.x) * x) / width + ((down.x - origin.x) * y) / height,
		y: origin.y + ((right.y - origin.y) * x) / width + ((down.y - origin.y) * y) / height,
	}));
}
