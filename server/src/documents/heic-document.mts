import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { sharp } from '../image/sharp.mts';
import { uprightRgb } from '../image/upright-rgb.mts';
import { RefusedDocument, rejectSize, type PagedDocument } from './paged-document.mts';

/** A pointer of libheif, or its error. */
type Handle = { code?: unknown };

/** What is used of libheif's interface, which has no types of its own for the loader. */
interface Libheif {
	heif_colorspace: { heif_colorspace_RGB: unknown };
	heif_chroma: { heif_chroma_interleaved_RGB: unknown; heif_chroma_interleaved_RGBA: unknown };
	heif_error_code: { heif_error_Ok: unknown };
	heif_context_alloc(): Handle;
	heif_context_free(context: Handle): void;
	heif_context_read_from_memory(context: Handle, bytes: Uint8Array): { code: unknown };
	heif_js_context_get_primary_image_handle(context: Handle): Handle;
	heif_image_handle_get_width(handle: Handle): number;
	heif_image_handle_get_height(handle: Handle): number;
	heif_image_handle_has_alpha_channel(handle: Handle): number;
	heif_image_handle_release(handle: Handle): void;
	heif_js_decode_image2(
		handle: Handle,
		colorspace: unknown,
		chroma: unknown,
	): Promise<{ channels?: readonly Plane[]; image?: Handle }>;
	heif_image_release(image: Handle): void;
}

/** Interleaved pixels in the memory of WebAssembly. */
interface Plane {
	width: number;
	height: number;
	/** Bytes of a row. */
	stride: number;
	data: Uint8Array;
}

const resolve = createRequire(import.meta.url);

/** libheif and libde265 in WebAssembly: they reach nothing but their own memory. */
const libheif: Libheif = resolve('libheif-js/libheif-wasm/libheif.js')({
	wasmBinary: readFileSync(resolve.resolve('libheif-js/libheif-wasm/libheif.wasm')),
	// They would print details of the file.
	print: () => {},
	printErr: () => {},
});

/** Opens a HEIC image; of several in one file, the primary one. libheif turns it upright itself. */
export async function openHeic(bytes: Uint8Array): Promise<PagedDocument> {
	const context = libheif.heif_context_alloc();
	const { code } = libheif.heif_context_read_from_memory(context, bytes);
	if (code !== libheif.heif_error_code.heif_error_Ok) {
		libheif.heif_context_free(context);
		throw new RefusedDocument('broken');
	}
	return {
		page: async () => ({ ...(await decodePrimary(context)), pages: 1 }),
		close: () => libheif.heif_context_free(context),
	};
}

async function decodePrimary(context: Handle) {
	const handle = libheif.heif_js_context_get_primary_image_handle(context);
	if (handle.code !== undefined) throw new RefusedDocument('broken');
	try {
		const sent = {
			width: libheif.heif_image_handle_get_width(handle),
			height: libheif.heif_image_handle_get_height(handle),
		};
		rejectSize(sent);
		const hasAlpha = libheif.heif_image_handle_has_alpha_channel(handle) !== 0;
		const { channels, image } = await libheif.heif_js_decode_image2(
			handle,
			libheif.heif_colorspace.heif_colorspace_RGB,
			hasAlpha
				? libheif.heif_chroma.heif_chroma_interleaved_RGBA
				: libheif.heif_chroma.heif_chroma_interleaved_RGB,
		);
		if (channels === undefined || image === undefined) throw new RefusedDocument('broken');
		try {
			return { ...(await shrunk(channels[0], hasAlpha ? 4 : 3)), sent };
		} finally {
			libheif.heif_image_release(image);
		}
	} finally {
		libheif.heif_image_handle_release(handle);
	}
}

/** Rows may be longer than their pixels. */
async function shrunk({ width, height, stride, data }: Plane, channels: 3 | 4) {
	const isPlain = stride === width * channels;
	const pixels = isPlain ? data : withoutPadding(data, stride, width * channels, height);
	const raw = { width, height, channels };
	return await uprightRgb(sharp(pixels, { raw, limitInputPixels: false }));
}

function withoutPadding(data: Uint8Array, stride: number, row: number, height: number): Uint8Array {
	const pixels = new Uint8Array(row * height);
	for (let y = 0; y < height; y++) pixels.set(data.subarray(y * stride, y * stride + row), y * row);
	return pixels;
}
