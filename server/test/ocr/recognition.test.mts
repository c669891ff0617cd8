import { expect, test } from '@jest/globals';

import { posteriorOf } from '../../src/ocr/recognition.mts';
import type { Session } from '../../src/ocr/session.mts';
import type { Tensor } from '../../src/ocr/tensor.mts';

const LINE: Tensor = { data: new Float32Array(3), shape: [1, 3, 1, 1] };
const tensor = (values: number[], ...shape: number[]): Tensor => ({
	data: Float32Array.from(values),
	shape,
});

/** A network with these outputs, which fails if another one is requested. */
const networkWith = (outputs: Record<string, Tensor>): Session => ({
	outputs: Object.keys(outputs),
	takesBytes: false,
	run: async (_, names = []) => names.map((name) => outputs[name] ?? fail(name)),
});

function fail(name: string): never {
	throw new Error(`There is no output ${name}.`);
}

const EVERY = tensor([0.9, 0, 0, 0.1, 0, 0, 0.5, 0.5], 1, 2, 4);
const EXPECTED = {
	offsets: Uint32Array.of(0, 2, 4),
	ids: Uint32Array.of(0, 3, 2, 3),
	probabilities: Float32Array.of(0.9, 0.1, 0.5, 0.5),
};

test.each([
	['all classes, by whatever name', { softmax: EVERY }],
	[
		'the probable classes',
		{
			softmax: tensor([], 1, 2, 4),
			classes: tensor([0, 2, 3], 3),
			probabilities: tensor([0.9, 0, 0.1, 0, 0.5, 0.5], 2, 3),
		},
	],
])('posteriorOf reads a network that outputs %s', async (_, outputs) => {
	expect(await posteriorOf(networkWith(outputs), LINE)).toEqual(EXPECTED);
});
