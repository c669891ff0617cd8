// The projective map of Heckbert 1989, "Fundamentals of Texture Mapping and Image Warping", section 2.2.1.
import type { Affine } from './affine.mts';
import type { Point, Quad } from './quad.mts';

/** x = (a·u + b·v + c) / (g·u + h·v + 1), y likewise with d, e, f. */
interface Projection extends Affine {
	g: number;
	h: number;
}

/** The projection of the unit square onto the quad. */
export function projection([topLeft, topRight, bottomRight, bottomLeft]: Quad): Projection {
	const sumX = topLeft.x - topRight.x + bottomRight.x - bottomLeft.x;
	const sumY = topLeft.y - topRight.y + bottomRight.y - bottomLeft.y;
	const rightX = topRight.x - bottomRight.x;
	const rightY = topRight.y - bottomRight.y;
	const bottomX = bottomLeft.x - bottomRight.x;
	const bottomY = bottomLeft.y - bottomRight.y;
	const area = rightX * bottomY - bottomX * rightY;
	const g = area === 0 ? 0 : (sumX * bottomY - bottomX * sumY) / area;
	const h = area === 0 ? 0 : (rightX * sumY - sumX * rightY) / area;
	return {
		a: topRight.x - topLeft.x + g * topRight.x,
		b: bottomLeft.x - topLeft.x + h * bottomLeft.x,
		c: topLeft.x,
		d: topRight.y - topLeft.y + g * topRight.y,
		e: bottomLeft.y - topLeft.y + h * bottomLeft.y,
		f: topLeft.y,
		g,
		h,
	};
}

/** The map of the unit square onto the quad, for points outside as well. */
export function projected(quad: Quad): (point: Point) => Point {
	const { a, b, c, d, e, f, g, h } = projection(quad);
	return ({ x, y }) => {
		const scale = 1 / (g * x + h * y + 1);
		return { x: (a * x + b * y + c) * scale, y: (d * x + e * y + f) * scale };
	};
}

/** The inverse of {@link projected}. */
export function unprojected(quad: Quad): (point: Point) => Point {
	const { a, b, c, d, e, f, g, h } = projection(quad);
	return ({ x, y }) => {
		const ax = a - g * x;
		const bx = b - h * x;
		const cx = x - c;
		const dy = d - g * y;
		const ey = e - h * y;
		const fy = y - f;
		const determinant = ax * ey - bx * dy;
		return { x: (cx * ey - bx * fy) / determinant, y: (ax * fy - cx * dy) / determinant };
	};
}
