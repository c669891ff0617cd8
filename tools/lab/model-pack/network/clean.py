"""Simplifies a network without changing what it computes (up to rounding in FP32)."""

import numpy as np
from onnx import helper

from .gelu import collapse_gelus
from .graph import attribute

SMALLEST_NORMAL = np.finfo(np.float32).tiny


def clean(graph):
    drop_identities(graph)
    for fold in (fold_bias, fold_batch_norm):
        for node in [n for n in graph.nodes if n.op_type in ("Conv", "ConvTranspose")]:
            fold(graph, node)
    pool_by_global_average(graph)
    collapse_gelus(graph)
    zero_denormals(graph)
    graph.drop_unused_weights()
    shorten_names(graph)
    return graph


def drop_identities(graph):
    source = {}
    kept = []
    for node in graph.nodes:
        node.input[:] = [source.get(name, name) for name in node.input]
        if node.op_type == "Identity":
            source[node.output[0]] = node.input[0]
        else:
            kept.append(node)
    graph.nodes = kept
    producers = graph.producers()
    for name in graph.output_names() & source.keys():
        origin = source[name]
        producers[origin].output[:] = [name if o == origin else o for o in producers[origin].output]
        for node in graph.nodes:
            node.input[:] = [name if i == origin else i for i in node.input]


def only_consumer(graph, name):
    users = graph.consumers().get(name, [])
    return users[0] if len(users) == 1 and name not in graph.output_names() else None


def absorb(graph, node, follower):
    """Removes `follower`; `node` now produces its output."""
    node.output[0] = follower.output[0]
    graph.nodes.remove(follower)


def fold_bias(graph, node):
    follower = only_consumer(graph, node.output[0])
    if follower is None or follower.op_type != "Add" or len(node.input) != 2:
        return
    (other,) = [name for name in follower.input if name != node.output[0]]
    bias = graph.weights.get(other)
    if bias is None or bias.ndim != 4 or bias.shape[1] != bias.size:
        return
    graph.weights[node.name + ".bias"] = bias.reshape(-1)
    node.input.append(node.name + ".bias")
    absorb(graph, node, follower)


def fold_batch_norm(graph, node):
    norm = only_consumer(graph, node.output[0])
    if norm is None or norm.op_type != "BatchNormalization" or node.op_type != "Conv":
        return
    scale, shift, mean, variance = (graph.weights[n].astype(np.float64) for n in norm.input[1:5])
    factor = scale / np.sqrt(variance + attribute(norm, "epsilon"))
    weight = graph.weights[node.input[1]] * factor[:, None, None, None]
    bias = graph.weights[node.input[2]] if len(node.input) > 2 else 0
    graph.weights[node.name + ".weight"] = weight.astype(np.float32)
    graph.weights[node.name + ".bias"] = (shift + (bias - mean) * factor).astype(np.float32)
    node.input[1:] = [node.name + ".weight", node.name + ".bias"]
    absorb(graph, node, norm)


def pool_by_global_average(graph):
    for index, node in enumerate(graph.nodes):
        axes = attribute(node, "axes")
        if node.op_type == "ReduceMean" and axes == [2, 3] and attribute(node, "keepdims", 1) == 1:
            graph.nodes[index] = helper.make_node(
                "GlobalAveragePool", node.input, node.output, name=node.name
            )


def zero_denormals(graph):
    """Many processors multiply by one a hundred times more slowly."""
    for name, weight in graph.weights.items():
        if weight.dtype == np.float32:
            graph.weights[name] = np.where(np.abs(weight) < SMALLEST_NORMAL, np.float32(0), weight)


def shorten_names(graph):
    tensors = [name for node in graph.nodes for name in node.output]
    graph.rename({name: f"t{index}" for index, name in enumerate(tensors)})
    used = dict.fromkeys(name for node in graph.nodes for name in node.input)
    weights = [name for name in used if name in graph.weights]
    graph.rename({name: f"w{index}" for index, name in enumerate(weights)})
    for index, node in enumerate(graph.nodes):
        node.name = f"n{index}"
