import { projected } from '../geometry/projection.mts';
import type { Quad, Size } from '../geometry/quad.mts';
import { cropBilinear } from '../image/bilinear-crop.mts';
import { CHANNELS, type Raster } from '../image/raster.mts';

/** Cuts a quad out of the image, upright. What lies beyond the image is white, since nothing was seen there. */
export function cutOut(image: Raster, quad: Quad, { width, height }: Size): Raster {
	const picture = cropBilinear(image, quad, width, height);
	const isIn = ({ x, y }: { x: number; y: number }) =>
		x >= 0 && y >= 0 && x <= image.width && y <= image.height;
	if (quad.every(isIn)) return picture;
	const inImage = projected(quad);
	for (let row = 0; row < height; row++) {
		for (let column = 0; column < width; column++) {
			if (isIn(inImage({ x: (column + 0.5) / width, y: (row + 0.5) / height }))) continue;
			const at = CHANNELS * (row * width + column);
			picture.data.fill(255, at, at + CHANNELS);
		}
	}
	return picture;
}
