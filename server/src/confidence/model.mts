import type { FieldName } from '../card/hypothesis.mts';
import { FEATURES, type FeatureName, type Features } from './features.mts';

/** A logistic regression: the logarithm of the odds that a value is right. */
export interface ConfidenceModel {
	/** Where nothing speaks for or against the value. */
	start: Readonly<Record<FieldName, number>>;
	/** How much it rises with a support, or falls with a doubt; never less than 0. */
	weights: Readonly<Record<FeatureName, number>>;
}

/** Nothing that was read is certain. */
const MOST = 0.999;

/** Returns the probability that a field's value with such features is right. */
export function probabilityOf(model: ConfidenceModel, name: FieldName, features: Features): number {
	const odds = Object.entries(FEATURES).reduce((sum, [feature, kind]) => {
		const change = model.weights[feature as FeatureName] * features[feature as FeatureName];
		return kind === 'support' ? sum + change : sum - change;
	}, model.start[name]);
	return Math.min(MOST, 1 / (1 + Math.exp(-odds)));
}
