"""Step 3: the INT8 networks and their FP32 twins.

python -m network.build NETWORKS INPUTS OUT [KEPT...]

KEPT are networks that are not built.
"""

import shutil
import sys
from pathlib import Path

from .draft import class_numbers, sharpened
from .graph import Graph
from .inputs import recorded
from .moments import input_moments
from .probable import with_probable_classes
from .quantize import quantize
from .ranges import measure
from .rewrite_detection import rewritten, taking_bytes
from .twin import shared_tensors, twin_of

# An approximated Gelu misreads rare characters.
GELU = {"detection": "sigmoid", "recognition": "exact", "draft": "exact"}
# Each network's inputs, and how many.
INPUTS = {"detection": ("detection", 60), "recognition": ("recognition", 320), "draft": ("recognition", 320)}


def build(network, networks, inputs, out):
    graph = Graph.load(networks / f"{network}.onnx")
    if network == "draft":
        graph = sharpened(graph)
    calibration = recorded(inputs, *INPUTS[network])
    moments = input_moments(graph, calibration)
    quantized, int8 = quantize(graph, measure(graph, calibration), moments, GELU[network])
    twin = twin_of(graph, int8)
    if network == "detection":
        quantized, twin = rewritten(quantized), taking_bytes(twin)
    else:
        numbers = class_numbers(networks) if network == "draft" else None
        quantized, twin = (with_probable_classes(one, numbers) for one in (quantized, twin))
    file = out / f"{network}.onnx"
    file.write_bytes(quantized.serialize())
    shared = shared_tensors(twin, file.name, file.read_bytes())
    (out / f"{network}-fp32.onnx").write_bytes(twin.serialize(shared))


def main(networks, inputs, out, kept):
    out.mkdir(parents=True, exist_ok=True)
    for network in GELU:
        if network not in kept and (networks / f"{network}.onnx").exists():
            build(network, networks, inputs, out)
    shutil.copyfile(networks / "dictionary.txt", out / "dictionary.txt")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), sys.argv[4:])
