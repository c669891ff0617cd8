import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { ExtraCard } from '../../../domain/extra.ts';

/** One side of a card in an image, as the reply to an image that shows nothing else. */
export interface CardReply extends ExtraCard {
	reply: IdCardOcrReply;
}

/** Returns every side of a card that was found in an image, in the service's order; none without a card. */
export function cardReplies(reply: IdCardOcrReply): CardReply[] {
	return (reply.extra?.cards ?? []).map((card) => ({
		...card,
		reply: { ...reply, data: card.fields },
	}));
}
