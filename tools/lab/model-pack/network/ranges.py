"""How the values of each tensor spread while a network runs on calibration inputs."""

from dataclasses import dataclass

import numpy as np
import onnxruntime
from onnx import ValueInfoProto, helper

SEED = 1
# Sampled values of a tensor: of each input, and of all together.
PER_INPUT = 4000
KEPT = 40_000

OBSERVED_INPUT = "observed.input"

LEVELS = 255
SHARES = np.array([1, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3])


@dataclass
class Spread:
    # Of the last input.
    shape: tuple
    low: float
    high: float
    sample: np.ndarray


def measure(graph, inputs):
    """Returns the Spread of every float tensor of the graph, by name."""
    random = np.random.default_rng(SEED)
    session, names = observed_session(graph)
    feed = graph.inputs[0].name
    shapes, lows, highs, samples = {}, {}, {}, {}
    for x in inputs:
        for name, values in zip(names, session.run(names, {feed: x})):
            if values.dtype != np.float32 or values.size == 0:
                continue
            name = feed if name == OBSERVED_INPUT else name
            flat = values.ravel()
            shapes[name] = values.shape
            lows[name] = min(lows.get(name, np.inf), float(flat.min()))
            highs[name] = max(highs.get(name, -np.inf), float(flat.max()))
            if flat.size > PER_INPUT:
                flat = flat[random.integers(0, flat.size, PER_INPUT)]
            samples.setdefault(name, []).append(flat)
    return {
        name: Spread(shapes[name], lows[name], highs[name], pool(random, parts))
        for name, parts in samples.items()
    }


def pool(random, parts):
    values = np.concatenate(parts)
    return values if values.size <= KEPT else values[random.integers(0, values.size, KEPT)]


def observed_session(graph):
    """A session that returns every tensor, the input too."""
    graph = graph.copy()
    names = [name for node in graph.nodes for name in node.output]
    graph.nodes.append(helper.make_node("Identity", [graph.inputs[0].name], [OBSERVED_INPUT]))
    names.append(OBSERVED_INPUT)
    hidden = [ValueInfoProto(name=name) for name in names if name not in graph.output_names()]
    graph.outputs = [*graph.outputs, *hidden]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(
        graph.serialize(), options, providers=["CPUExecutionProvider"]
    )
    return session, names


def scale_of(spread):
    """Returns the scale and zero point of uint8 values with the least square error."""
    sample = spread.sample.astype(np.float64)
    best = None
    for low_share in SHARES if spread.low < 0 else [1]:
        for high_share in SHARES:
            scale, zero = scale_between(spread.low * low_share, spread.high * high_share)
            coded = np.clip(np.round(sample / scale) + zero, 0, LEVELS)
            error = np.mean(((coded - zero) * scale - sample) ** 2)
            if best is None or error < best[0]:
                best = (error, scale, zero)
    return best[1:]


def scale_between(low, high):
    low, high = min(low, 0.0), max(high, 0.0)
    scale = max(high - low, 1e-6) / LEVELS
    return scale, int(np.clip(round(-low / scale), 0, LEVELS))
