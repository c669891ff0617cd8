import { expect } from '@jest/globals';

import { recipeTest } from './recipe-test.mts';

/** A network of detection's parts, with and without the rewriting, on the same images. */
const MEASURE = `
import json
import numpy as np
import onnxruntime
from onnx import TensorProto, helper
from network.graph import Graph
from network.quantize import quantize
from network.ranges import measure
from network.rewrite_detection import rewritten, taking_bytes

random = np.random.default_rng(1)
weights, nodes = {}, []
def node(kind, inputs, output, **attributes):
	nodes.append(helper.make_node(kind, inputs, [output], name=f"n{len(nodes)}", **attributes))
	return output
def convolution(x, output, *shape, kind="Conv", relu=True, **attributes):
	inputs, outputs = (shape[0], shape[1]) if kind == "ConvTranspose" else (shape[1], shape[0])
	weights[f"weight.{output}"] = (2 * random.normal(size=shape) / np.sqrt(inputs * shape[2] * shape[3])).astype(np.float32)
	weights[f"bias.{output}"] = (random.normal(size=outputs) / 4).astype(np.float32)
	y = node(kind, [x, f"weight.{output}", f"bias.{output}"], f"{output}.y" if relu else output, **attributes)
	return node("Relu", [y], output) if relu else y
small = convolution("x", "stem", 24, 3, 3, 3, strides=[2, 2], pads=[1, 1, 1, 1])
few = convolution(small, "few", 12, 24, 2, 2, auto_pad="SAME_UPPER")
many = convolution(few, "many", 24, 12, 2, 2, auto_pad="SAME_UPPER")
least = convolution(many, "least", 24, 24, 3, 3, strides=[2, 2], pads=[1, 1, 1, 1], relu=False)
weights |= {"none": np.empty(0, np.float32), "twice": np.array([1, 1, 2, 2], np.float32)}
nearest = dict(mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor")
large = node("Resize", [least, "none", "twice"], "large", **nearest)
both = convolution(node("Concat", [large, many], "joined", axis=1), "both", 24, 48, 1, 1)
first = convolution(both, "first", 24, 24, 2, 2, kind="ConvTranspose", strides=[2, 2])
second = convolution(first, "second", 24, 1, 2, 2, kind="ConvTranspose", strides=[2, 2], relu=False)
node("Sigmoid", [second], "map")
tensor = lambda name, *shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, *shape])
graph = Graph(nodes, weights, [tensor("x", 3, "height", "width")], [tensor("map", 1, "height", "width")])

images = [random.integers(0, 256, (1, *size, 3), np.uint8) for size in ((64, 32), (32, 96))]
floats = [(image[..., ::-1].transpose(0, 3, 1, 2) / np.float32(127.5) - 1).astype(np.float32) for image in images]
def maps(network, inputs):
	session = onnxruntime.InferenceSession(network.serialize())
	return [session.run(None, {"x": x})[0] for x in inputs]
def difference(ones, others):
	assert [one.shape for one in ones] == [other.shape for other in others]
	return max(float(np.abs(one - other).mean()) for one, other in zip(ones, others))
exact = maps(graph, floats)
quantized, _ = quantize(graph, measure(graph, floats), {})
fast = rewritten(quantized)
print(json.dumps({
	"kinds": sorted({one.op_type for one in fast.nodes} & {"Resize", "ConvTranspose"}),
	"spread": float(np.std(exact[0])),
	"twin": difference(exact, maps(taking_bytes(graph), images)),
	"quantized": difference(exact, maps(quantized, floats)),
	"rewritten": difference(exact, maps(fast, images)),
}))
`;

recipeTest('detection rewritten computes the same but for rounding, and takes bytes', (python) => {
	const measured = python(MEASURE) as Record<string, number>;
	expect(measured.kinds).toEqual([]);
	expect(measured.spread).toBeGreaterThan(0.1);
	expect(measured.twin).toBeLessThan(1e-5);
	expect(measured.rewritten).toBeLessThan(1.5 * measured.quantized);
});
