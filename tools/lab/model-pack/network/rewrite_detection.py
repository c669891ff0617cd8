"""Detection in the forms that ONNX Runtime computes fastest: the same product, but for rounding."""

import numpy as np
from onnx import TensorProto, helper, shape_inference

from .qdq import Writer

# A byte stands for (byte - 127.5) / 127.5; 128 is the zero point next to it.
HALF_RANGE = 127.5
ZERO = 128

# Convolutions with fewer outputs miss the fast kernel.
FEWEST_OUTPUTS = 16

# Of what the last sigmoid takes: -8 to 8.
LOGIT_SCALE = (16 / 255, ZERO)


def rewritten(graph):
    """Rewrites detection as `quantize` gives it. It then takes bytes: [1, height, width, 3], in RGB order."""
    graph = graph.copy()
    multiply_blocks(graph)
    pad_outputs(graph)
    repeat_pixels(graph)
    multiply_before_enlarging(graph)
    drop_unused(graph)
    return graph


def taking_bytes(graph):
    """Has a network in FP32 take the same input."""
    graph = graph.copy()
    x = give_byte_input(graph)
    for node in graph.nodes:
        node.input[:] = [f"{x}.bgr" if name == x else name for name in node.input]
    graph.weights["half_range"] = np.array(HALF_RANGE, np.float32)
    graph.nodes[:0] = [
        make("Cast", [x], f"{x}.float", to=TensorProto.FLOAT),
        make("Sub", [f"{x}.float", "half_range"], f"{x}.centred"),
        make("Div", [f"{x}.centred", "half_range"], f"{x}.scaled"),
        make("Transpose", [f"{x}.scaled"], f"{x}.rgb", perm=[0, 3, 1, 2]),
        make("Gather", [f"{x}.rgb", integers(graph, 2, 1, 0)], f"{x}.bgr", axis=1),
    ]
    return graph


def multiply_blocks(graph):
    """3x3 weights at every other pixel are 2x2 weights at every block of 2x2 pixels.

    A block's 12 channels suit the fast kernel, 3 do not.
    """
    x = give_byte_input(graph)
    (quantize,) = graph.consumers()[x]
    (stem,) = graph.consumers()[f"{x}.dq"]
    int8, scales, _, bias, bias_scales, _ = constants_of(graph, stem)
    weight = graph.weights[int8]
    # Output; row, column and channel in the block; row and column of the block.
    blocks = np.zeros((len(weight), 2, 2, 3, 2, 2), np.int8)
    for row, column in np.ndindex(3, 3):
        # The 3x3 begin in the middle of a block.
        (down, inner_row), (right, inner_column) = divmod(row + 1, 2), divmod(column + 1, 2)
        blocks[:, inner_row, inner_column, :, down, right] = weight[:, ::-1, row, column]
    graph.weights[int8] = blocks.reshape(-1, 12, 2, 2)
    value = graph.weights[bias] * graph.weights[bias_scales].astype(np.float64)
    shift = (ZERO - HALF_RANGE) * weight.sum(axis=(1, 2, 3), dtype=np.float64)
    graph.weights[bias_scales] = graph.weights[scales] / np.float32(HALF_RANGE)
    graph.weights[bias] = np.round(value / graph.weights[bias_scales] + shift).astype(np.int32)
    graph.weights[quantize.input[1]] = np.array(1 / HALF_RANGE, np.float32)
    graph.weights[quantize.input[2]] = np.array(ZERO, np.uint8)
    every_other = [integers(graph, number) for number in (2**31 - 1, 1, 2)]
    replace(
        graph,
        quantize,
        make("Reshape", [x, integers(graph, 0, 0, -1, 6)], f"{x}.pairs"),
        make("Slice", [f"{x}.pairs", integers(graph, 0), *every_other], f"{x}.upper"),
        make("Slice", [f"{x}.pairs", integers(graph, 1), *every_other], f"{x}.lower"),
        make("Concat", [f"{x}.upper", f"{x}.lower"], f"{x}.blocks", axis=3),
        make("Transpose", [f"{x}.blocks"], quantize.output[0], perm=[0, 3, 1, 2]),
    )
    replace(graph, stem, make("Conv", stem.input, stem.output[0], pads=[1, 1, 0, 0]))


def pad_outputs(graph):
    """Repeats outputs where a quantized convolution has few; the next one multiplies the copies by zero."""
    consumers = graph.consumers()
    for node in [node for node in graph.nodes if node.op_type == "Conv"]:
        constants = constants_of(graph, node)
        more = FEWEST_OUTPUTS - len(graph.weights[constants[0]]) if constants else 0
        if more <= 0:
            continue
        for name in constants:
            weight = graph.weights[name]
            graph.weights[name] = np.resize(weight, (FEWEST_OUTPUTS, *weight.shape[1:]))
        user = node
        while user is node or user.op_type != "Conv":
            (user,) = consumers[user.output[0]]
        (name, *_) = constants_of(graph, user)
        graph.weights[name] = np.pad(graph.weights[name], [(0, 0), (0, more), (0, 0), (0, 0)])


