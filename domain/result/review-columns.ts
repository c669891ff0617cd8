import type { Review } from '../extra.ts';
import { ID_CARD_FIELD_NAMES } from '../id-card.ts';
import type { PrintedField } from '../required-fields.ts';
import { columnTitle, type FieldNaming } from '../card/field-naming.ts';
import { isAbout, type ProblemCode } from '../card/problem-code.ts';
import type { Reason } from './reason.ts';

interface Findings {
	problems: readonly ProblemCode[];
	missing: readonly PrintedField[];
	/** Fields that a second reading reads differently. */
	differing: readonly PrintedField[];
	/** Fields read with too low a confidence. */
	below: readonly PrintedField[];
}

export function reviewsOf(
	said: readonly Review[],
	{ problems, missing, differing, below }: Findings,
): Review[] {
	const reasonsFor = (field: PrintedField): string[] => [
		...(missing.includes(field) ? ['missing'] : []),
		...problems.filter((code) => isAbout(code, field)),
		...(differing.includes(field) ? ['readings-differ'] : []),
		...(below.includes(field) ? ['below-minimum'] : []),
	];
	return ID_CARD_FIELD_NAMES.flatMap((field) => {
		const own = said.filter((review) => review.field === field).flatMap(({ reasons }) => reasons);
		const reasons = new Set([...own, ...(field === 'side' ? [] : reasonsFor(field))]);
		return reasons.size === 0 ? [] : [{ field, reasons: [...reasons] }];
	});
}

/** A code that the reasons of fields repeat, field by field. */
const OF_FIELDS = 'field-missing';

/** Returns the text of `review_reasons`, such as `back-missing; address: gap, below-minimum; birth: missing`. */
export function reviewReasons(
	reviews: readonly Review[],
	reason: Reason | undefined,
	naming: FieldNaming,
): string {
	const isRepeated = reason?.code === OF_FIELDS && reviews.length > 0;
	const whole = reason === undefined || isRepeated ? [] : [reason.code];
	const ofFields = reviews.map(
		({ field, reasons }) => `${columnTitle(field, naming)}: ${reasons.join(', ')}`,
	);
	return [...whole, ...ofFields].join('; ');
}
