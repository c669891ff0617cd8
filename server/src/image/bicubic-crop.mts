import { projection } from '../geometry/projection.mts';
import type { Quad } from '../geometry/quad.mts';
import { CHANNELS, type Raster } from './raster.mts';

/** Source pixels for each pixel, in each direction: the reach of the cubic. */
const TAPS = 4;

/**
 * Rectifies a quad of the image and enlarges it to `width` × `height` pixels, perspective-correct, with
 * bicubic interpolation: small characters come out sharper than with bilinear interpolation, in four
 * times the time. Outside of the image its border is repeated.
 */
export function cropBicubic(raster: Raster, quad: Quad, width: number, height: number): Raster {
	const { a, b, c, d, e, f, g, h } = projection(quad);
	const data = new Uint8ClampedArray(width * height * CHANNELS);
	const across = new Float64Array(TAPS);
	const down = new Float64Array(TAPS);
	const source = raster.data;
	const stride = raster.width * CHANNELS;
	const maxX = raster.width - 1;
	const maxY = raster.height - 1;
	let target = 0;
	for (let row = 0; row < height; row++) {
		const v = (row + 0.5) / height;
		for (let column = 0; column < width; column++) {
			const u = (column + 0.5) / width;
			const depth = g * u + h * v + 1;
			const x = (a * u + b * v + c) / depth - 0.5;
			const y = (d * u + e * v + f) / depth - 0.5;
			const left = Math.floor(x);
			const top = Math.floor(y);
			setWeights(across, x - left);
			setWeights(down, y - top);
			let red = 0;
			let green = 0;
			let blue = 0;
			// No arrays and no calls in here: they would be garbage, 16 times a pixel.
			for (let j = 0; j < TAPS; j++) {
				let sourceY = top - 1 + j;
				sourceY = sourceY < 0 ? 0 : sourceY > maxY ? maxY : sourceY;
				const row = sourceY * stride;
				const weightDown = down[j];
				for (let i = 0; i < TAPS; i++) {
					let sourceX = left - 1 + i;
					sourceX = sourceX < 0 ? 0 : sourceX > maxX ? maxX : sourceX;
					const at = row + sourceX * CHANNELS;
					const weight = across[i] * weightDown;
					red += source[at] * weight;
					green += source[at + 1] * weight;
					blue += source[at + 2] * weight;
				}
			}
			data[target++] = red;
			data[target++] = green;
			data[target++] = blue;
		}
	}
	return { data: new Uint8Array(data.buffer), width, height };
}

/** Sets the weights of four pixels in a row for a position `share` of a pixel behind the second. */
function setWeights(weights: Float64Array, share: number): void {
	for (let tap = 0; tap < TAPS; tap++) weights[tap] = cubic(Math.abs(tap - 1 - share));
}

/** The cubic of Catmull-Rom (Keys 1981, with −0.5) at a distance in pixels. */
export function cubic(distance: number): number {
	if (distance >= 2) return 0;
	if (distance <= 1) return (1.5 * distance - 2.5) * distance * distance + 1;
	return ((-0.5 * distance + 2.5) * distance - 4) * distance + 2;
}
