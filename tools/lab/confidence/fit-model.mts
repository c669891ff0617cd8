import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import { FEATURE_NAMES, FEATURES } from '../../../server/src/card/review/features.mts';
import type { ConfidenceModel } from '../../../server/src/card/review/model.mts';
import { fitLogistic, type Case } from './fit-logistic.mts';
import type { ObservedValue } from './observation.mts';

/** How much a weight must explain to differ from 0, and a field's start from that of all fields. */
const PENALTY = { all: 1e-6, field: 1, feature: 0.1 };

/** Fits the model of confidence to values of which it is known whether they are right. */
export function fitModel(values: readonly ObservedValue[]): ConfidenceModel {
	const cases = values.map(
		({ field, features, isRight }): Case => ({
			terms: [
				1,
				...ID_CARD_FIELD_NAMES.map((name) => Number(name === field)),
				...FEATURE_NAMES.map((name) => features[name] ?? 0),
			],
			isTrue: isRight,
		}),
	);
	const [all, ...rest] = fitLogistic(
		cases,
		[
			0,
			...ID_CARD_FIELD_NAMES.map(() => 0 as const),
			...FEATURE_NAMES.map((name) => (FEATURES[name] === 'raises' ? 1 : -1)),
		],
		[
			PENALTY.all,
			...ID_CARD_FIELD_NAMES.map(() => PENALTY.field),
			...FEATURE_NAMES.map(() => PENALTY.feature),
		],
	);
	const sizes = rest.slice(ID_CARD_FIELD_NAMES.length).map(Math.abs);
	return {
		start: Object.fromEntries(
			ID_CARD_FIELD_NAMES.map((name, index) => [name, inThousandths(all + rest[index])]),
		) as ConfidenceModel['start'],
		weights: Object.fromEntries(
			FEATURE_NAMES.map((name, index) => [name, inThousandths(sizes[index])]),
		) as ConfidenceModel['weights'],
	};
}

function inThousandths(value: number): number {
	return Math.round(value * 1000) / 1000;
}
