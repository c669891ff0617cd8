import { ID_CARD_FIELD_NAMES } from '../../../../domain/id-card.ts';
import type { FieldName } from '../fields/hypothesis.mts';
import { isProof } from '../fields/number-proof.mts';
import type { ReadCard } from '../read-cards.mts';
import { featuresOf, LEAST_ERROR, type Features } from './features.mts';
import { flawsIn, isImpossible } from './flaws.mts';
import { MODEL } from './model-data.mts';
import { probabilityOf } from './model.mts';

interface Confidence {
	/** Probability that the value is right. */
	confidence: number;
	/** What it was computed from. */
	features: Features;
}

/** How sure each value of a card is; fields that were not read are missing. */
export type Confidences = Partial<Record<FieldName, Confidence>>;

/** Computes the confidence of each value of a card. */
export function confidencesOf(card: ReadCard): Confidences {
	const read = ID_CARD_FIELD_NAMES.filter((name) => card.fields[name] !== null);
	return Object.fromEntries(
		read.map((name) => {
			const features = featuresOf(name, card);
			const isHopeless = isImpossible(name, card) || isUnlisted(name, card);
			const confidence = isHopeless ? LEAST_ERROR : probabilityOf(MODEL, name, features);
			return [name, { features, confidence }];
		}),
	);
}

/** Whether a number's region was never listed: it was misread, though its check character is right by chance. */
function isUnlisted(name: FieldName, { fields }: ReadCard): boolean {
	return name === 'identity_code' && fields[name] !== null && !isProof(fields[name]);
}

/**
 * A lower confidence asks for a review, and its value proves nothing about others. Fitted to one half of the images
 * that `npm run confidence:fit` in tools/lab draws, mostly hard ones, it leaves 9 of 122 wrong values of the other half
 * without a review, and asks for one of 111 of 4,362 right ones; at 0.8, 11 and 63.
 */
export const REVIEW_BELOW = 0.9;

/** A value with a lower confidence is worth another pass. Of 4,222 such values above it, 6 are wrong. */
const READ_AGAIN_BELOW = 0.95;

/** The fields of a card that another pass may read, or read better: flawed ones, and values of low confidence. */
export function toReadAgain(card: ReadCard): FieldName[] {
	const confidences = confidencesOf(card);
	const flaws = new Set<FieldName>(flawsIn(card));
	const isUnsure = (name: FieldName) => (confidences[name]?.confidence ?? 1) < READ_AGAIN_BELOW;
	return ID_CARD_FIELD_NAMES.filter((name) => flaws.has(name) || isUnsure(name));
}
