import type { Extra, ExtraCard } from '../../../domain/extra.ts';
import type { CardEntry } from '../extra/card-entries.mts';
import type { PageExtra } from '../extra/extra-of.mts';

/**
 * The details of all pages; an image is one page. Cards and people are those of all pages. The rest is of
 * the page with the card in the reply's `data` or, without any card, of the first page.
 */
export interface DocumentExtra extends PageExtra, Pick<Extra, 'people' | 'pages'> {
	/** Each with its page, from 1, its person and the cut-outs that were asked for. */
	cards: Array<CardEntry & Pick<ExtraCard, 'page' | 'person' | 'crops'>>;
}
