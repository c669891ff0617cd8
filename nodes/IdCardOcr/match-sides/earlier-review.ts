import type { IDataObject } from 'n8n-workflow';

import { reviewsIn } from '../../../domain/check-extra.ts';
import type { Review } from '../../../domain/extra.ts';
import { isRecord } from '../../../domain/reply-value.ts';
import { joinedReview, type ReadingReview } from '../result/review-json.ts';

/**
 * Returns whether a reading needs review, as the node that read the card put it on the row, at its
 * top or in a field; `undefined` where it did not. A column of the user's with the
 * same name can only add a review, never remove one. Of the reasons only names of fields and codes are taken, so that there is nothing to mask.
 */
export function earlierReview(row: IDataObject): ReadingReview | undefined {
	const said = [row, ...Object.values(row)].filter(isRecord);
	return joinedReview(said.map(reviewIn));
}

function reviewIn({
	needs_review: column,
	needs_review_reasons: text,
	details,
}: Record<string, unknown>): ReadingReview | undefined {
	const inObject = isRecord(details) ? details : {};
	const needsReview = booleanOf(column) ?? booleanOf(inObject.needsReview);
	if (needsReview === undefined) return undefined;
	const reviews = typeof text === 'string' ? listed(text) : inObject.reviews;
	return { needsReview, reviews: usable(reviews) };
}

/** A table may have made text of it. */
function booleanOf(value: unknown): boolean | undefined {
	const text = String(value).toLowerCase();
	return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** The reverse of the column's text, such as `address: gap, below-minimum; birth: below-minimum`. */
function listed(text: string): unknown {
	if (text.trim() === '') return [];
	return text.split(';').map((one) => {
		const [field, reasons = ''] = one.split(':');
		return { field: field.trim(), reasons: reasons.split(',').map((reason) => reason.trim()) };
	});
}

function usable(reviews: unknown): Review[] {
	try {
		return reviewsIn(reviews);
	} catch {
		return [];
	}
}
