import type { Review } from '../../../../domain/extra.ts';
import { ID_CARD_FIELD_NAMES } from '../../../../domain/id-card.ts';
import { hasValidCheckCharacter } from '../../../../domain/id-number.ts';
import { legibilityOf, type FieldName } from '../fields/hypothesis.mts';
import { LABEL } from '../layout/labels.mts';
import type { ReadCard } from '../read-cards.mts';
import { REVIEW_BELOW, type Confidences } from './confidences.mts';
import { FEATURE_NAMES, type FeatureName } from './features.mts';
import { contradictedIn, missingIn } from './flaws.mts';
import { hasHole } from './gap.mts';
import { MODEL } from './model-data.mts';
import { changeBy } from './model.mts';

export const REVIEW_REASONS = {
	'low-confidence': `The value is right with a probability below ${REVIEW_BELOW}.`,
	missing: 'Cards like this one print the field, but it was not read.',
	truncated: 'The beginning, the end or a row of the text seems to be missing.',
	gap: 'Characters seem to be missing within a row or before the value, as under glare.',
	'contradicts-number': 'The value is printed otherwise than the ID number says.',
	'check-digit-wrong': 'The check character of the ID number does not match its digits.',
	'label-as-value': "The value contains one of the card's labels.",
	'left-out': 'Something was read in its place that is not in the value.',
	'passes-disagree': 'Several passes read the image, and one clearly read something else.',
} as const;

type ReviewReason = keyof typeof REVIEW_REASONS;

/** Returns the fields of a card that need review; none for most cards. */
export function reviewOf(card: ReadCard, confidences: Confidences): Review[] {
	const missing = new Set<FieldName>(missingIn(card));
	return ID_CARD_FIELD_NAMES.flatMap((field) => {
		const applies = { ...reasonsOf(field, card, confidences[field]), missing: missing.has(field) };
		const reasons = (Object.keys(REVIEW_REASONS) as ReviewReason[]).filter((one) => applies[one]);
		return reasons.length === 0 ? [] : [{ field, reasons }];
	});
}

function reasonsOf(
	field: FieldName,
	card: ReadCard,
	computed: Confidences[FieldName],
): Partial<Record<ReviewReason, boolean>> {
	const { fields, sources } = card;
	const { identity_code: number } = fields;
	const source = sources[field];
	const isLow = computed !== undefined && computed.confidence < REVIEW_BELOW;
	const lossBy = (feature: FeatureName) =>
		isLow ? -changeBy(feature, computed.features, MODEL) : 0;
	const mostLost = Math.max(...FEATURE_NAMES.map(lossBy));
	const isNotable = (feature: FeatureName) => lossBy(feature) > mostLost / 2;
	return {
		'low-confidence': isLow,
		truncated: isNotable('truncated') || card.covered.has(field),
		gap: isNotable('gap') || (field !== 'side' && hasHole(card.placement, sources, field)),
		'contradicts-number':
			contradictedIn(fields).some((name) => name === field) || isOverruled(field, card),
		'check-digit-wrong':
			field === 'identity_code' && number !== null && !hasValidCheckCharacter(number),
		'label-as-value': source !== undefined && LABEL.test(source.value),
		'left-out': field in card.leftOut,
		'passes-disagree': isNotable('rival'),
	};
}

/** Whether a value comes from the number although the print probably says something else. */
function isOverruled(field: FieldName, { sources, readings }: ReadCard): boolean {
	const source = sources[field];
	if (!source?.isFromNumber) return false;
	const printed = (readings[field] ?? []).filter(({ value }) => value !== source.value);
	return printed.some((reading) => legibilityOf(reading) > 0.5);
}
