import { isSoundIdNumber } from '../../../../domain/id-number.ts';
import { ID_CARD_FIELD_NAMES } from '../../../../domain/id-card.ts';
import type { FieldName } from '../fields/hypothesis.mts';
import { contradictedBy, missingIn } from './inconsistencies.mts';
import type { ReadCard } from '../read-cards.mts';
import type { Assessment } from './assess.mts';

/** Any value with a lower confidence needs review. */
const LOW_CONFIDENCE = 0.8;

/**
 * A value with a lower confidence is doubtful: it needs review if there is another reason. Of the others, at
 * most 1 in 100 is wrong (`npm run bench -- reliability`).
 */
export const DOUBTED = 0.95;

/** Above this, the gap feature leaves room for about a Chinese character. */
const GAP = 0.3;

/** Above this confidence, another value that a pass read is a reason for review. */
const CLEAR = 0.9;

/** The meaning of each reason for review; some apply only to a doubtful value. */
export const REVIEW_REASONS = {
	'low-confidence': `The value is right with a probability below ${LOW_CONFIDENCE}.`,
	missing: 'Cards like this one print the field, but it was not read.',
	truncated: 'The beginning, the end or a row of the text seems to be missing.',
	gap: 'Characters seem to be missing within a row or before the value, as under glare.',
	'contradicts-number': 'The value is printed otherwise than the ID number says.',
	'check-digit-wrong':
		'The ID number is impossible: its check character does not match, or its birth does not exist.',
	'label-as-value': "The value contains one of the card's labels.",
	'passes-disagree': 'Several passes read the image, and one clearly read something else.',
} as const;

/** A reason's code. */
export type ReviewReason = keyof typeof REVIEW_REASONS;

/** A field that needs review, and why. */
export interface Review {
	field: FieldName;
	/** In the order of {@link REVIEW_REASONS}, at least one. */
	reasons: ReviewReason[];
}

/** Returns the fields of a card that need review; none for most cards. */
export function reviewOf(card: ReadCard, assessed: Assessment): Review[] {
	const missing = new Set<FieldName>(missingOn(card));
	return ID_CARD_FIELD_NAMES.flatMap((field) => {
		const applies = { ...reasonsOf(field, card, assessed[field]), missing: missing.has(field) };
		const reasons = (Object.keys(REVIEW_REASONS) as ReviewReason[]).filter((one) => applies[one]);
		return reasons.length === 0 ? [] : [{ field, reasons }];
	});
}

/** Foreigners' cards have neither an ethnic group nor an address, even if their number was not read. */
function missingOn({ fields, placement }: ReadCard): FieldName[] {
	const missing = missingIn(fields);
	if (placement.template.name !== 'foreigner') return missing;
	return missing.filter((name) => name !== 'race' && name !== 'address');
}

function reasonsOf(
	field: FieldName,
	{ fields, sources }: ReadCard,
	assessed: Assessment[FieldName],
): Partial<Record<ReviewReason, boolean>> {
	const source = field === 'side' ? undefined : sources[field];
	const { identity_code: number } = fields;
	const isSound = number !== null && isSoundIdNumber(number);
	const { confidence = 1, features } = assessed ?? {};
	const doubts = confidence < DOUBTED ? features : undefined;
	return {
		'low-confidence': confidence < LOW_CONFIDENCE,
		truncated: doubts !== undefined && doubts.truncated > 0,
		gap: doubts !== undefined && doubts.gap > GAP,
		'contradicts-number': isSound && contradictedBy(number, fields).includes(field),
		'check-digit-wrong': field === 'identity_code' && number !== null && !isSound,
		'label-as-value': source !== undefined && LABEL.test(source.value),
		'passes-disagree': doubts !== undefined && doubts.contested > CLEAR,
	};
}

/** Labels, or parts of them that no value contains. */
const LABEL = /姓名|性别|出生|住址|公民身份|身份号码|签发机|有效期/;
