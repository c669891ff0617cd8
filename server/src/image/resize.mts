import { CHANNELS, type Raster } from './raster.mts';
import { sharp } from './sharp.mts';

/** Returns the image resized to `width` × `height` pixels; its aspect ratio may change. */
export async function resizeRaster(raster: Raster, width: number, height: number): Promise<Raster> {
	const raw = { width: raster.width, height: raster.height, channels: CHANNELS } as const;
	const data = await sharp(raster.data, { raw })
		.resize(width, height, { fit: 'fill', kernel: 'cubic' })
		.raw()
		.toBuffer();
	return { data, width, height };
}
