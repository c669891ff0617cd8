import type { Random } from '../../../../test/support/random.mts';
import { type Raster, rasterOfSharp, sharpOf } from './raster.mts';

/** Standard deviation of the blur out of focus, in card widths. */
const DEFOCUS = [0.0043, 0.0054] as const;
/** Length of the path of a shaken camera, in card widths. */
const SHAKE = [0.011, 0.0145] as const;
const SHAKEN_CHANCE = 0.35;

/** Returns a square kernel that smears along a line of the given length in pixels. */
function shakeKernel(length: number, angle: number) {
	const side = Math.max(3, 2 * Math.ceil(length / 2) + 1);
	const kernel = new Array<number>(side * side).fill(0);
	const middle = (side - 1) / 2;
	const samples = side * 8;
	for (let sample = 0; sample < samples; sample++) {
		const along = ((sample + 0.5) / samples - 0.5) * length;
		const x = Math.round(middle + along * Math.cos(angle));
		const y = Math.round(middle + along * Math.sin(angle));
		kernel[y * side + x]++;
	}
	return { width: side, height: side, kernel, scale: samples };
}

/** Blurs an image of a card so much that a person can just read it. */
export async function blurStrongly(
	random: Random,
	image: Raster,
	cardWidth: number,
): Promise<Raster> {
	if (!random.chance(SHAKEN_CHANCE)) {
		return rasterOfSharp(sharpOf(image).blur(random.within(DEFOCUS) * cardWidth), 3);
	}
	const angle = random.between(0, Math.PI);
	const kernel = shakeKernel(random.within(SHAKE) * cardWidth, angle);
	return rasterOfSharp(
		sharpOf(image)
			.convolve(kernel)
			.blur(0.0028 * cardWidth),
		3,
	);
}
