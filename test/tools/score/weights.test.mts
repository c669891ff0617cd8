import { expect, test } from '@jest/globals';

import {
	currentWeights,
	OtherWeightsError,
	requireWeights,
	weightsOf,
} from '../../../tools/score/golden/weights.mts';

const PACK = {
	files: { detection: { sha256: 'a' }, recognition: { sha256: 'b' }, dictionary: { sha256: 'c' } },
	detection: { threshold: 0.3 },
};

const REVERSED = Object.entries(PACK.files).reverse();

test('lines of other networks are refused, with the command that records them', async () => {
	const current = await currentWeights();
	expect(() => requireWeights(current, current)).not.toThrow();
	expect(() => requireWeights(weightsOf(PACK), current)).toThrow(OtherWeightsError);
	expect(() => requireWeights(weightsOf(PACK), current)).toThrow(/npm run score:record/);
});

test.each([
	['detection', { ...PACK, files: { ...PACK.files, detection: { sha256: 'd' } } }],
	['recognition', { ...PACK, files: { ...PACK.files, recognition: { sha256: 'd' } } }],
	['a dictionary', { ...PACK, files: { ...PACK.files, dictionary: { sha256: 'd' } } }],
	['a setting of detection', { ...PACK, detection: { threshold: 0.4 } }],
])('%s makes other weights', (_, pack) => {
	expect(weightsOf(pack)).not.toBe(weightsOf(PACK));
});

test.each([
	["the pack's name", { ...PACK, name: 'another' }],
	['the FP32 networks', { ...PACK, files: { ...PACK.files, detectionFp32: { sha256: 'd' } } }],
	['the self-check', { ...PACK, files: { ...PACK.files, selfCheck: { sha256: 'd' } } }],
	['the order of the files', { ...PACK, files: Object.fromEntries(REVERSED) as typeof PACK.files }],
])('%s does not', (_, pack) => {
	expect(weightsOf(pack)).toBe(weightsOf(PACK));
});
