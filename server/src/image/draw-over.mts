import { CHANNELS, type Raster } from './raster.mts';
import { sharp } from './sharp.mts';

/** Draws images over the middle of this one, one after the other, in place. */
export async function drawOver(image: Raster, layers: readonly Buffer[]): Promise<void> {
	const { data, width, height } = image;
	const drawn = await sharp(data, { raw: { width, height, channels: CHANNELS } })
		.composite(layers.map((input) => ({ input })))
		.removeAlpha()
		.raw()
		.toBuffer();
	data.set(drawn);
	drawn.fill(0);
}
