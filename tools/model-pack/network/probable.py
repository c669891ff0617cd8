"""Two more outputs of a recognition network: the classes that are probable somewhere in the line, and their
probabilities.

They are kilobytes. All classes are megabytes a line, which onnxruntime-node copies into fresh memory at every run.
"""

import numpy as np
from onnx import TensorProto, helper

# The server drops less probable classes (MIN_PROBABILITY in server/src/ocr/ctc-decode.mts).
LEAST = 1e-4

# Classes are kept or left out in groups of at most this many: the search for probable ones takes a tenth of the
# time, and the outputs are still small.
LARGEST_GROUP = 16

CLASSES = "classes"
PROBABILITIES = "probabilities"


def with_probable_classes(graph):
    """Adds `classes` [kept], in ascending order, and `probabilities` [steps, kept]."""
    graph = graph.copy()
    (every,) = graph.outputs
    count = every.type.tensor_type.shape.dim[2].dim_value
    size = max(size for size in range(1, LARGEST_GROUP + 1) if count % size == 0)
    # A group has the classes that are the same modulo `groups`.
    groups = count // size
    graph.weights |= {
        "by_group": np.array([-1, size, groups], np.int64),
        "least": np.array(LEAST, np.float32),
        "first": np.arange(size, dtype=np.int64)[:, None] * groups,
        "flat": np.array([-1], np.int64),
        "row_by_row": np.array([0, -1], np.int64),
    }
    nodes = [
        ("Reshape", [every.name, "by_group"], "grouped", {}),
        ("ReduceMax", ["grouped"], "best_by_step", {"axes": [1], "keepdims": 0}),
        ("ReduceMax", ["best_by_step"], "best", {"axes": [0], "keepdims": 0}),
        ("GreaterOrEqual", ["best", "least"], "is_probable", {}),
        ("NonZero", ["is_probable"], "probable", {}),
        ("Reshape", ["probable", "flat"], "kept", {}),
        ("Gather", ["grouped", "kept"], "kept_grouped", {"axis": 2}),
        ("Reshape", ["kept_grouped", "row_by_row"], PROBABILITIES, {}),
        ("Add", ["first", "kept"], "kept_classes", {}),
        ("Reshape", ["kept_classes", "flat"], "kept_in_order", {}),
        # One type suffices for all outputs, and these integers are exact in it.
        ("Cast", ["kept_in_order"], CLASSES, {"to": TensorProto.FLOAT}),
    ]
    graph.nodes += [helper.make_node(kind, names, [y], **more) for kind, names, y, more in nodes]
    graph.outputs += [
        helper.make_tensor_value_info(CLASSES, TensorProto.FLOAT, ["kept"]),
        helper.make_tensor_value_info(PROBABILITIES, TensorProto.FLOAT, ["steps", "kept"]),
    ]
    return graph
