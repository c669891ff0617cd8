import type { Point, Quad } from '../geometry/quad.mts';
import { quadOf } from '../geometry/rotated-bounds.mts';
import { JPEG_BLOCK } from './jpeg.mts';
import { CHANNELS, type Raster } from './raster.mts';

/**
 * Covers quads of an image, which must be convex, with black. Each square of the JPEG that a quad
 * touches is covered whole, so that the JPEG has one colour there and nothing of what was under it.
 */
export function coverQuads(image: Raster, quads: readonly Quad[]): void {
	const { data, width, height } = image;
	for (const quad of quads) {
		const xs = quad.map(({ x }) => x);
		const ys = quad.map(({ y }) => y);
		const first = (values: readonly number[]) =>
			Math.max(0, Math.floor(Math.min(...values) / JPEG_BLOCK)) * JPEG_BLOCK;
		const [right, bottom] = [Math.min(width, Math.max(...xs)), Math.min(height, Math.max(...ys))];
		for (let top = first(ys); top < bottom; top += JPEG_BLOCK) {
			for (let left = first(xs); left < right; left += JPEG_BLOCK) {
				if (!touches(quad, left, top)) continue;
				const end = Math.min(width, left + JPEG_BLOCK);
				for (let y = top; y < Math.min(height, top + JPEG_BLOCK); y++) {
					data.fill(0, (y * width + left) * CHANNELS, (y * width + end) * CHANNELS);
				}
			}
		}
	}
}

/** Whether a convex quad and a square overlap: no side of the quad has the square outside of it. */
function touches(quad: Quad, left: number, top: number): boolean {
	const corners = quadOf({ left, right: left + JPEG_BLOCK, top, bottom: top + JPEG_BLOCK });
	const side = (from: Point, to: Point, { x, y }: Point) =>
		(to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
	// Whichever way round its corners go.
	const sign = Math.sign(side(quad[0], quad[1], quad[2]) || side(quad[0], quad[1], quad[3]));
	return quad.every((from, index) => {
		const to = quad[(index + 1) % quad.length];
		return corners.some((corner) => sign * side(from, to, corner) > 0);
	});
}
