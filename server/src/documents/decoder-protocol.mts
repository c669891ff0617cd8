import type { Size } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import type { DocumentFormat } from '../image/source-formats.mts';

/** Most pages that a document may have. */
export const MAX_PAGES = 20;

/** Why a document is not read. */
export const REFUSALS = ['broken', 'encrypted', 'too-large', 'too-many-pages'] as const;

/** One of {@link REFUSALS}. */
export type Refusal = (typeof REFUSALS)[number];

/** Asks the child process for a page. */
export interface PageRequest {
	/** Which document; the child keeps only the last one. */
	document: number;
	/** Number of the page, from 1. */
	page: number;
	format: DocumentFormat;
	/** The file, unless the child has it. */
	bytes?: Uint8Array;
}

/** Tells the child process to forget its document. */
export type ForgetRequest = 'forget';

/** A page of a document, upright. */
export interface DecodedPage extends Raster {
	/** Size in pixels before it was shrunk; of a PDF, the raster's own. */
	sent: Size;
	/** Pages of the document. */
	pages: number;
}

/** What the child process answers. */
export type PageReply =
	| { page: DecodedPage }
	| {
			refusal: Refusal;
			/** Set if the child ends, since its decoder may be in a bad state. */
			isLast?: true;
	  };
