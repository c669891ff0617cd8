"""Turns a clean network into one with INT8 weights and UINT8 values between its convolutions.

Quantized nodes are written as QuantizeLinear and DequantizeLinear around the node (QDQ), which ONNX
Runtime fuses into its integer kernels when it loads the network.
"""

from dataclasses import dataclass, field

import numpy as np
from onnx import helper

from . import qdq
from .gelu import DOMAIN, GELU
from .ranges import scale_of

# Nodes whose output keeps the scale of their input.
SAME_SCALE = ("MaxPool", "Resize")
QUANTIZED = ("Conv", "Relu", "Add", "Mul", "Sigmoid", "Concat", "GlobalAveragePool", "AveragePool")
# Gates: between 0 and 1 by definition.
GATES = ("Sigmoid", "HardSigmoid")
GATE_SCALE = (1 / 256, 0)


@dataclass
class Plan:
    """Which nodes compute in integers, and the scale and zero point of each tensor between them."""

    nodes: set = field(default_factory=set)
    scales: dict = field(default_factory=dict)


def quantize(graph, spreads, moments, gelu="exact"):
    """`moments`: from `moments.input_moments`. `gelu`: "exact", or "sigmoid" for x * sigmoid(1.702 x),
    which also computes in integers.

    Returns the quantized graph and its INT8 weights: name of the float weight -> qdq.Weight.
    """
    graph = graph.copy()
    plan = plan_of(graph, spreads, gelu)
    head = head_of(graph)
    writer = qdq.Writer(graph, plan.scales, moments)
    writer.tensor(graph.inputs[0].name)
    for node in graph.nodes:
        if node is head:
            writer.head(node, graph.consumers()[node.output[0]][0], scale_of(spreads[node.input[0]]))
        elif head is not None and head.output[0] in node.input:
            continue
        elif node.name in plan.nodes and node.op_type == "Conv":
            writer.convolution(node)
        elif node.name in plan.nodes and node.op_type == GELU:
            writer.sigmoid_gelu(node)
        else:
            writer.other(node)
    return writer.finish()


def plan_of(graph, spreads, gelu):
    plan = Plan()
    plan.nodes = {node.name for node in graph.nodes if is_quantized(graph, spreads, node, gelu)}
    producers, consumers = graph.producers(), graph.consumers()
    outputs = graph.output_names()
    for node in [n for n in graph.nodes if n.name in plan.nodes]:
        for name in node.input:
            if name not in graph.weights and name in spreads and not is_fused_relu_input(node, producers, consumers, plan):
                give_scale(plan, spreads, producers, name)
        (output,) = node.output
        users = consumers.get(output, [])
        feeds_relu = len(users) == 1 and users[0].op_type == "Relu" and users[0].name in plan.nodes
        if output in outputs or (node.op_type == "Conv" and feeds_relu):
            continue
        if node.op_type in SAME_SCALE:
            plan.scales[output] = plan.scales[node.input[0]]
        else:
            give_scale(plan, spreads, producers, output)
    return plan


def is_quantized(graph, spreads, node, gelu):
    allowed = QUANTIZED + SAME_SCALE + ((GELU,) if gelu == "sigmoid" else ())
    if node.op_type not in allowed or node.output[0] in graph.output_names():
        return False
    values = [*node.output, *node.input] if node.op_type in ("Add", "Mul") else node.output
    # The transformer's tensors have three dimensions and stay in floating point.
    if any(name not in spreads or len(spreads[name].shape) != 4 for name in values):
        return False
    # So does what computes on few values, where integers cost accuracy and save next to nothing: the
    # weights of channels (1x1), the line's single row before the transformer.
    return any(spreads[name].shape[2] > 1 for name in node.input if name in spreads)


def is_fused_relu_input(node, producers, consumers, plan):
    """A convolution's integer kernel clips at 0 by itself, so nothing is between it and its Relu."""
    producer = producers.get(node.input[0])
    return (
        node.op_type == "Relu"
        and producer is not None
        and producer.op_type == "Conv"
        and producer.name in plan.nodes
        and len(consumers[node.input[0]]) == 1
    )


def give_scale(plan, spreads, producers, name):
    if name in plan.scales:
        return
    producer = producers.get(name)
    if producer is not None and producer.op_type in GATES:
        plan.scales[name] = GATE_SCALE
    elif producer is not None and producer.op_type in SAME_SCALE and producer.input[0] in plan.scales:
        plan.scales[name] = plan.scales[producer.input[0]]
    else:
        plan.scales[name] = scale_of(spreads[name])


def head_of(graph):
    """The product with the classes: a MatMul with thousands of columns, followed by its bias."""
    for node in graph.nodes:
        if node.op_type == "MatMul" and graph.weights.get(node.input[1], np.empty(0)).shape[-1] > 5000:
            return node
    return None
