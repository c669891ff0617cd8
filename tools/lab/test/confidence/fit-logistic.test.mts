import { describe, expect, test } from '@jest/globals';

import { probabilityOf } from '../../../../server/src/card/review/model.mts';
import { FEATURES, type Features } from '../../../../server/src/card/review/features.mts';
import { fitLogistic, type Case } from '../../confidence/fit-logistic.mts';
import { fitModel } from '../../confidence/fit-model.mts';
import { modelFile } from '../../confidence/model-file.mts';

/** So many cases with these terms, of which a share is true. */
const cases = (terms: number[], count: number, share: number): Case[] =>
	Array.from({ length: count }, (_, index) => ({ terms, isTrue: index < share * count }));

describe('a logistic regression', () => {
	test('finds the odds of each kind of case', () => {
		const both = [...cases([1, 0], 1000, 0.9), ...cases([1, 1], 1000, 0.5)];
		const [start, change] = fitLogistic(both, [0, 0], [0, 0]);
		expect(start).toBeCloseTo(Math.log(9), 6);
		expect(change).toBeCloseTo(-Math.log(9), 6);
	});

	test('lets no weight take the other sign', () => {
		const both = [...cases([1, 0], 1000, 0.5), ...cases([1, 1], 1000, 0.9)];
		const [start, change] = fitLogistic(both, [0, -1], [0, 0]);
		expect(change).toBe(0);
		expect(start).toBeCloseTo(Math.log(7 / 3), 6);
	});

	test('holds a weight near 0 that few cases speak for', () => {
		const few = [...cases([1, 0], 1000, 0.5), ...cases([1, 1], 4, 1)];
		const [, held] = fitLogistic(few, [0, 0], [0, 1]);
		expect(held).toBeGreaterThan(0);
		expect(held).toBeLessThan(2);
	});
});

const NONE = Object.fromEntries(Object.keys(FEATURES).map((name) => [name, 0])) as Features;

describe('the model of confidence', () => {
	const values = Array.from({ length: 2000 }, (_, index) => ({
		field: 'identity_name' as const,
		value: null,
		truth: null,
		features: { ...NONE, rival: index % 2 },
		confidence: 0.5,
		isRight: index % 2 === 0 ? index % 100 > 0 : index % 10 > 1,
	}));
	const model = fitModel(values);

	test('gives values the probability that they had', () => {
		const clear = probabilityOf(model, 'identity_name', NONE);
		const rival = probabilityOf(model, 'identity_name', { ...NONE, rival: 1 });
		expect(clear).toBeCloseTo(0.98, 1);
		expect(rival).toBeCloseTo(0.8, 1);
	});

	test('is written as source', () => {
		const text = modelFile(model);
		expect(text).toContain(`identity_name: ${model.start.identity_name},`);
		expect(text).toContain(`rival: ${model.weights.rival},`);
	});
});
