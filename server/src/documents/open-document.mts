import type { DocumentFormat } from '../image/source-formats.mts';
import type { PagedDocument } from './paged-document.mts';

/**
 * Opens a document.
 * @throws RefusedDocument, and whatever a decoder throws at a broken file.
 */
export async function openDocument(
	format: DocumentFormat,
	bytes: Uint8Array,
): Promise<PagedDocument> {
	// Each decoder is loaded when it is first needed.
	switch (format) {
		case 'pdf':
			return await (await import('./pdf-document.mts')).openPdf(bytes);
		case 'heic':
			return await (await import('./heic-document.mts')).openHeic(bytes);
		default:
			return await (await import('./image-document.mts')).openImage(format, bytes);
	}
}
