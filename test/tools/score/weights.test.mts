import { expect, test } from '@jest/globals';

import {
	currentWeights,
	OtherWeightsError,
	requireWeights,
	weightsOf,
} from '../../../tools/score/golden/weights.mts';

const sha256 = (text: string) => ({ sha256: text });

const PACK = {
	files: {
		...{ detection: sha256('a'), recognition: sha256('b') },
		...{ draft: sha256('c'), dictionary: sha256('d') },
	},
	detection: { threshold: 0.3 },
	draft: { sure: 0.9 },
};

const REVERSED = Object.entries(PACK.files).reverse();

test('lines of other networks are refused, with the command that records them', async () => {
	const current = await currentWeights();
	expect(() => requireWeights(current, current)).not.toThrow();
	expect(() => requireWeights(weightsOf(PACK), current)).toThrow(OtherWeightsError);
	expect(() => requireWeights(weightsOf(PACK), current)).toThrow(/score:record/);
});

test.each([
	['detection', { ...PACK, files: { ...PACK.files, detection: sha256('e') } }],
	['a dictionary', { ...PACK, files: { ...PACK.files, dictionary: sha256('e') } }],
	['a setting of detection', { ...PACK, detection: { threshold: 0.4 } }],
])('%s makes other weights', (_, pack) => {
	expect(weightsOf(pack)).not.toBe(weightsOf(PACK));
});

test.each([
	["the pack's name", { ...PACK, name: 'another' }],
	['the FP32 networks', { ...PACK, files: { ...PACK.files, detectionFp32: sha256('e') } }],
	['the order of the files', { ...PACK, files: Object.fromEntries(REVERSED) as typeof PACK.files }],
])('%s does not', (_, pack) => {
	expect(weightsOf(pack)).toBe(weightsOf(PACK));
});
