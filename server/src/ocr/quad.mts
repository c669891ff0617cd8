import { distance, type Quad } from '../image/raster.mts';

/** Width and height of a quad in pixels, each the mean of two opposite sides. */
export function sizeOf([topLeft, topRight, bottomRight, bottomLeft]: Quad): {
	width: number;
	height: number;
} {
	return {
		width: (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2,
		height: (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2,
	};
}
