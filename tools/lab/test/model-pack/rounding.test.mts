import { expect } from '@jest/globals';

import { recipeTest } from './recipe-test.mts';

/** Errors of the outputs for inputs that go together, and the range of the rounded weights. */
const MEASURE = `
import json
import numpy as np
from network.rounding import rounded

random = np.random.default_rng(1)
inputs = random.normal(size=(500, 3)) @ random.normal(size=(3, 24)) + random.normal(size=(500, 24)) / 10
weight = random.normal(size=(16, 24)) * 40
whole = rounded(weight, inputs.T @ inputs / 500, 100)
error = lambda other: float(np.mean((inputs @ (weight - other).T) ** 2))
print(json.dumps({
	"nearest": error(np.clip(np.round(weight), -100, 100)),
	"rounded": error(whole),
	"fraction": float(np.abs(whole - np.round(whole)).max()),
	"peak": float(np.abs(rounded(weight * 10, inputs.T @ inputs / 500, 100)).max()),
}))
`;

recipeTest('errors of rounded weights cancel out where inputs go together', (python) => {
	const measured = python(MEASURE) as Record<string, number>;
	expect(measured.rounded).toBeLessThan(measured.nearest / 4);
	expect(measured.fraction).toBe(0);
	expect(measured.peak).toBe(100);
});
