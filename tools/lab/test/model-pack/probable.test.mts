import { expect } from '@jest/globals';

import { recipeTest } from './recipe-test.mts';

/** The outputs for lines of these probabilities, [steps][classes], by a network that gives what it is given. */
const MEASURE = `
import json, sys
import numpy as np
import onnxruntime
from onnx import TensorProto, helper
from network.graph import Graph
from network.probable import with_probable_classes

lines = json.loads(sys.argv[1])
tensor = lambda name, classes: helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "steps", classes])
def outputs(line, numbers=None):
	x = np.array([line], np.float32)
	classes = x.shape[2]
	same = helper.make_node("Identity", ["x"], ["y"])
	graph = with_probable_classes(Graph([same], {}, [tensor("x", classes)], [tensor("y", classes)]), numbers)
	session = onnxruntime.InferenceSession(graph.serialize())
	return [y.tolist() for y in session.run(["classes", "probabilities"], {"x": x})]
try:
	with_probable_classes(Graph([], {}, [], [tensor("y", "classes")]))
	refused = None
except ValueError as error:
	refused = str(error)
numbered = outputs(lines[1], [0, 9, 2, 3, 4, 7, 6])
print(json.dumps({"outputs": [outputs(line) for line in lines], "numbered": numbered, "refused": refused}))
`;

const row = (classes: number, probable: Record<number, number>) =>
	Array.from({ length: classes }, (_, id) => probable[id] ?? 0.00009);

recipeTest(
	'a line keeps the classes that are probable at some step, in order or by number',
	(python) => {
		const lines = [
			[row(40, { 0: 0.75 }), row(40, { 3: 0.5, 39: 0.25 })],
			[row(7, { 5: 0.5 })],
			[row(20, {}), row(20, {})],
			[row(20, { 11: 0.0001, 12: 0.00011 })],
		];
		const { outputs, numbered, refused } = python(MEASURE, JSON.stringify(lines)) as {
			outputs: Array<[number[], number[][]]>;
			numbered: [number[], number[][]];
			refused: string;
		};
		const [several, prime, none, barely] = outputs;
		expect(several[0]).toEqual([0, 3, 39]);
		const [first, second] = several[1];
		expect(first).toEqual([0.75, expect.closeTo(0.00009), expect.closeTo(0.00009)]);
		expect(second).toEqual([expect.closeTo(0.00009), 0.5, 0.25]);
		expect(prime).toEqual([[5], [[0.5]]]);
		expect(none).toEqual([[], [[], []]]);
		expect(barely[0]).toEqual([11, 12]);
		expect(numbered).toEqual([[7], [[0.5]]]);
		expect(refused).toBe('The number of classes must be fixed.');
	},
);
