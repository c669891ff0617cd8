import { describe, expect, test } from '@jest/globals';

import { ID_CARD_FIELD_NAMES } from '../../../../domain/id-card.ts';
import { FEATURES, type FeatureName, type Features } from '../../../src/card/review/features.mts';
import { MODEL } from '../../../src/card/review/model-data.mts';
import { probabilityOf, type ConfidenceModel } from '../../../src/card/review/model.mts';

const NAMES = Object.keys(FEATURES) as FeatureName[];

const EVEN: ConfidenceModel = {
	start: Object.fromEntries(
		ID_CARD_FIELD_NAMES.map((name) => [name, 0]),
	) as unknown as ConfidenceModel['start'],
	weights: Object.fromEntries(NAMES.map((name) => [name, 0.5])) as ConfidenceModel['weights'],
};
const NOTHING: Features = {};

describe('a probability', () => {
	test.each(NAMES)('changes in the right direction with %s', (name) => {
		const changed = probabilityOf(EVEN, 'address', { ...NOTHING, [name]: 1 });
		if (FEATURES[name] === 'raises') expect(changed).toBeGreaterThan(0.6);
		else expect(changed).toBeLessThan(0.4);
	});
});

describe('the fitted model', () => {
	test('has a weight for every feature, none of them negative', () => {
		expect(Object.keys(MODEL.weights).sort()).toEqual([...NAMES].sort());
		for (const weight of Object.values(MODEL.weights)) expect(weight).toBeGreaterThanOrEqual(0);
	});
});
