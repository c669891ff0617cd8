"""The same INT8 weights in a network that computes in FP32, for processors without exact INT8 kernels."""

import numpy as np
import onnx
from onnx import TensorProto, helper

from .qdq import spread_over

# Smaller tensors are not worth a reference into the other file.
SMALLEST_SHARED = 256


def twin_of(graph, int8):
    """Casts and scales the INT8 weights; ONNX Runtime does so once, when it loads the network."""
    graph = graph.copy()
    nodes = []
    for name, weight in int8.items():
        scales = f"{weight.name}.scale"
        graph.weights[weight.name] = weight.values
        graph.weights[scales] = spread_over(weight.scales, weight.values.ndim, weight.axis)
        cast = helper.make_node("Cast", [weight.name], [f"{name}.cast"], to=TensorProto.FLOAT)
        nodes += [cast, helper.make_node("Mul", [f"{name}.cast", scales], [name])]
        del graph.weights[name]
    graph.nodes = [*nodes, *graph.nodes]
    graph.drop_unused_weights()
    return graph


def shared_tensors(graph, file_name, file_bytes):
    """TensorProtos for the weights that the other file has too: references to their place in it."""
    tensors = []
    for name, weight in sorted(graph.weights.items()):
        raw = np.ascontiguousarray(weight).tobytes()
        offset = file_bytes.find(raw) if len(raw) >= SMALLEST_SHARED else -1
        if offset < 0:
            continue
        kind = helper.np_dtype_to_tensor_dtype(weight.dtype)
        tensor = TensorProto(name=name, dims=weight.shape, data_type=kind)
        tensor.data_location = TensorProto.EXTERNAL
        for key, value in (("location", file_name), ("offset", offset), ("length", len(raw))):
            tensor.external_data.append(onnx.StringStringEntryProto(key=key, value=str(value)))
        tensors.append(tensor)
    return tensors
