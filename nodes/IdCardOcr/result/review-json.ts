import type { IDataObject } from 'n8n-workflow';

import type { Review } from '../../../domain/extra.ts';
import { ALL_PRINTED_FIELDS, type PrintedField } from '../../../domain/required-fields.ts';
import type { ResultSettings } from '../input/result-settings.ts';
import { asText } from './checks-json.ts';

/** Whether a reading needs review, and which of its fields. */
export interface ReadingReview {
	needsReview: boolean;
	reviews: readonly Review[];
}

/** The reason for a field whose confidence is below 'Minimum Confidence'. */
const BELOW = 'below-minimum';

/** Returns what an item says of a review: under `details` where the checks are an object, else as columns. */
export function reviewJson(
	{ needsReview, reviews }: ReadingReview,
	{ checks }: Pick<ResultSettings, 'checks'>,
): IDataObject {
	return checks === 'object'
		? { details: { needsReview, reviews: reviews as unknown as IDataObject[] } }
		: { needs_review: needsReview, needs_review_reasons: reviewText(reviews) };
}

/** Returns the reviews with one more reason for the fields that are not sure enough. */
export function withBelow(reviews: readonly Review[], below: readonly PrintedField[]): Review[] {
	const others = below.filter((name) => !reviews.some(({ field }) => field === name));
	return [
		...reviews.map(({ field, reasons }) => ({
			field,
			reasons: below.some((name) => name === field) ? [...reasons, BELOW] : [...reasons],
		})),
		...others.map((field) => ({ field, reasons: [BELOW] })),
	];
}

/** Returns the fields that were not sure enough when a card was read. */
export function fieldsReadBelow({ reviews }: ReadingReview): PrintedField[] {
	return ALL_PRINTED_FIELDS.filter((name) =>
		reviews.some(({ field, reasons }) => field === name && reasons.includes(BELOW)),
	);
}

/** Returns several reviews as one, such as those of a card's sides; `undefined` where there is none. */
export function joinedReview(
	several: ReadonlyArray<ReadingReview | undefined>,
): ReadingReview | undefined {
	const known = several.flatMap((one) => one ?? []);
	if (known.length === 0) return undefined;
	return {
		needsReview: known.some(({ needsReview }) => needsReview),
		reviews: known.flatMap(({ reviews }) => reviews),
	};
}

function reviewText(reviews: readonly Review[]): string {
	return reviews.map(({ field, reasons }) => `${field}: ${asText(reasons)}`).join('; ');
}
