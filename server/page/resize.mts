import type { Raster } from '../src/image/raster.mts';
import { CUBIC, resample } from './resample.mts';

export const resizeRaster = async (
	raster: Raster,
	width: number,
	height: number,
): Promise<Raster> => resample(raster, { width, height }, CUBIC);
