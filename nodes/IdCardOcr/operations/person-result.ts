import type { IBinaryData } from 'n8n-workflow';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { type PairedPerson, sidesOf } from '../../../domain/pairing/pair-sides.ts';
import type { ImageToPair } from '../../../domain/pairing/seen-sides.ts';
import type { CardToShow } from '../../../domain/result/card-columns.ts';
import { cardOfPerson } from '../../../domain/result/card-of-person.ts';
import { type FoundSide, pagesUnread, sidesIn } from '../../../domain/result/found-side.ts';
import type { Item } from '../input/items.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage } from '../run/images.ts';
import { imageResult } from './image-result.ts';

const COMPLETE = 0;
export const NEEDS_REVIEW = 1;
export const INCOMPLETE = 2;

/** A person's card, as images of the run show it. */
export type Card = PairedPerson<FoundSide<IBinaryData>>;

/** Returns what the images show, for their sides to be paired. */
export function seenIn(images: readonly ReadImage[]): ImageToPair<FoundSide<IBinaryData>>[] {
	return images.map(({ result, fileName = null }, index) => {
		// One of which nothing is known has one page.
		if (!result.ok) return { name: fileName, sides: [], unread: [1] };
		const { reply, files } = result;
		return { name: fileName, sides: sidesIn(reply, files, index), unread: pagesUnread(reply) };
	});
}

/** What there is to say of a card beside what its sides show. */
interface Said {
	reason: CardToShow['reason'];
	/** What it should say. */
	expected: readonly IdCardFields[];
	/** Whether a person has to look at it, although a side is missing. */
	isForPerson: boolean;
}

/** Returns what came of a person's card that the images show; `item` is the one that it goes by. */
export function personResult(
	card: Card,
	images: readonly ReadImage[],
	item: Item,
	{ reason, expected, isForPerson }: Said,
): Result {
	const { others = [], ...shown } = cardOfPerson(card);
	const result = imageResult(
		item,
		{ ...shown, others: [...others, ...expected], reason },
		images,
		{ front: card.portrait, back: card.emblem },
		card.isProposed,
	);
	const isLeft = isForPerson || sidesOf(card).length === 2;
	const output = !isLeft ? INCOMPLETE : result.inDoubt ? NEEDS_REVIEW : COMPLETE;
	return { ...result, output };
}
