"""How the values of a tensor's channels go together while a network runs on calibration inputs."""

import numpy as np
import onnxruntime
from onnx import ValueInfoProto

SEED = 1
# Sampled positions of an input.
PER_INPUT = 150


def input_moments(graph, inputs):
    """The second moments between the channels that a 1x1 convolution or a product takes.

    Returns a matrix by name of the weight.
    """
    sources = {node.input[1]: node.input[0] for node in graph.nodes if is_product(graph, node)}
    names = sorted(set(sources.values()))
    random = np.random.default_rng(SEED)
    session = session_with(graph, names)
    sums = dict.fromkeys(names, 0.0)
    counts = dict.fromkeys(names, 0)
    for x in inputs:
        for name, values in zip(names, session.run(names, {graph.inputs[0].name: x})):
            rows = rows_of(values)
            if len(rows) > PER_INPUT:
                rows = rows[random.integers(0, len(rows), PER_INPUT)]
            rows = rows.astype(np.float64)
            sums[name] = sums[name] + rows.T @ rows
            counts[name] += len(rows)
    return {weight: sums[name] / counts[name] for weight, name in sources.items()}


def is_product(graph, node):
    weight = graph.weights.get(node.input[1]) if len(node.input) > 1 else None
    if node.op_type == "Conv":
        return weight.shape[2:] == (1, 1) and weight.shape[1] > 1
    return node.op_type == "MatMul" and weight is not None


def rows_of(values):
    """One row for each position, one column for each channel."""
    if values.ndim == 4:
        values = np.moveaxis(values, 1, -1)
    return values.reshape(-1, values.shape[-1])


def session_with(graph, names):
    graph = graph.copy()
    graph.outputs = [ValueInfoProto(name=name) for name in names]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(
        graph.serialize(), options, providers=["CPUExecutionProvider"]
    )
