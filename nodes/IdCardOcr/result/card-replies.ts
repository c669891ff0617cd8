import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { ExtraCard } from '../../../domain/extra.ts';

/** One side of a card in an image, as the reply to an image that shows nothing else. */
export interface CardReply extends ExtraCard {
	reply: IdCardOcrReply;
	/** Among the cards of the whole reply. */
	index: number;
}

/**
 * Returns every side of a card that was found in an image, in the service's order; none without a card.
 * The service's words on the image are of the first.
 */
export function cardReplies(reply: IdCardOcrReply): CardReply[] {
	const { extra } = reply;
	if (extra === undefined) return [];
	return extra.cards.map((card, index) => {
		const { fields, details, needsReview } = card;
		const image = index === 0 ? {} : { quality: null, warnings: [] };
		const own = { ...extra, ...image, fields: details, needsReview };
		return { ...card, index, reply: { ...reply, data: fields, extra: own } };
	});
}
