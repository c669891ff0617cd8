import { CHANNELS, type Raster } from './raster.mts';
import type { sharp } from './sharp.mts';

/** Longest side, in pixels, of a decoded image: more costs time and gains nothing. */
export const MAX_SIDE = 1600;

/**
 * Decodes an image into upright 8-bit sRGB, shrunk to at most {@link MAX_SIDE} pixels. The EXIF orientation is
 * applied; ICC profiles, CMYK, greyscale and 16 bits are converted; transparency becomes white.
 * @throws Error when it cannot be decoded.
 */
export async function uprightRgb(image: ReturnType<typeof sharp>): Promise<Raster> {
	const { data, info } = await image
		.autoOrient()
		.toColourspace('srgb')
		.flatten({ background: 'white' })
		.resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true, kernel: 'linear' })
		.raw({ depth: 'uchar' })
		.toBuffer({ resolveWithObject: true });
	// A grey TIFF with further samples keeps them.
	const rgb =
		info.channels === CHANNELS ? data : data.filter((_, i) => i % info.channels < CHANNELS);
	return { data: rgb, width: info.width, height: info.height };
}
