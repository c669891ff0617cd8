import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { cardColumns, type CardToShow } from '../../../domain/result/card-columns.ts';
import { type FoundSide, unreadReason } from '../../../domain/result/found-side.ts';
import { photographAgain } from '../../../domain/result/incompleteness.ts';
import { reasonOf } from '../failure/shown-failure.ts';
import type { Item } from '../input/items.ts';
import { copiesOf } from '../result/copies.ts';
import { detailsColumns, type NamedSides } from '../result/details-columns.ts';
import { distinctName, fileNameColumn } from '../result/file-names.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage } from '../run/images.ts';

/**
 * Returns the result with a card's columns, and those of its files, details and copies. `images` are those in which sides
 * were looked for; `sides` are named as columns and files call them, '' where there is one. `isProposed`: whether a person has
 * to confirm that they are of one card.
 */
export function imageResult(
	item: Item,
	card: CardToShow,
	images: readonly ReadImage[],
	sides: NamedSides,
	isProposed = false,
): Omit<Result, 'output'> {
	const { settings } = item;
	const { json, needsReview } = cardColumns(card, settings);
	const shown = images.filter((_, i) => Object.values(sides).some((side) => side?.image === i));
	// All images where none shows the card.
	const named = (shown.length > 0 ? shown : images).map((image) =>
		distinctName(image, images, image.field),
	);
	const stemOf = ({ image }: FoundSide) => images[image].stem;
	const copies = copiesOf(sides, settings.copies, stemOf, isProposed);
	return {
		item,
		json: {
			...json,
			file_name: fileNameColumn(named, settings),
			...detailsColumns(card.confidences, sides, settings),
			...copies.json,
		},
		inDoubt: needsReview,
		files: copies.files,
		cardCopy: copies.cardCopy,
	};
}

/** Returns what came of an image that shows no card, and why; `sides` as of its other results. */
export function unreadResult(
	image: ReadImage,
	sides: NamedSides,
	ofSide: boolean,
): Omit<Result, 'output'> & { isForPerson: boolean } {
	const { result, item } = image;
	const reason = result.ok
		? photographAgain(unreadReason(result.reply))
		: reasonOf(result.thrown, item.settings.mask !== 'off');
	const card = { fields: emptyIdCardFields(), sides: [], ofSide, reason };
	return {
		...imageResult(item, card, [image], sides),
		...(!result.ok && { failure: { thrown: result.thrown } }),
		// Another photo of this card might be as unreadable, while a person can read it in this one.
		isForPerson: reason.retry === null,
	};
}
