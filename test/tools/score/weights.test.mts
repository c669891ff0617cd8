import { expect, test } from '@jest/globals';

import {
	currentWeights,
	OtherWeightsError,
	requireWeights,
	weightsOf,
} from '../../../tools/score/golden/weights.mts';

const PACK = {
	files: { detection: { sha256: 'a' }, recognition: { sha256: 'b' } },
	detection: { threshold: 0.3 },
};

test('lines of other networks are refused, with the command that records them', async () => {
	const current = await currentWeights();
	expect(() => requireWeights(current, current)).not.toThrow();
	expect(() => requireWeights(weightsOf(PACK), current)).toThrow(OtherWeightsError);
	expect(() => requireWeights(weightsOf(PACK), current)).toThrow(/npm run score:record/);
});

test.each([
	['a file', { ...PACK, files: { ...PACK.files, recognition: { sha256: 'c' } } }],
	['a setting of detection', { ...PACK, detection: { threshold: 0.4 } }],
])('%s makes other weights', (_, pack) => {
	expect(weightsOf(pack)).not.toBe(weightsOf(PACK));
});

test("the pack's name does not", () => {
	const renamed = { ...PACK, name: 'another' };
	expect(weightsOf(renamed)).toBe(weightsOf(PACK));
});
