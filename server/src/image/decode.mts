import { imageFormatOf } from '../../../domain/image-format.ts';
import type { Size } from '../geometry/quad.mts';
import type { Raster } from './raster.mts';
import { RasterMemory } from './raster-memory.mts';
import { sharp } from './sharp.mts';

/**
 * Most pixels a picture may claim to have; more is refused before anything is decoded. A JPEG of one
 * scan is shrunk while it is decoded, in {@link DECODE_BYTES} however large it is. A JPEG of several
 * scans and an interlaced PNG lie in memory as a whole, with up to 8 bytes a pixel.
 */
const MAX_PIXELS = { streamed: 100_000_000, whole: 25_000_000 };

/**
 * Longest side, in pixels, that a picture may claim to have: libvips holds many rows at once, and a
 * PNG of few pixels may have rows of a million (measured: 615 MB).
 */
const MAX_CLAIMED_SIDE = 20_000;

/** Most memory, in bytes, that the decoding of one picture takes (measured: 240 MB). */
export const DECODE_BYTES = 300_000_000;

/**
 * When to give up on a picture that ends early. A JPEG keeps what came; below that line a cut PNG
 * shows rows from its top again, which would be read as text.
 */
const FAIL_ON = { jpeg: 'none', png: 'truncated' } as const;

/** Longest side, in pixels, of what recognition works on: more costs time and gains nothing. */
const MAX_SIDE = 1600;

/** Most memory, in bytes, that a decoded picture takes. */
const RASTER_BYTES = 3 * MAX_SIDE ** 2;

/**
 * Decodes a JPEG or PNG picture into upright RGB, shrunk to {@link MAX_SIDE} where it is larger.
 * The EXIF turn is applied; ICC profiles, CMYK, greyscale and 16 bits become 8-bit sRGB;
 * transparency becomes white.
 * Gives `null` for bytes that are no JPEG or PNG, cannot be decoded or claim to be too large.
 * The pixels lie in shared memory, so that worker threads read them without a copy; whoever passes
 * `memory` gives it back when done with the picture.
 */
export async function decodePicture(
	bytes: Uint8Array,
	memory = rasterMemory(),
): Promise<Raster | null> {
	// libvips would read SVG and PDF too, which run far more code than a picture should.
	const format = imageFormatOf(bytes);
	if (format === undefined) return null;
	let decoded;
	try {
		const { width, height, isProgressive } = await sharp(bytes, { failOn: 'none' }).metadata();
		if (Math.max(width, height) > MAX_CLAIMED_SIDE) return null;
		// libvips calls every JPEG of several scans progressive.
		const isStreamed = format === 'jpeg' && isProgressive !== true;
		const limitInputPixels = MAX_PIXELS[isStreamed ? 'streamed' : 'whole'];
		decoded = await sharp(bytes, { failOn: FAIL_ON[format], limitInputPixels })
			.autoOrient()
			.toColourspace('srgb')
			.flatten({ background: 'white' })
			.resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true, kernel: 'linear' })
			.raw({ depth: 'uchar' })
			.toBuffer({ resolveWithObject: true });
	} catch {
		return null;
	}
	const { width, height, channels } = decoded.info;
	const data = memory.take(3 * width * height);
	copyAsRgb(decoded.data, channels, data);
	return { data, width, height };
}

/** Memory for as many decoded pictures as there are at one time. */
export function rasterMemory(): RasterMemory {
	return new RasterMemory(RASTER_BYTES);
}

/**
 * Gives the size in pixels that a picture has before it is shrunk, after its EXIF turn.
 * @throws Error for bytes that {@link decodePicture} gives `null` for.
 */
export async function uprightSize(bytes: Uint8Array): Promise<Size> {
	const { autoOrient } = await sharp(bytes, { failOn: 'none' }).metadata();
	return autoOrient;
}

function copyAsRgb(pixels: Uint8Array, channels: number, rgb: Uint8Array): void {
	if (channels === 3) {
		rgb.set(pixels);
		return;
	}
	for (let source = 0, target = 0; target < rgb.length; source += channels, target += 3) {
		rgb[target] = pixels[source];
		rgb[target + 1] = pixels[channels < 3 ? source : source + 1];
		rgb[target + 2] = pixels[channels < 3 ? source : source + 2];
	}
}
