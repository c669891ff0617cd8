import type { DecodedPage } from './decoder-protocol.mts';
import type { DocumentFormat } from '../image/source-format.mts';

/** A document whose pages are decoded one by one. */
export interface OpenDocument {
	/**
	 * Decodes a page; `number` counts from 1.
	 * @throws RefusedDocument, and whatever a decoder throws at a broken file.
	 */
	page(number: number): Promise<DecodedPage>;
	/** Frees its memory. */
	close(): void;
}

/**
 * Opens a document.
 * @throws RefusedDocument, and whatever a decoder throws at a broken file.
 */
export async function openDocument(
	format: DocumentFormat,
	bytes: Uint8Array,
): Promise<OpenDocument> {
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
