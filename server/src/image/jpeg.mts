import type { Raster } from './raster.mts';
import { sharpOf } from './sharp.mts';

/** Side, in pixels, of the squares that a JPEG of {@link jpegOf} consists of. */
export const JPEG_BLOCK = 8;

/** Quality of all images in replies, from 1 to 100. */
const QUALITY = 90;

/**
 * Encodes an image as JPEG, in base64. It has the pixels and no metadata. Colour has the same
 * resolution as brightness, so that no square affects another one.
 */
export async function jpegOf(raster: Raster): Promise<string> {
	const jpeg = await sharpOf(raster)
		.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
		.toBuffer();
	const base64 = jpeg.toString('base64');
	jpeg.fill(0);
	return base64;
}
