import type { DecodedPage } from './decoder-protocol.mts';

/** A document whose pages are decoded one by one. */
export interface PagedDocument {
	/**
	 * Decodes a page; `number` counts from 1.
	 * @throws RefusedDocument, and whatever a decoder throws at a broken file.
	 */
	page(number: number): Promise<DecodedPage>;
	/** Frees its memory. */
	close(): void;
}
