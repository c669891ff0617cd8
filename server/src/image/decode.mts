import { sourceFormatOf } from '../../../domain/source-format.ts';
import { ValidationError } from '../errors/server-errors.mts';
import type { Size } from '../geometry/quad.mts';
import { CLAIMED, isTooLarge } from './claimed-size.mts';
import type { DecodedImage } from './raster.mts';
import { RasterMemory } from './raster-memory.mts';
import { sharp } from './sharp.mts';
import { uprightRgb } from './upright-rgb.mts';

/** Most memory, in bytes, that decoding one image takes (measured: 293 MB). */
export const DECODE_BYTES = 300_000_000;

/**
 * When to fail on a truncated image. A truncated JPEG is decoded as far as it goes; a truncated PNG
 * would repeat rows from its top, which would be read as text.
 */
const FAIL_ON = { jpeg: 'none', png: 'truncated' } as const;

const TOO_LARGE = 'document-too-large';

/**
 * Decodes a JPEG or PNG image into upright RGB, shrunk as by {@link uprightRgb}. The EXIF
 * orientation is applied; ICC profiles, CMYK, greyscale and 16 bits become 8-bit sRGB; transparency
 * becomes white.
 * Returns `null` for bytes that are not a JPEG or PNG, or cannot be decoded.
 * The pixels are in shared memory, so that worker threads read them without a copy; a caller that
 * passes `memory` must release the raster to it.
 * @throws ValidationError when the image declares too large a size.
 */
export async function decodeImage(
	bytes: Uint8Array,
	memory = new RasterMemory(),
): Promise<DecodedImage | null> {
	// libvips would read SVG and PDF too, which run far more code than an image should.
	const format = sourceFormatOf(bytes);
	if (format !== 'jpeg' && format !== 'png') return null;
	if (format === 'png' && isTooLarge(sizeOfPng(bytes))) throw new ValidationError(TOO_LARGE);
	let decoded;
	let metadata;
	try {
		const anySize = { failOn: 'none', limitInputPixels: false } as const;
		metadata = await sharp(bytes, anySize).metadata();
		// libvips calls every JPEG of several scans progressive, and every interlaced PNG.
		if (isTooLarge(metadata, CLAIMED[metadata.isProgressive ? 'whole' : 'streamed'])) {
			throw new ValidationError(TOO_LARGE);
		}
		decoded = await uprightRgb(sharp(bytes, { failOn: FAIL_ON[format] }));
	} catch (error) {
		if (error instanceof ValidationError) throw error;
		return null;
	}
	const data = memory.acquire(decoded.data.length);
	data.set(decoded.data);
	return { ...decoded, data, sent: metadata.autoOrient };
}

/** What a PNG's header declares: libvips does not read it where a side has more than a hundred million pixels. */
function sizeOfPng(bytes: Uint8Array): Size {
	const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const isWhole = bytes.length >= 24 && header.getUint32(12) === IHDR;
	return isWhole
		? { width: header.getUint32(16), height: header.getUint32(20) }
		: { width: 0, height: 0 };
}

/** The name of a PNG's first chunk, in ASCII. */
const IHDR = 0x49484452;
