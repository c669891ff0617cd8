import { sideOf, type Quad } from '../geometry/quad.mts';
import { boundsAtAngle, quadOf } from '../geometry/rotated-bounds.mts';
import { JPEG_BLOCK } from './jpeg.mts';
import { CHANNELS, type Raster } from './raster.mts';

/**
 * Covers quads of an image, which must be convex, with black. Each square of the JPEG that a quad
 * touches is covered whole, so that the JPEG has one colour there and nothing of what was under it.
 */
export function coverQuads(image: Raster, quads: readonly Quad[]): void {
	const { data, width, height } = image;
	for (const quad of quads) {
		const bounds = boundsAtAngle(quad, 0);
		const first = (edge: number) => Math.max(0, Math.floor(edge / JPEG_BLOCK)) * JPEG_BLOCK;
		const right = Math.min(width, bounds.right);
		const bottom = Math.min(height, bounds.bottom);
		for (let top = first(bounds.top); top < bottom; top += JPEG_BLOCK) {
			for (let left = first(bounds.left); left < right; left += JPEG_BLOCK) {
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
	// Whichever way round its corners go.
	const [one, two, three, four] = quad;
	const sign = Math.sign(sideOf(one, two, three) || sideOf(one, two, four));
	return quad.every((from, index) =>
		corners.some((corner) => sign * sideOf(from, quad[(index + 1) % 4], corner) > 0),
	);
}
