import { expect, test } from '@jest/globals';

import { dropDenormalWeights } from '../../src/ocr/denormal-weights.mts';
import { field, numberField } from './onnx-messages.mts';

const FLOAT = 1;
const INT64 = 7;

/** A model whose graph holds one tensor. */
function modelWith(type: number, weights: ArrayBufferView): Uint8Array {
	const data = [...new Uint8Array(weights.buffer)];
	const tensor = [...numberField(1, 1), ...numberField(2, type), ...field(9, data)];
	return Uint8Array.from(field(7, [...field(2, [0x67]), ...field(5, tensor)]));
}

/** A model whose graph has one node, with the tensor as its constant. */
function modelWithConstant(type: number, weights: ArrayBufferView): Uint8Array {
	const data = [...new Uint8Array(weights.buffer)];
	const tensor = [...numberField(2, type), ...field(9, data)];
	const attribute = [...field(1, [0x76]), ...field(5, tensor)];
	return Uint8Array.from(field(7, field(1, [...field(4, [0x43]), ...field(5, attribute)])));
}

const SMALLEST_NORMAL = 2 ** -126;
const LARGEST_DENORMAL = 2 ** -126 - 2 ** -149;

test('weights that are too small for a normal float become zero, and no others', () => {
	const weights = [1, -0.5, SMALLEST_NORMAL, -SMALLEST_NORMAL, LARGEST_DENORMAL, -(2 ** -149), 0];
	const model = modelWith(FLOAT, Float32Array.from(weights));
	dropDenormalWeights(model);
	const expected = [1, -0.5, SMALLEST_NORMAL, -SMALLEST_NORMAL, 0, 0, 0];
	expect(model).toEqual(modelWith(FLOAT, Float32Array.from(expected)));
});

test('so do those of constants among the nodes', () => {
	const model = modelWithConstant(FLOAT, Float32Array.of(1, LARGEST_DENORMAL));
	dropDenormalWeights(model);
	expect(model).toEqual(modelWithConstant(FLOAT, Float32Array.of(1, 0)));
});

test('shapes and other whole numbers stay', () => {
	const shape = BigInt64Array.from([1n, 3n, -1n, 48n]);
	const model = modelWith(INT64, shape);
	dropDenormalWeights(model);
	expect(model).toEqual(modelWith(INT64, shape));
});
