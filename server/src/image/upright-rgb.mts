import type { Size } from '../geometry/quad.mts';
import type { sharp } from './sharp.mts';

type Source = ReturnType<typeof sharp>;

/** Longest side, in pixels, of a decoded image: more costs time and gains nothing. */
export const MAX_SIDE = 1600;

/** Pixels as libvips gives them: one or two channels of grey, or three or four of colour. */
export interface DecodedPixels extends Size {
	data: Uint8Array;
	channels: number;
}

/**
 * Decodes an image into upright 8-bit sRGB, shrunk to at most {@link MAX_SIDE} pixels. The EXIF orientation is
 * applied; ICC profiles, CMYK and 16 bits are converted; transparency becomes white.
 * @throws Error when it cannot be decoded.
 */
export async function uprightPixels(image: Source): Promise<DecodedPixels> {
	const { data, info } = await image
		.autoOrient()
		.toColourspace('srgb')
		.flatten({ background: 'white' })
		.resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true, kernel: 'linear' })
		.raw({ depth: 'uchar' })
		.toBuffer({ resolveWithObject: true });
	return { data, width: info.width, height: info.height, channels: info.channels };
}

export function copyAsRgb({ data, channels }: DecodedPixels, rgb: Uint8Array): void {
	if (channels === 3) {
		rgb.set(data);
		return;
	}
	for (let source = 0, target = 0; target < rgb.length; source += channels, target += 3) {
		rgb[target] = data[source];
		rgb[target + 1] = data[channels < 3 ? source : source + 1];
		rgb[target + 2] = data[channels < 3 ? source : source + 2];
	}
}

/** Like {@link uprightPixels}, in RGB whatever the image has. */
export async function uprightRgb(image: Source) {
	const pixels = await uprightPixels(image);
	const { width, height } = pixels;
	const data = new Uint8Array(3 * width * height);
	copyAsRgb(pixels, data);
	return { data, width, height };
}
