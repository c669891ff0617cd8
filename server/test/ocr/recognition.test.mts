import { expect, test } from '@jest/globals';

import { posteriorOf } from '../../src/ocr/recognition.mts';
import type { Session } from '../../src/ocr/session.mts';
import type { Tensor } from '../../src/ocr/tensor.mts';

const LINE = { data: new Float32Array(), shape: [] } as unknown as Tensor;

/** A network that sees the second class at its only step, of as many as there are `classes`. */
function networkOf(classes: number[], names: string[]): Session {
	const probabilities = classes.map((_, column) => Number(column === 1));
	const results = [
		{ data: classes, shape: [classes.length] },
		{ data: Float32Array.from(probabilities), shape: [1, 1, classes.length] },
	];
	return { outputs: names, run: async () => results.slice(-names.length) } as unknown as Session;
}

const PLAIN = ['all'];
const PROBABLE = ['classes', 'probabilities'];

test.each([
	['all classes', networkOf([0, 1, 2], PLAIN), 'a'],
	['some classes', networkOf([0, 2], PROBABLE), 'b'],
])('a line has the characters of the dictionary: %s', async (_, session, character) => {
	const { classes, ids } = await posteriorOf(session, LINE, ['', 'a', 'b']);
	expect(classes[ids[0]]).toBe(character);
});

test.each([
	['more classes', networkOf([0, 1, 2, 3], PLAIN)],
	['fewer classes', networkOf([0, 1], PLAIN)],
	['a class that it lacks', networkOf([0, 3], PROBABLE)],
])('a dictionary is refused by a network with %s', async (_, session) => {
	const read = posteriorOf(session, LINE, ['', 'a', 'b']);
	await expect(read).rejects.toThrow('not that of the recognition network');
});
