"""Writes the nodes of a quantized network."""

from dataclasses import dataclass

import numpy as np
from onnx import helper

from .gelu import DOMAIN, SIGMOID_SLOPE
from .rounding import rounded

BIAS_LIMIT = 2**31 - 1
FULL_SCALE = 127
# A channel without weights: any scale is right.
SMALLEST_PEAK = 1e-5


@dataclass
class Weight:
    """INT8 values with a scale for each channel along `axis`; `name` is the tensor of values."""

    name: str
    values: np.ndarray
    scales: np.ndarray
    axis: int


def quantized_weight(name, weight, axis, moments=None):
    """`moments`: of the input; without them, each weight is rounded to the nearest value."""
    others = tuple(k for k in range(weight.ndim) if k != axis)
    peak = np.abs(weight).max(axis=others)
    scales = (np.where(peak < SMALLEST_PEAK, 1.0, peak) / FULL_SCALE).astype(np.float32)
    values = weight / spread_over(scales, weight.ndim, axis)
    if moments is None:
        values = np.clip(np.round(values), -FULL_SCALE, FULL_SCALE)
    else:
        rows = np.moveaxis(values, axis, 0)
        whole = rounded(rows.reshape(len(rows), -1), moments, FULL_SCALE)
        values = np.moveaxis(whole.reshape(rows.shape), 0, axis)
    return Weight(name, np.ascontiguousarray(values, np.int8), scales, axis)


def spread_over(scales, dimensions, axis):
    return scales.reshape([-1 if k == axis else 1 for k in range(dimensions)])


class Writer:
    def __init__(self, graph, scales, moments):
        self.graph = graph
        self.scales = scales
        self.moments = moments
        self.nodes = []
        self.int8 = {}

    def finish(self):
        self.graph.nodes = self.nodes
        self.graph.drop_unused_weights()
        return self.graph, self.int8

    def constant(self, name, value, kind):
        self.graph.weights[name] = np.asarray(value, kind)
        return name

    def node(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], name=f"{output}.by", **attributes))
        return output

    def scale_names(self, name, scale, zero, kind=np.uint8):
        return [self.constant(f"{name}.scale", scale, np.float32), self.constant(f"{name}.zero", zero, kind)]

    def tensor(self, name, scale=None):
        """Quantizes and dequantizes a tensor, if it is to be."""
        scale = scale or self.scales.get(name)
        if scale is None:
            return
        names = self.scale_names(name, *scale)
        self.node("QuantizeLinear", [name, *names], f"{name}.q")
        self.node("DequantizeLinear", [f"{name}.q", *names], f"{name}.dq")

    def value(self, name):
        return f"{name}.dq" if name in self.scales else name

    def other(self, node):
        node.input[:] = [self.value(name) for name in node.input]
        self.nodes.append(node)
        for name in node.output:
            self.tensor(name)

    def weight(self, node, axis):
        name = node.input[1]
        if name not in self.int8:
            given = self.graph.weights[name], axis, self.moments.get(name)
            self.int8[name] = quantized_weight(f"{name}.int8", *given)
        weight = self.int8[name]
        self.graph.weights[weight.name] = weight.values
        zeros = np.zeros(weight.scales.shape)
        return weight, self.scale_names(weight.name, weight.scales, zeros, np.int8)

    def convolution(self, node):
        source, _, *bias = node.input
        weight, names = self.weight(node, axis=0)
        inputs = [self.value(source)]
        inputs.append(self.node("DequantizeLinear", [weight.name, *names], f"{node.output[0]}.w", axis=0))
        for name in bias:
            scales = (weight.scales * np.float32(self.scales[source][0])).astype(np.float32)
            coded = np.round(self.graph.weights[name].astype(np.float64) / scales)
            int32 = f"{node.output[0]}.bias"
            self.constant(int32, np.clip(coded, -BIAS_LIMIT, BIAS_LIMIT), np.int32)
            names = self.scale_names(int32, scales, np.zeros(scales.shape), np.int32)
            inputs.append(self.node("DequantizeLinear", [int32, *names], f"{int32}.dq", axis=0))
        node.input[:] = inputs
        self.nodes.append(node)
        self.tensor(node.output[0])

    def sigmoid_gelu(self, node):
        """x * sigmoid(1.702 x): the slope is in the scale with which x is dequantized."""
        (x,), (y,) = node.input, node.output
        scale, zero = self.scales[x]
        names = self.scale_names(f"{y}.steep", scale * SIGMOID_SLOPE, zero)
        self.node("DequantizeLinear", [f"{x}.q", *names], f"{y}.steep")
        self.node("Sigmoid", [f"{y}.steep"], f"{y}.gate")
        self.tensor(f"{y}.gate", (1 / 255, 0))
        self.node("Mul", [self.value(x), f"{y}.gate.dq"], y)
        self.tensor(y)

    def head(self, node, add, scale):
        """The product with the classes and its bias in one kernel, whose output is float."""
        source, _ = node.input
        (bias,) = [name for name in add.input if name != node.output[0]]
        weight, names = self.weight(node, axis=1)
        source_names = self.scale_names(f"{source}.head", *scale)
        self.node("QuantizeLinear", [self.value(source), *source_names], f"{source}.head.q")
        inputs = [f"{source}.head.q", weight.name, source_names[0], names[0], source_names[1], names[1]]
        self.node("MatMulIntegerToFloat", [*inputs, bias], add.output[0], domain=DOMAIN)
