import type { UsableItem } from '../input/items.ts';
import type { cardColumns, Confidences } from '../../../domain/result/card-columns.ts';
import { copiesOf } from '../result/copies.ts';
import { detailsColumns, type NamedSides } from '../result/details-columns.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage } from '../run/images.ts';

/**
 * Returns the result with a card's columns, and those of its files, details and copies. `images` are those in which sides
 * were looked for; `sides` are named as columns and files call them, '' where there is one.
 */
export function imageResult(
	item: UsableItem,
	{ json, needsReview }: ReturnType<typeof cardColumns>,
	images: readonly ReadImage[],
	sides: NamedSides,
	confidences?: Confidences,
): Omit<Result, 'output'> {
	const { settings } = item;
	const shown = images.filter((_, i) => Object.values(sides).some((side) => side?.image === i));
	// All images where none shows the card.
	const names = (shown.length > 0 ? shown : images).flatMap((image) => nameOf(image, images) ?? []);
	const copies = copiesOf(sides, settings.copies, ({ image }) => images[image].stem);
	return {
		input: item,
		settings,
		json: {
			...json,
			// A file's name may reveal what is masked.
			file_name: settings.mask === 'off' && names.length > 0 ? names.join(', ') : null,
			...detailsColumns(confidences, sides, settings),
			...copies.json,
		},
		inDoubt: needsReview,
		files: copies.files,
		cardCopy: copies.cardCopy,
	};
}

/** The file's name, after its field where another file has the same: phones call every photo `image.jpg`. */
function nameOf({ field, fileName }: ReadImage, images: readonly ReadImage[]): string | undefined {
	if (fileName === undefined || field === undefined) return fileName;
	const isShared = images.some((one) => one.field !== field && one.fileName === fileName);
	return isShared ? `${field}:${fileName}` : fileName;
}
