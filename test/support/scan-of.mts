import sharp from 'sharp';

import type { PdfPage } from './pdf-of.mts';

/** Points a pixel. */
const SCALE = 1 / 4;

/** Returns a page of a PDF that an image fills. */
export async function scanOf(image: Uint8Array): Promise<PdfPage> {
	const bytes = await sharp(image).jpeg({ quality: 90 }).toBuffer();
	const { width, height } = await sharp(bytes).metadata();
	return { size: [SCALE * width, SCALE * height], jpeg: { bytes, width, height } };
}
