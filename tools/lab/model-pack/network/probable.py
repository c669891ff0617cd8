"""Two more outputs of a recognition network: the classes that are probable somewhere in the line, and their
probabilities.

Of 18,710 classes these are some dozens, or hundreds where little can be read. All classes are megabytes a line, which
onnxruntime-node copies into fresh memory at every run.
"""

import numpy as np
from onnx import TensorProto, helper

# The server drops what is below MIN_PROBABILITY (server/src/ocr/ctc-decode.mts); this must not be larger.
LEAST = 1e-4

# Groups of up to this many classes are searched first, which takes a third of the time of searching every class.
LARGEST_GROUP = 16

CLASSES = "classes"
PROBABILITIES = "probabilities"


def with_probable_classes(graph, numbers=None):
    """Adds `classes` [kept], in ascending order, and `probabilities` [steps, kept], for one line at a time.
    With `numbers`, class k is given as `numbers[k]`, its number in another network, in the order of k.

    Raises ValueError where the number of classes is not fixed.
    """
    graph = graph.copy()
    (every,) = graph.outputs
    count = every.type.tensor_type.shape.dim[2].dim_value
    if count == 0:
        raise ValueError("The number of classes must be fixed.")
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
    if numbers is not None:
        graph.weights["numbers"] = np.array(numbers, np.int64)
    nodes = [
        node("Reshape", [every.name, "by_group"], "grouped"),
        node("ReduceMax", ["grouped"], "group_by_step", axes=[1], keepdims=0),
        *probable("group_by_step", "group"),
        node("Gather", ["grouped", "group.kept"], "kept_groups", axis=2),
        node("Reshape", ["kept_groups", "row_by_row"], "class_by_step"),
        *probable("class_by_step", "class"),
        node("Gather", ["class_by_step", "class.kept"], PROBABILITIES, axis=1),
        node("Add", ["first", "group.kept"], "classes_of_groups"),
        node("Reshape", ["classes_of_groups", "flat"], "classes_in_order"),
        node("Gather", ["classes_in_order", "class.kept"], "kept_classes" if numbers is None else "own_classes"),
        *([] if numbers is None else [node("Gather", ["numbers", "own_classes"], "kept_classes")]),
        # One type suffices for all outputs, and these integers are exact in it.
        node("Cast", ["kept_classes"], CLASSES, to=TensorProto.FLOAT),
    ]
    graph.nodes += nodes
    graph.outputs += [
        helper.make_tensor_value_info(CLASSES, TensorProto.FLOAT, ["kept"]),
        helper.make_tensor_value_info(PROBABILITIES, TensorProto.FLOAT, ["steps", "kept"]),
    ]
    return graph


def probable(by_step, name):
    """Nodes that give the columns of [steps, columns] which are probable at some step: `NAME.kept`."""
    return [
        node("ReduceMax", [by_step], f"{name}.best", axes=[0], keepdims=0),
        node("GreaterOrEqual", [f"{name}.best", "least"], f"{name}.is_probable"),
        node("NonZero", [f"{name}.is_probable"], f"{name}.probable"),
        node("Reshape", [f"{name}.probable", "flat"], f"{name}.kept"),
    ]


def node(kind, inputs, output, **attributes):
    return helper.make_node(kind, inputs, [output], **attributes)
