import type { FieldName } from '../fields/hypothesis.mts';
import {
	FEATURE_NAMES,
	FEATURES,
	LEAST_ERROR,
	type FeatureName,
	type Features,
} from './features.mts';

/** A logistic regression: the logarithm of the odds that a value is right. */
export interface ConfidenceModel {
	/** Intercepts: the log odds where all features are 0. */
	start: Readonly<Record<FieldName, number>>;
	/** How much a feature raises or lowers the log odds; never negative. */
	weights: Readonly<Record<FeatureName, number>>;
}

/** What a feature adds to the log odds, or takes from them. */
export function changeBy(feature: FeatureName, features: Features, model: ConfidenceModel): number {
	const change = model.weights[feature] * (features[feature] ?? 0);
	return FEATURES[feature] === 'raises' ? change : -change;
}

export function probabilityOf(model: ConfidenceModel, name: FieldName, features: Features): number {
	const logOdds = FEATURE_NAMES.reduce(
		(sum, feature) => sum + changeBy(feature, features, model),
		model.start[name],
	);
	return Math.min(1 - LEAST_ERROR, 1 / (1 + Math.exp(-logOdds)));
}
