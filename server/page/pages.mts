import { ValidationError } from '../src/errors/server-errors.mts';
import { openPdf } from '../src/documents/pdf-document.mts';
import { RefusedDocument } from '../src/documents/paged-document.mts';
import { refused } from '../src/documents/refused.mts';
import type { ImagePage } from '../src/engine/image-pages.mts';
import { isTooLarge } from '../src/image/claimed-size.mts';
import type { DecodedImage } from '../src/image/raster.mts';
import { sourceFormatOf } from '../src/image/source-formats.mts';
import { MAX_SIDE } from '../src/image/upright-rgb.mts';
import { FORMATS } from './formats.mts';
import { fileNamed } from './given.mts';
import { LINEAR, resample } from './resample.mts';

/** The marker that ends a JPEG. Browsers refuse one without it; with it they read as far as the file goes, as the server does. */
const JPEG_END = Uint8Array.of(0xff, 0xd9);

/**
 * Decodes one page after the other, each when it is asked for.
 * @throws ValidationError when the file is in no such format, or cannot be read.
 */
export async function* pagesOf(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<ImagePage> {
	const format = sourceFormatOf(bytes);
	if (format === undefined || !FORMATS.includes(format)) {
		const formats = FORMATS.map((one) => one.toUpperCase());
		throw new ValidationError({ reason: 'image-format', formats });
	}
	if (format === 'pdf') return yield* pdfPages(bytes);
	const file = new Blob(format === 'jpeg' ? [bytes, JPEG_END] : [bytes]);
	yield { raster: await decoded(file), page: 1 };
}

async function* pdfPages(bytes: Uint8Array): AsyncGenerator<ImagePage> {
	try {
		const document = await openPdf(bytes, {
			wasmBinary: fileNamed('pdfium').buffer,
			// It would look beside itself, though it has it.
			locateFile: (name) => name,
		});
		try {
			for (let page = 1, pages = 1; page <= pages; page++) {
				const raster = await document.page(page);
				({ pages } = raster);
				yield { raster, page };
			}
		} finally {
			document.close();
		}
	} catch (error) {
		throw error instanceof RefusedDocument ? refused(error.refusal) : error;
	}
}

/** Decodes an image into upright RGB, transparency on white, shrunk as by the server. */
async function decoded(file: Blob): Promise<DecodedImage> {
	const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
		throw refused('broken');
	});
	const { width, height } = bitmap;
	if (isTooLarge(bitmap)) throw refused('too-large');
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d', { willReadFrequently: true })!;
	context.fillStyle = 'white';
	context.fillRect(0, 0, width, height);
	context.drawImage(bitmap, 0, 0);
	bitmap.close();
	const scale = Math.min(1, MAX_SIDE / Math.max(width, height));
	const side = (length: number) => Math.max(1, Math.round(length * scale));
	const size = { width: side(width), height: side(height) };
	const pixels = context.getImageData(0, 0, width, height);
	return { ...resample(pixels, size, LINEAR), sent: { width, height } };
}
