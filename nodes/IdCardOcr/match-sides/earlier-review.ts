import type { IDataObject } from 'n8n-workflow';

import type { Review } from '../../../domain/extra.ts';
import { isRecord } from '../../../domain/reply-value.ts';
import { columnOf } from '../../../domain/card/field-naming.ts';
import { isAbout } from '../../../domain/card/problem-code.ts';
import { fieldNamed } from '../input/field-aliases.ts';

/** Where the row says that a review is needed, and not why. */
const FOR_UNKNOWN_REASON: Review = { field: 'side', reasons: ['needed-review'] };

/** Anything else is no code that this node wrote. */
const CODE = /^[a-z]+(?:-[a-z]+)*$/;

/** Where a row may hold a result: at its top, or within the field that 'Put Result in Field' named. */
export const placesOf = (row: IDataObject) => [row, ...Object.values(row)].filter(isRecord);

/**
 * Returns what this node said of a card's reading when it read the card, as found at the top of the row or within a
 * field. What the checks find is left out: they run again. `isWhole`: both sides are on the row, so that the code that its
 * reasons begin with still holds. Only codes and names of fields are taken, which need no mask.
 */
export function earlierReviews(row: IDataObject, isWhole: boolean): Review[] {
	return placesOf(row).flatMap((one) => {
		const text = columnOf(one, 'review_reasons');
		if (typeof text === 'string' && text.trim() !== '') return listed(text, isWhole);
		// A sheet may have made it text.
		return /^true$/i.test(String(columnOf(one, 'needs_review'))) ? [FOR_UNKNOWN_REASON] : [];
	});
}

/** The reverse of the column's text, such as `address: gap, below-minimum; birth: missing`. */
function listed(text: string, isWhole: boolean): Review[] {
	return text.split(';').flatMap((one) => {
		const [name, codes = ''] = one.split(':').map((part) => part.trim());
		if (isWhole && codes === '' && CODE.test(name)) return [{ field: 'side', reasons: [name] }];
		const field = fieldNamed(name)?.field;
		if (field === undefined) return [];
		const isFoundAgain = (code: string) =>
			code === 'missing' || (field !== 'side' && isAbout(code, field));
		const reasons = codes
			.split(',')
			.map((code) => code.trim())
			.filter((code) => CODE.test(code) && !isFoundAgain(code));
		return reasons.length === 0 ? [] : [{ field, reasons }];
	});
}
