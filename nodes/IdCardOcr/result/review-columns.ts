import type { IDataObject } from 'n8n-workflow';

import type { Review } from '../../../domain/extra.ts';
import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import type { PrintedField } from '../../../domain/required-fields.ts';
import { fieldTitle, type FieldNaming } from '../card/field-naming.ts';
import { PROBLEMS, type ProblemCode } from '../card/problem-code.ts';

/** What the checks found, and the fields that some findings are about. */
interface Findings {
	problems: readonly ProblemCode[];
	/** Not read. */
	missing: readonly PrintedField[];
	/** Read otherwise by a second reading. */
	differing: readonly PrintedField[];
	/** Read with too low a confidence. */
	below: readonly PrintedField[];
}

/** Returns which fields of a card need review and why: what its reading said, and what the checks found. */
export function reviewsOf(
	said: readonly Review[],
	{ problems, missing, differing, below }: Findings,
): Review[] {
	const found: Array<[readonly Review['field'][], string]> = [
		...said.flatMap(({ field, reasons }) =>
			reasons.map((reason): [Review['field'][], string] => [[field], reason]),
		),
		[missing, 'missing'],
		...problems.map((code): [readonly PrintedField[], string] => [PROBLEMS[code].fields, code]),
		[differing, 'readings-differ'],
		[below, 'below-minimum'],
	];
	return ID_CARD_FIELD_NAMES.flatMap((field) => {
		const reasons = found.flatMap(([fields, reason]) => (fields.includes(field) ? reason : []));
		return reasons.length === 0 ? [] : [{ field, reasons: [...new Set(reasons)] }];
	});
}

/** Returns the columns of a review, such as `address: gap, below-minimum; birth: missing`. */
export function reviewColumns(
	needsReview: boolean,
	reviews: readonly Review[],
	naming: FieldNaming,
): IDataObject {
	const texts = reviews.map(
		({ field, reasons }) => `${fieldTitle(field, naming)}: ${reasons.join(', ')}`,
	);
	return { needs_review: needsReview, review_reasons: texts.join('; ') };
}
