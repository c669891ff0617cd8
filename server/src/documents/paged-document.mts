import type { Size } from '../geometry/quad.mts';
import { isTooLarge } from '../image/claimed-size.mts';
import type { DecodedPage, Refusal } from './decoder-protocol.mts';

export interface PagedDocument {
	/**
	 * Decodes a page; `number` counts from 1.
	 * @throws RefusedDocument, and whatever a decoder throws at a broken file.
	 */
	page(number: number): Promise<DecodedPage>;
	close(): void;
}

/** The document cannot be read; thrown in the child process only. */
export class RefusedDocument extends Error {
	override readonly name = 'RefusedDocument';
	readonly refusal: Refusal;

	constructor(refusal: Refusal) {
		super(refusal);
		this.refusal = refusal;
	}
}

/** Most pixels of a page: an A4 page at 600 dots per inch has 35 million, a phone's photo up to 50. */
const MAX_PIXELS = 51_000_000;

/**
 * Checks the size that a page declares, before it is decoded.
 * @throws RefusedDocument when it is too large, or no size at all.
 */
export function rejectSize({ width, height }: Size): void {
	if (!(width > 0 && height > 0)) throw new RefusedDocument('broken');
	if (isTooLarge({ width, height }, MAX_PIXELS)) {
		throw new RefusedDocument('too-large');
	}
}
