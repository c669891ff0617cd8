import type { Raster } from './raster.mts';
import { sharpOf } from './sharp.mts';

/** Returns the image resized to `width` × `height` pixels; its aspect ratio may change. */
export async function resizeRaster(raster: Raster, width: number, height: number): Promise<Raster> {
	const data = await sharpOf(raster)
		.resize(width, height, { fit: 'fill', kernel: 'cubic' })
		.raw()
		.toBuffer();
	return { data, width, height };
}
