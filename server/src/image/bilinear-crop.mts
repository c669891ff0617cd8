import { projection } from '../geometry/projection.mts';
import { distance, sizeOf, type Quad } from '../geometry/quad.mts';
import { CHANNELS, type Raster } from './raster.mts';

/**
 * Most samples of a pixel each way. Print on a card is shrunk to a quarter at most; a detected line as high
 * as a page would take as long as all lines of a card.
 */
const MOST_TAPS = 8;

/**
 * Rectifies a quad of the image to `width` × `height` pixels, perspective-correct, with bilinear
 * interpolation; where it shrinks, it averages. Outside of the image its border is repeated.
 */
export function cropBilinear(raster: Raster, quad: Quad, width: number, height: number): Raster {
	const { a, b, c, d, e, f, g, h } = projection(quad);
	const [topLeft, topRight, bottomRight, bottomLeft] = quad;
	const upperOrLower = Math.max(distance(topLeft, topRight), distance(bottomLeft, bottomRight));
	const leftOrRight = Math.max(distance(topLeft, bottomLeft), distance(topRight, bottomRight));
	const tapsAcross = tapsFor(upperOrLower / width);
	const tapsDown = tapsFor(leftOrRight / height);
	const share = 1 / (tapsAcross * tapsDown);
	const data = new Uint8Array(width * height * CHANNELS);
	const source = raster.data;
	const stride = raster.width * CHANNELS;
	// Just short of the last pixel, so that its right and lower neighbours exist.
	const maxX = raster.width - 1.001;
	const maxY = raster.height - 1.001;
	const stepAcross = 1 / (width * tapsAcross);
	const stepDown = 1 / (height * tapsDown);
	let target = 0;
	for (let row = 0; row < height; row++) {
		for (let column = 0; column < width; column++) {
			let red = 0;
			let green = 0;
			let blue = 0;
			for (let down = 0; down < tapsDown; down++) {
				const v = (row * tapsDown + down + 0.5) * stepDown;
				for (let across = 0; across < tapsAcross; across++) {
					const u = (column * tapsAcross + across + 0.5) * stepAcross;
					const scale = 1 / (g * u + h * v + 1);
					let x = (a * u + b * v + c) * scale - 0.5;
					let y = (d * u + e * v + f) * scale - 0.5;
					x = x < 0 ? 0 : x > maxX ? maxX : x;
					y = y < 0 ? 0 : y > maxY ? maxY : y;
					const left = x | 0;
					const top = y | 0;
					const upper = top * stride + left * CHANNELS;
					const lower = upper + stride;
					const w11 = (x - left) * (y - top);
					const w10 = x - left - w11;
					const w01 = y - top - w11;
					const w00 = 1 - w10 - w01 - w11;
					red +=
						source[upper] * w00 +
						source[upper + 3] * w10 +
						source[lower] * w01 +
						source[lower + 3] * w11;
					green +=
						source[upper + 1] * w00 +
						source[upper + 4] * w10 +
						source[lower + 1] * w01 +
						source[lower + 4] * w11;
					blue +=
						source[upper + 2] * w00 +
						source[upper + 5] * w10 +
						source[lower + 2] * w01 +
						source[lower + 5] * w11;
				}
			}
			data[target++] = red * share + 0.5;
			data[target++] = green * share + 0.5;
			data[target++] = blue * share + 0.5;
		}
	}
	return { data, width, height };
}

/** Rectifies a quad at its own size, or shrunk to at most `longSide` pixels. */
export function cropToFit(raster: Raster, quad: Quad, longSide: number): Raster {
	const { width, height } = sizeOf(quad);
	const scale = Math.min(1, longSide / Math.max(width, height));
	const side = (length: number) => Math.max(1, Math.round(length * scale));
	return cropBilinear(raster, quad, side(width), side(height));
}

function tapsFor(shrinkage: number): number {
	return Math.min(MOST_TAPS, Math.max(1, Math.round(shrinkage)));
}
