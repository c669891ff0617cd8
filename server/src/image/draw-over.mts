import { CHANNELS, type Raster } from './raster.mts';
import { sharp } from './sharp.mts';

/** Draws an SVG of the image's size over it, in place. */
export async function drawOver(image: Raster, svg: string): Promise<void> {
	const { data, width, height } = image;
	const drawn = await sharp(data, { raw: { width, height, channels: CHANNELS } })
		.composite([{ input: Buffer.from(svg) }])
		.removeAlpha()
		.raw()
		.toBuffer();
	data.set(drawn);
	drawn.fill(0);
}