def repeat_pixels(graph):
    """Resize is slow where channels come last, as all other kernels have them; copies are not."""
    inferred = shape_inference.infer_shapes(graph.model()).graph.value_info
    shapes = {one.name: one.type.tensor_type.shape.dim for one in inferred}
    producers, consumers = graph.producers(), graph.consumers()
    for node in [node for node in graph.nodes if node.op_type == "Resize"]:
        (y,) = node.output
        (quantize,) = consumers[y]
        source = producers[node.input[0]].input[0]
        times, depth = int(graph.weights[node.input[2]][2]), shapes[y][1].dim_value
        replace(
            graph,
            quantize,
            make("Transpose", [source], f"{y}.nhwc", perm=[0, 2, 3, 1]),
            make("Concat", [f"{y}.nhwc"] * times, f"{y}.columns", axis=3),
            make("Reshape", [f"{y}.columns", integers(graph, -1, 1, 0, 0)], f"{y}.row"),
            make("Concat", [f"{y}.row"] * times, f"{y}.rows", axis=1),
            make("Reshape", [f"{y}.rows", integers(graph, 1, -1, 0, times * depth)], f"{y}.wide"),
            make("Reshape", [f"{y}.wide", integers(graph, 0, 0, -1, depth)], f"{y}.large"),
            make("Transpose", [f"{y}.large"], quantize.output[0], perm=[0, 3, 1, 2]),
        )


def multiply_before_enlarging(graph):
    """Two transposed convolutions in FP32 become 1x1 in INT8, whose channels are then spread over 4x4 pixels."""
    first, second = [node for node in graph.nodes if node.op_type == "ConvTranspose"]
    start = graph.nodes.index(first)
    relu, sigmoid = [node for node in graph.nodes[start:] if node.op_type in ("Relu", "Sigmoid")]
    del graph.nodes[start:]
    x, hidden = first.input[0].removesuffix(".dq"), relu.output[0]
    weights = graph.weights
    inner, inner_bias = (weights[name] for name in first.input[1:])
    outer, outer_bias = (weights[name] for name in second.input[1:])
    inputs, outputs = inner.shape[:2]
    weights["inner"] = inner.transpose(2, 3, 1, 0).reshape(4 * outputs, inputs, 1, 1)
    weights["inner.bias"] = np.tile(inner_bias, 4)
    # Row among the 4x4, as its half and which in it, column likewise; row, column and channel after `inner`.
    each = np.zeros((2, 2, 2, 2, 2, 2, outputs), np.float32)
    for row, column in np.ndindex(2, 2):
        each[row, :, column, :, row, column] = outer[:, 0].transpose(1, 2, 0)
    weights["outer"] = each.reshape(16, 4 * outputs, 1, 1)
    weights["outer.bias"] = np.repeat(outer_bias, 16)
    scales = {name: (weights[f"{name}.scale"], weights[f"{name}.zero"]) for name in (x, hidden)}
    writer = Writer(graph, scales | {"logits": LOGIT_SCALE}, {})
    writer.convolution(make("Conv", [x, "inner", "inner.bias"], "enlarged"))
    writer.other(make("Relu", ["enlarged"], hidden))
    writer.convolution(make("Conv", [hidden, "outer", "outer.bias"], "logits"))
    writer.other(make("Sigmoid", ["logits"], "probabilities"))
    writer.other(make("DepthToSpace", ["probabilities"], sigmoid.output[0], blocksize=4))
    graph.nodes += writer.nodes


def give_byte_input(graph):
    name = graph.inputs[0].name
    shape = [1, "height", "width", 3]
    graph.inputs = [helper.make_tensor_value_info(name, TensorProto.UINT8, shape)]
    return name


def constants_of(graph, node):
    """Names of a quantized convolution's weights and bias, each followed by its scales and zero points."""
    producers = graph.producers()
    return [name for given in node.input[1:] if given in producers for name in producers[given].input]


def integers(graph, *values):
    name = f"integers {values}"
    graph.weights[name] = np.array(values, np.int64)
    return name


def make(kind, inputs, output, **attributes):
    return helper.make_node(kind, inputs, [output], name=f"{output}.by", **attributes)


def replace(graph, node, *others):
    at = graph.nodes.index(node)
    graph.nodes[at : at + 1] = others


def drop_unused(graph):
    used, kept = graph.output_names(), []
    for node in reversed(graph.nodes):
        if not used.isdisjoint(node.output):
            used.update(node.input)
            kept.insert(0, node)
    graph.nodes = kept
    graph.drop_unused_weights()
