import type { CardChecks } from '../../../domain/card/card-checks.ts';
import { sidesIn } from '../../../domain/result/found-side.ts';
import { incompletenessOfSide } from '../../../domain/result/incompleteness.ts';
import type { Result } from '../run/finish.ts';
import type { ReadImage, Readout } from '../run/images.ts';
import { imageResult, unreadResult } from './image-result.ts';

const FRONT = 0;
const BACK = 1;
const NEEDS_REVIEW = 2;
const NOT_READ = 3;

/** An item for every side of a card that was found, and one for each image without any. */
export const sideReadout: Readout = {
	together: false,
	files: 1,
	resultsOf: (images) => images.flatMap(resultsOfImage),
};

function resultsOfImage(image: ReadImage): Result[] {
	const { result, field, item } = image;
	const sides = result.ok ? sidesIn(result.reply, result.files, 0) : [];
	if (sides.length === 0) {
		const { isForPerson, ...unread } = unreadResult(image, { '': undefined }, true);
		return [{ ...unread, output: isForPerson ? NEEDS_REVIEW : NOT_READ, field }];
	}
	return sides.map((found) => {
		const { side, fields, reviews, details } = found;
		const card = {
			fields,
			sides: [side],
			ofSide: true,
			reviews,
			confidences: details?.confidences,
			others: item.settings.expected,
			reason: (checks: CardChecks) => incompletenessOfSide(side, checks),
		};
		const shown = imageResult(item, card, [image], { '': found });
		return { ...shown, output: shown.inDoubt ? NEEDS_REVIEW : side === 1 ? FRONT : BACK, field };
	});
}
