import type { IBinaryData } from 'n8n-workflow';

import type { UsableItem } from '../input/items.ts';
import type { NamedImage } from '../input/item-images.ts';
import type { cardColumns, Confidences } from '../../../domain/result/card-columns.ts';
import { copiesOf } from '../result/copies.ts';
import { detailsColumns, type NamedSides } from '../result/details-columns.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage } from '../run/images.ts';

/** `sides` are named as columns and files call them, '' where there is one. */
interface Shown {
	images: readonly NamedImage[];
	sides: NamedSides;
	confidences?: Confidences;
	imageOf: (side: FoundSide<IBinaryData>) => ReadImage;
}

/** Returns the result with a card's columns, and those of its files, details and copies. */
export function imageResult(
	item: UsableItem,
	{ json, needsReview, reviewFields }: ReturnType<typeof cardColumns>,
	{ images, sides, confidences, imageOf }: Shown,
): Omit<Result, 'output'> {
	const { settings } = item;
	const names = images.flatMap(({ fileName }) => fileName ?? []);
	const copies = copiesOf(sides, settings.copies, (side) => imageOf(side).stem);
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
		reviewFields,
		inDoubt: needsReview,
		files: copies.files,
		...(copies.cardCopy && { cardCopy: copies.cardCopy }),
	};
}
