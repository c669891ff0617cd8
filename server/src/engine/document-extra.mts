import type { Extra as CheckedExtra, ExtraCard } from '../../../domain/extra.ts';
import type { JoinedCard } from '../extra/people.mts';
import type { Extra } from '../extra/extra-of.mts';

/** A card with its page, from 1, and the cut-outs that were asked for. */
export type PageCard = JoinedCard & Pick<ExtraCard, 'page' | 'crops'>;

/**
 * The details of all pages; an image is one page. Cards and people are those of all pages. The rest is of
 * the page with the card in the reply's `data` or, without any card, of the first page.
 */
export interface DocumentExtra extends Extra {
	cards: PageCard[];
	pages: CheckedExtra['pages'];
}
