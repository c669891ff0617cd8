import type { Raster } from '../src/image/raster.mts';
import { CUBIC, resample } from './resample.mts';

/** Returns the image resized to `width` × `height` pixels, as the server does. */
export const resizeRaster = async (
	raster: Raster,
	width: number,
	height: number,
): Promise<Raster> => resample(raster, { width, height }, CUBIC);
