import type { Raster } from './raster.mts';

// Bound once, since Jest looks up globals through its sandbox, which slows down these loops.
const { floor } = Math;

/** A point in pixels, x to the right, y down. */
export type Point = readonly [x: number, y: number];
/** Corners in the order top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

/** The first eight coefficients of a homography; the ninth is 1. */
type Homography = readonly [number, number, number, number, number, number, number, number];

/** Returns the homography that maps the unit square to the quad (Heckbert's closed form). */
function unitSquareTo([p0, p1, p2, p3]: Quad): Homography {
	const [dx1, dy1] = [p1[0] - p2[0], p1[1] - p2[1]];
	const [dx2, dy2] = [p3[0] - p2[0], p3[1] - p2[1]];
	const [sumX, sumY] = [p0[0] - p1[0] + p2[0] - p3[0], p0[1] - p1[1] + p2[1] - p3[1]];
	const area = dx1 * dy2 - dx2 * dy1;
	const g = (sumX * dy2 - dx2 * sumY) / area;
	const h = (dx1 * sumY - sumX * dy1) / area;
	return [
		p1[0] - p0[0] + g * p1[0],
		p3[0] - p0[0] + h * p3[0],
		p0[0],
		p1[1] - p0[1] + g * p1[1],
		p3[1] - p0[1] + h * p3[1],
		p0[1],
		g,
		h,
	];
}

/** Returns the inverse, from the quad to the unit square, up to a scale factor. */
function inverse([a, b, c, d, e, f, g, h]: Homography): readonly number[] {
	return [
		e - f * h,
		c * h - b,
		b * f - c * e,
		f * g - d,
		a - c * g,
		c * d - a * f,
		d * h - e * g,
		b * g - a * h,
		a * e - b * d,
	];
}

/**
 * Warps an RGBA raster onto an RGB one so that its corners match the quad. Modifies `target` in place.
 * Interpolates bilinearly; to avoid aliasing, the source should be about as large as the quad.
 */
export function warpOnto(target: Raster, source: Raster, quad: Quad): void {
	const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = inverse(unitSquareTo(quad));
	const xs = quad.map(([x]) => x);
	const ys = quad.map(([, y]) => y);
	const left = Math.max(0, Math.floor(Math.min(...xs)));
	const right = Math.min(target.width - 1, Math.ceil(Math.max(...xs)));
	const top = Math.max(0, Math.floor(Math.min(...ys)));
	const bottom = Math.min(target.height - 1, Math.ceil(Math.max(...ys)));
	const { width, height, data } = source;
	const rowBytes = width * 4;
	const output = target.data;

	for (let y = top; y <= bottom; y++) {
		const centreY = y + 0.5;
		for (let x = left; x <= right; x++) {
			const centreX = x + 0.5;
			const divisor = m6 * centreX + m7 * centreY + m8;
			const sourceX = ((m0 * centreX + m1 * centreY + m2) / divisor) * width - 0.5;
			const sourceY = ((m3 * centreX + m4 * centreY + m5) / divisor) * height - 0.5;
			if (!(sourceX >= 0 && sourceY >= 0 && sourceX < width - 1 && sourceY < height - 1)) continue;
			const column = floor(sourceX);
			const row = floor(sourceY);
			const fx = sourceX - column;
			const fy = sourceY - row;
			const topRight = fx * (1 - fy);
			const topLeft = 1 - fx - fy + fx * fy;
			const bottomLeft = fy - fx * fy;
			const bottomRight = fx * fy;
			const from = row * rowBytes + column * 4;
			const below = from + rowBytes;
			const alpha =
				(data[from + 3] * topLeft +
					data[from + 7] * topRight +
					data[below + 3] * bottomLeft +
					data[below + 7] * bottomRight) /
				255;
			const to = (y * target.width + x) * 3;
			for (let channel = 0; channel < 3; channel++) {
				const value =
					data[from + channel] * topLeft +
					data[from + 4 + channel] * topRight +
					data[below + channel] * bottomLeft +
					data[below + 4 + channel] * bottomRight;
				const behind = output[to + channel];
				// Adding a half rounds, since storing as a byte truncates.
				output[to + channel] = behind + (value - behind) * alpha + 0.5;
			}
		}
	}
}

/** Maps a point of the unit square into the quad. */
export function pointInQuad(quad: Quad, u: number, v: number): Point {
	const [a, b, c, d, e, f, g, h] = unitSquareTo(quad);
	const divisor = g * u + h * v + 1;
	return [(a * u + b * v + c) / divisor, (d * u + e * v + f) / divisor];
}
