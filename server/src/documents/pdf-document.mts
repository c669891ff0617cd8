import type { Size } from '../geometry/quad.mts';
import { MAX_SIDE } from '../image/upright-rgb.mts';
import { MAX_PAGES, type DecodedPage } from './decoder-protocol.mts';
import { RefusedDocument, type PagedDocument } from './paged-document.mts';
import { loadPdfium, type Pdfium, type PdfiumSource } from './pdfium.mts';

let pdfium: Pdfium;

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY (fpdfview.h): a password is needed, or another protection unknown here. */
const PROTECTED = [4, 5];

/** FPDFBitmap_BGR (fpdfview.h): bitmaps with three bytes a pixel. */
const BGR = 2;

/** FPDF_ANNOT and FPDF_REVERSE_BYTE_ORDER (fpdfview.h): with annotations, red first. */
const RENDERING = 0x01 | 0x10;

/** A choice: most objects of a page that are looked at for the size of its scan, which is one image or some strips. */
const MAX_OBJECTS = 50;

/**
 * Opens a PDF; the first one loads PDFium, by default from its package.
 * @throws RefusedDocument when it cannot be read.
 */
export async function openPdf(bytes: Uint8Array, source?: PdfiumSource): Promise<PagedDocument> {
	pdfium ??= await loadPdfium(source);
	const file = allocate(bytes.length);
	pdfium.HEAPU8.set(bytes, file);
	const document = pdfium._FPDF_LoadMemDocument(file, bytes.length, 0);
	const close = () => {
		if (document !== 0) pdfium._FPDF_CloseDocument(document);
		pdfium.wasmExports.free(file);
	};
	if (document === 0) {
		const isProtected = PROTECTED.includes(pdfium._FPDF_GetLastError());
		close();
		throw new RefusedDocument(isProtected ? 'encrypted' : 'broken');
	}
	const pages = pdfium._FPDF_GetPageCount(document);
	if (pages < 1 || pages > MAX_PAGES) {
		close();
		throw new RefusedDocument(pages < 1 ? 'broken' : 'too-many-pages');
	}
	return { page: async (number) => ({ ...render(document, number - 1), pages }), close };
}

function render(document: number, index: number): Omit<DecodedPage, 'pages'> {
	const page = pdfium._FPDF_LoadPage(document, index);
	if (page === 0) throw new RefusedDocument('broken');
	try {
		const { width, height } = renderedSize(page);
		const stride = 3 * width;
		const pixels = allocate(stride * height);
		try {
			const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, BGR, pixels, stride);
			if (bitmap === 0) throw new RefusedDocument('broken');
			pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
			pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, RENDERING);
			pdfium._FPDFBitmap_Destroy(bitmap);
			const data = pdfium.HEAPU8.slice(pixels, pixels + stride * height);
			return { data, width, height, sent: { width, height } };
		} finally {
			pdfium.wasmExports.free(pixels);
		}
	} finally {
		pdfium._FPDF_ClosePage(page);
	}
}

/** The pixels of its scan, so that these stay as they are; of any other page as many as are read. */
function renderedSize(page: number): Size {
	const width = pdfium._FPDF_GetPageWidth(page);
	const height = pdfium._FPDF_GetPageHeight(page);
	const longest = Math.max(width, height);
	if (!(Math.min(width, height) > 0 && Number.isFinite(longest))) {
		throw new RefusedDocument('broken');
	}
	const scale = Math.min(MAX_SIDE / longest, scanDensity(page) ?? Infinity);
	const pixels = (points: number) => Math.min(MAX_SIDE, Math.max(1, Math.round(points * scale)));
	return { width: pixels(width), height: pixels(height) };
}

/** Pixels a point of the finest image on a page of images; `undefined` for any other page. */
function scanDensity(page: number): number | undefined {
	const count = pdfium._FPDFPage_CountObjects(page);
	if (count < 1 || count > MAX_OBJECTS) return undefined;
	const densities: number[] = [];
	for (let i = 0; i < count; i++) {
		const object = pdfium._FPDFPage_GetObject(page, i);
		const density = object === 0 ? undefined : imageDensity(object);
		if (density === undefined) return undefined;
		densities.push(density);
	}
	return Math.max(...densities);
}

/** `undefined` for an object that is no image. */
function imageDensity(object: number): number | undefined {
	// Two whole numbers, or four floats.
	const memory = allocate(16);
	try {
		const at = (i: number) => memory + 4 * i;
		if (pdfium._FPDFImageObj_GetImagePixelSize(object, at(0), at(1)) === 0) return undefined;
		const [width, height] = [0, 1].map((i) => view().getUint32(at(i), true));
		if (pdfium._FPDFPageObj_GetBounds(object, at(0), at(1), at(2), at(3)) === 0) return undefined;
		const [left, bottom, right, top] = [0, 1, 2, 3].map((i) => view().getFloat32(at(i), true));
		const density = Math.sqrt((width * height) / ((right - left) * (top - bottom)));
		return Number.isFinite(density) && density > 0 ? density : undefined;
	} finally {
		pdfium.wasmExports.free(memory);
	}
}

/** Its memory now: it moves when it grows. */
function view(): DataView {
	return new DataView(pdfium.HEAPU8.buffer);
}

/** @throws RefusedDocument when there is not as much memory. */
function allocate(bytes: number): number {
	const memory = pdfium.wasmExports.malloc(bytes);
	if (memory === 0) throw new RefusedDocument('too-large');
	return memory;
}
