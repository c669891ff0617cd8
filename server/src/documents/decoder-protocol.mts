import type { DecodedImage } from '../image/raster.mts';
import type { DocumentFormat } from '../image/source-formats.mts';

/** A choice: more pages of one call would keep the others waiting. */
export const MAX_PAGES = 20;

export const REFUSALS = ['broken', 'encrypted', 'too-large', 'too-many-pages'] as const;

export type Refusal = (typeof REFUSALS)[number];

export interface PageRequest {
	/** Number of the page, from 1. */
	page: number;
	format: DocumentFormat;
	/** The file, unless it is the last one, which the child keeps. */
	bytes?: Uint8Array;
}

export type ForgetRequest = 'forget';

/** A page of a document, upright. */
export interface DecodedPage extends DecodedImage {
	/** How many the document has. */
	pages: number;
}

export type PageReply =
	| { page: DecodedPage }
	| {
			refusal: Refusal;
			/** Set if the child ends, since its decoder may be in a bad state. */
			isLast?: true;
	  };
