import type { Crops } from '../crops/crops-of.mts';
import type { RedactedCopy } from '../crops/redacted.mts';
import type { JoinedCard } from '../extra/cards.mts';
import type { Extra } from '../extra/extra-of.mts';
import type { Size } from '../geometry/quad.mts';

/** A card with its page, from 1, and the cut-outs that were asked for. */
export type PageCard = JoinedCard & { page: number; crops?: Crops };

/** A page that was read: its size in pixels as sent, upright, and its redacted copy if asked for. */
export interface ReadPage extends Size {
	page: number;
	redacted?: RedactedCopy['copy'];
	unsettled?: RedactedCopy['unsettled'];
}

/**
 * The details of all pages; an image is one page. Cards and people are those of all pages. The rest is of
 * the page with the card in the reply's `data` or, without any card, of the first page.
 */
export interface DocumentExtra extends Extra {
	cards: PageCard[];
	/** Every page, in their order. */
	pages: ReadPage[];
}
