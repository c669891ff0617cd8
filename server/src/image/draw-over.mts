import type { Raster } from './raster.mts';
import { sharpOf } from './sharp.mts';

/** Draws images over the middle of this one, one after the other, in place. */
export async function drawOver(image: Raster, layers: readonly Buffer[]): Promise<void> {
	const drawn = await sharpOf(image)
		.composite(layers.map((input) => ({ input })))
		.removeAlpha()
		.raw()
		.toBuffer();
	image.data.set(drawn);
	drawn.fill(0);
}
