import type { Item } from '../input/items.ts';
import {
	type cardColumns,
	type Confidences,
	emptyColumns,
} from '../../../domain/result/card-columns.ts';
import { unreadReason } from '../../../domain/result/found-side.ts';
import { photographAgain } from '../../../domain/result/incompleteness.ts';
import { reasonOf } from '../failure/shown-failure.ts';
import { copiesOf } from '../result/copies.ts';
import { detailsColumns, type NamedSides } from '../result/details-columns.ts';
import { distinctName, fileNameColumn } from '../result/file-names.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage } from '../run/images.ts';

/**
 * Returns the result with a card's columns, and those of its files, details and copies. `images` are those in which sides
 * were looked for; `sides` are named as columns and files call them, '' where there is one.
 */
export function imageResult(
	item: Item,
	{ json, needsReview }: ReturnType<typeof cardColumns>,
	images: readonly ReadImage[],
	sides: NamedSides,
	confidences?: Confidences,
): Omit<Result, 'output'> {
	const { settings } = item;
	const shown = images.filter((_, i) => Object.values(sides).some((side) => side?.image === i));
	// All images where none shows the card.
	const named = (shown.length > 0 ? shown : images).map((image) =>
		distinctName(image, images, image.field),
	);
	const copies = copiesOf(sides, settings.copies, ({ image }) => images[image].stem);
	return {
		input: item,
		settings,
		json: {
			...json,
			file_name: fileNameColumn(named, settings),
			...detailsColumns(confidences, sides, settings),
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
	const { settings } = item;
	const reason = result.ok
		? photographAgain(unreadReason(result.reply))
		: reasonOf(result.thrown, settings.mask !== 'off');
	return {
		...imageResult(item, emptyColumns(reason, settings, ofSide), [image], sides),
		...(!result.ok && { failure: { thrown: result.thrown } }),
		// Another photo of this card might be as unreadable, while a person can read it in this one.
		isForPerson: reason.retry === null,
	};
}
