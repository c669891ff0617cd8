import { imageFormatOf } from '../../../domain/image-format.ts';
import type { Size } from '../geometry/quad.mts';
import type { Raster } from './raster.mts';
import { RasterMemory } from './raster-memory.mts';
import { sharp } from './sharp.mts';
import { copyAsRgb, uprightPixels } from './upright-rgb.mts';

/**
 * Most pixels that an image's header may declare; more is refused before decoding. A JPEG of one scan
 * is shrunk while it is decoded, within {@link DECODE_BYTES} whatever its size. A JPEG of several
 * scans and an interlaced PNG are held in memory whole, with up to 8 bytes per pixel.
 */
const MAX_PIXELS = { streamed: 100_000_000, whole: 25_000_000 };

/**
 * Longest side, in pixels, that an image's header may declare: libvips holds many rows in memory, and
 * a PNG of few pixels may have rows of a million (measured: 615 MB).
 */
const MAX_CLAIMED_SIDE = 20_000;

/** Most memory, in bytes, that decoding one image takes (measured: 240 MB). */
export const DECODE_BYTES = 300_000_000;

/**
 * When to fail on a truncated image. A truncated JPEG is decoded as far as it goes; a truncated PNG
 * would repeat rows from its top, which would be read as text.
 */
const FAIL_ON = { jpeg: 'none', png: 'truncated' } as const;

/** Longest side, in pixels, of a decoded image: more costs time and gains nothing. */
export const MAX_SIDE = 1600;

/** Most memory, in bytes, of a decoded image. */
const RASTER_BYTES = 3 * MAX_SIDE ** 2;

/**
 * Decodes a JPEG or PNG image into upright RGB, shrunk to at most {@link MAX_SIDE}. The EXIF
 * orientation is applied; ICC profiles, CMYK, greyscale and 16 bits become 8-bit sRGB; transparency
 * becomes white.
 * Returns `null` for bytes that are not a JPEG or PNG, cannot be decoded or declare too large a size.
 * The pixels are in shared memory, so that worker threads read them without a copy; a caller that
 * passes `memory` must release the raster to it.
 */
export async function decodeImage(
	bytes: Uint8Array,
	memory = rasterMemory(),
): Promise<Raster | null> {
	// libvips would read SVG and PDF too, which run far more code than an image should.
	const format = imageFormatOf(bytes);
	if (format === undefined) return null;
	let decoded;
	try {
		const { width, height, isProgressive } = await sharp(bytes, { failOn: 'none' }).metadata();
		if (Math.max(width, height) > MAX_CLAIMED_SIDE) return null;
		// libvips calls every JPEG of several scans progressive.
		const isStreamed = format === 'jpeg' && isProgressive !== true;
		const limitInputPixels = MAX_PIXELS[isStreamed ? 'streamed' : 'whole'];
		const source = sharp(bytes, { failOn: FAIL_ON[format], limitInputPixels });
		decoded = await uprightPixels(source, MAX_SIDE);
	} catch {
		return null;
	}
	const { width, height } = decoded;
	const data = memory.acquire(3 * width * height);
	copyAsRgb(decoded, data);
	return { data, width, height };
}

/** Returns memory for decoded images. */
export function rasterMemory(): RasterMemory {
	return new RasterMemory(RASTER_BYTES);
}

/**
 * Returns the size in pixels of an image after its EXIF orientation, before it is shrunk.
 * @throws Error for bytes that {@link decodeImage} returns `null` for.
 */
export async function uprightSize(bytes: Uint8Array): Promise<Size> {
	const { autoOrient } = await sharp(bytes, { failOn: 'none' }).metadata();
	return autoOrient;
}
