import { ID_CARD_FIELD_NAMES } from '../../../../domain/id-card.ts';
import type { FieldName } from '../fields/hypothesis.mts';
import type { ReadCard } from '../read-cards.mts';
import { featuresOf, type Features } from './features.mts';
import { MODEL } from './model-data.mts';
import { probabilityOf } from './model.mts';

/** A value's features and confidence. */
interface Assessed {
	features: Features;
	/** Probability that the value is right. */
	confidence: number;
}

/** The assessed values of a card; fields that were not read are missing. */
export type Assessment = Partial<Record<FieldName, Assessed>>;

/** Assesses the values of a card; `blur` is its text's, from 0 to 1. */
export function assess(card: ReadCard, blur: number): Assessment {
	const read = ID_CARD_FIELD_NAMES.filter((name) => card.fields[name] !== null);
	return Object.fromEntries(
		read.map((name) => {
			const features = featuresOf(name, card, blur);
			return [name, { features, confidence: probabilityOf(MODEL, name, features) }];
		}),
	);
}
