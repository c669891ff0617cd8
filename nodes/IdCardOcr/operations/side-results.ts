import { reasonOf } from '../failure/shown-failure.ts';
import type { Reason } from '../failure/reason.ts';
import { cardColumns, emptyColumns } from '../result/card-columns.ts';
import { copiesOf } from '../result/copies.ts';
import { detailsColumns } from '../result/details-columns.ts';
import { type FoundSide, sidesIn, unreadReason } from '../result/found-side.ts';
import { incompletenessOfSide } from '../result/incompleteness.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage, Readout } from '../run/images.ts';
import { failedResult } from '../run/settle-each.ts';
import { fileColumn, stemOf } from './file-name.ts';

const FRONT = 0;
const BACK = 1;
const NEEDS_REVIEW = 2;
const NOT_READ = 3;

/** An item for every side of a card that was found, and one for each image without any. */
export const sideReadout: Readout = {
	most: 1,
	together: false,
	failed: (item, thrown) => failedResult(item, thrown, true),
	resultsOf: (images, item) =>
		images.flatMap((image, index): Result[] => {
			const { result } = image;
			if (!result.ok) {
				const reason = reasonOf(result.thrown, item.settings.mask !== 'off');
				return [{ ...unread(reason, image, item), failure: { thrown: result.thrown } }];
			}
			const sides = sidesIn(result.reply, result.files, index);
			if (sides.length === 0) return [unread(unreadReason(result.reply), image, item)];
			return sides.map((side) => sideResult(side, image, item));
		}),
};

type ItemWithSettings = Parameters<Readout['resultsOf']>[1];

function sideResult(found: FoundSide, image: ReadImage, item: ItemWithSettings): Result {
	const { settings } = item;
	const { side, fields, reviews, details } = found;
	const { json, needsReview } = cardColumns(
		{
			fields,
			sides: [side],
			ofSide: true,
			reviews,
			confidences: details?.confidences,
			reason: (checks) => incompletenessOfSide(side, checks),
		},
		settings,
	);
	const copies = copiesOf([found], settings.copies, {
		named: false,
		stemOf: () => stemOf(image, item, found.index),
	});
	return {
		input: item,
		settings,
		output: needsReview ? NEEDS_REVIEW : side === 1 ? FRONT : BACK,
		json: {
			...json,
			...fileColumn([image], settings),
			...detailsColumns(details?.confidences, { '': found }, settings),
			...copies.json,
		},
		inDoubt: needsReview,
		field: image.field,
		files: copies.files,
	};
}

function unread(reason: Reason, image: ReadImage, item: ItemWithSettings): Result {
	const { settings } = item;
	return {
		input: item,
		settings,
		output: NOT_READ,
		json: {
			...emptyColumns(reason, settings, { ofSide: true }),
			...fileColumn([image], settings),
			...detailsColumns(undefined, { '': undefined }, settings),
			...copiesOf([], settings.copies, { named: false, stemOf: () => '' }).json,
		},
		inDoubt: true,
		field: image.field,
	};
}
