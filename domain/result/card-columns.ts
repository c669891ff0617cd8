import type { Review } from '../extra.ts';
import { emptyIdCardFields, type IdCardFields, type Side } from '../id-card.ts';
import type { Sentence } from '../language/language.ts';
import { ALL_PRINTED_FIELDS, type PrintedField } from '../required-fields.ts';
import { checkCard, type CardChecks } from '../card/card-checks.ts';
import { compareCards } from '../card/card-comparison.ts';
import { normalizeCard } from '../card/card-normalize.ts';
import { maskCard } from '../card/masking.ts';
import { type Reason, saidIn } from './reason.ts';
import { reviewReasons, reviewsOf } from './review-columns.ts';
import type { Row, ShownAs } from './shown-as.ts';

/** How sure a service is of each field's value, from 0 to 1; `null` where it does not say. */
export type Confidences = Readonly<Record<PrintedField, number | null>>;

export interface CardToShow {
	fields: IdCardFields;
	/** The sides that the card should show, with every field that they print. */
	sides: readonly Side[];
	/** Whether the result is of one side, and says which. */
	ofSide?: boolean;
	/** The fields that a person should look at, according to whoever read the card. */
	reviews?: readonly Review[];
	confidences?: Confidences;
	/** Other readings of the card, which should say the same. */
	others?: readonly IdCardFields[];
	/** Why the card is not whole, which may depend on what the checks found. */
	reason?: Reason | ((found: CardChecks) => Reason | undefined);
}

interface CardColumns {
	json: Row;
	/** The fields that a person should look at, and why. */
	reviews: readonly Review[];
	needsReview: boolean;
}

/** Returns all columns of a card, by their API names: normalized, checked, and only then masked. */
export function cardColumns(card: CardToShow, settings: ShownAs): CardColumns {
	const { sides, ofSide = false, others = [] } = card;
	const { referenceDate, mask, naming, languages } = settings;
	const fields = normalizeCard(card.fields);
	const checks = checkCard(fields, referenceDate, sides);
	const found = {
		missing: checks.missing,
		differing: others.flatMap((other) => compareCards(fields, other).differences),
		below: belowMinimum(card, fields, settings),
	};
	const reason = typeof card.reason === 'function' ? card.reason(checks) : card.reason;
	const shown =
		mask === 'off' ? { fields, checks } : maskCard({ fields, checks }, mask, referenceDate);
	const { problems, age, expired, daysLeft } = shown.checks;
	const reviews = reviewsOf(card.reviews ?? [], { ...found, problems });
	const needsReview = reason !== undefined || reviews.length > 0;
	const { side, ...printed } = shown.fields;
	return {
		needsReview,
		reviews,
		json: {
			...(ofSide && { side }),
			...printed,
			needs_review: needsReview,
			review_reasons: reviewReasons(reviews, reason, naming),
			...settings.additional?.(shown.fields, settings),
			age,
			expired,
			days_left: daysLeft,
			reason_code: reason?.code ?? null,
			reason_message: needsReview ? saidIn(whatToDo(reviews, reason), languages) : null,
			retry: reason?.retry ?? null,
		},
	};
}

/** Says the reason, and which values to check besides. */
function whatToDo(reviews: readonly Review[], reason: Reason | undefined): Sentence {
	if (reason === undefined) return ({ toCheck }) => toCheck(reviews);
	const { saysMissing = false } = reason;
	const besides = reviews
		.map(({ field, reasons }) => {
			return { field, reasons: reasons.filter((one) => one !== 'missing' || !saysMissing) };
		})
		.filter(({ reasons }) => reasons.length > 0);
	if (besides.length === 0) return reason.sentence;
	return (language) =>
		language.joined([language.ended(reason.sentence(language)), language.toCheck(besides)]);
}

/** Of an image that shows no card, or was not read. */
export function emptyColumns(reason: Reason, settings: ShownAs, ofSide: boolean): CardColumns {
	return cardColumns({ fields: emptyIdCardFields(), sides: [], ofSide, reason }, settings);
}

/** A confidence that is not known counts as too low. */
function belowMinimum(
	{ confidences }: CardToShow,
	fields: IdCardFields,
	{ minimumConfidence: minimum }: ShownAs,
): PrintedField[] {
	// Without a minimum the service's own review decides.
	if (minimum === null) return [];
	return ALL_PRINTED_FIELDS.filter(
		(name) => fields[name] !== null && (confidences?.[name] ?? 0) < minimum,
	);
}
