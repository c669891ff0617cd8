"""Step 4: inputs with the outputs that exact INT8 kernels give, for the server to compare at startup.

python -m network.self_check PACK INPUTS

Chosen are inputs that leave the network least decided: kernels that saturate change their outputs most.
"""

import base64
import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime

from .inputs import recorded

# Largest mean difference of the listed outputs. See README.md for what kernels reach.
TOLERANCE = 0.005
# Inputs kept, the least decided ones.
KEPT = {"detection": 1, "recognition": 3}
# Listed outputs: those within these bounds, at most this many.
LISTED = {"detection": (0.05, 0.95), "recognition": (0.002, 1.0)}
MOST_LISTED = 256
UNDECIDED = (0.05, 0.95)
CANDIDATES = 100
# Mean probability of a step's best class, below which a line is of another script.
READABLE = 0.9
# Input widths that are telling and yet small enough to store.
WIDTHS = {"detection": (256, 512), "recognition": (88, 200)}


def checks_of(network, pack, inputs):
    session = exact_session(pack / f"{network}.onnx")
    found = []
    for x in candidates(network, inputs):
        pixels = gray(halved(x) if network == "detection" else x)
        x = input_of(network, pixels)
        y = session.run(None, {"x": x})[0]
        if network == "recognition" and y.max(axis=-1).mean() < READABLE:
            continue
        undecided = np.count_nonzero((y > UNDECIDED[0]) & (y < UNDECIDED[1])) / pixels.size
        found.append((undecided, len(found), x.shape, pixels, y.ravel()))
    least_decided = sorted(found, key=lambda one: (-one[0], one[1]))[: KEPT[network]]
    return [check(network, *one[2:]) for one in least_decided]


def check(network, shape, pixels, y):
    at = listed(y, *LISTED[network])
    return {
        "shape": list(shape),
        "pixels": base64.b64encode(pixels.tobytes()).decode(),
        "at": at,
        "values": [round(float(y[k]), 5) for k in at],
        "tolerance": TOLERANCE,
    }


def candidates(network, inputs):
    narrowest, widest = WIDTHS[network]
    fitting = [x for x in recorded(inputs, network) if narrowest <= x.shape[3] <= widest]
    return fitting[:: max(1, len(fitting) // CANDIDATES)]


def listed(y, low, high):
    (at,) = np.nonzero((y > low) & (y <= high))
    step = max(1, len(at) / MOST_LISTED)
    return [int(at[int(k * step)]) for k in range(min(len(at), MOST_LISTED))]


def halved(x):
    x = x[..., : x.shape[2] // 64 * 64, : x.shape[3] // 64 * 64]
    return (x[..., ::2, ::2] + x[..., 1::2, ::2] + x[..., ::2, 1::2] + x[..., 1::2, 1::2]) / 4


def gray(x):
    """The input in shades of grey, as bytes."""
    return np.clip(np.round((x.mean(axis=1) + 1) * 127.5), 0, 255).astype(np.uint8)


def input_of(network, pixels):
    """The same in all three channels: detection takes bytes, recognition planes from -1 to 1."""
    if network == "detection":
        return np.repeat(pixels[..., None], 3, axis=3)
    plane = pixels.astype(np.float32) / np.float32(127.5) - np.float32(1)
    return np.repeat(plane[:, None], 3, axis=1)


def exact_session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    # Avoids the instruction that saturates on x86 processors without VNNI.
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def main(pack, inputs):
    checks = {network: checks_of(network, pack, inputs) for network in KEPT}
    (pack / "self-check.json").write_text(json.dumps(checks) + "\n", "utf8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
