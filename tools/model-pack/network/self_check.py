"""Step 4: inputs with the outputs that exact INT8 kernels give, for the server to compare at startup.

python -m network.self_check PACK INPUTS
"""

import base64
import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime

from .inputs import read_input

# Largest mean difference of the listed outputs. See README.md for what kernels reach.
TOLERANCE = {"detection": 0.02, "recognition": 0.02}
# Listed outputs: those between these bounds, at most this many.
UNDECIDED = {"detection": (0.02, 0.98), "recognition": (0.002, 1.0)}
MOST_OUTPUTS = 256
# Inputs that are large enough to be telling and small enough to store.
WIDEST = {"detection": 512, "recognition": 320}


def check_of(network, pack, inputs):
    x, pixels = smallest(inputs, network)
    y = exact_session(pack / f"{network}.onnx").run(None, {"x": x})[0].ravel()
    low, high = UNDECIDED[network]
    (at,) = np.nonzero((y > low) & (y < high))
    step = max(1, len(at) / MOST_OUTPUTS)
    at = [int(at[int(k * step)]) for k in range(min(len(at), MOST_OUTPUTS))]
    return {
        "shape": list(x.shape),
        "pixels": base64.b64encode(pixels.tobytes()).decode(),
        "at": at,
        "values": [round(float(y[k]), 4) for k in at],
        "tolerance": TOLERANCE[network],
    }


def smallest(inputs, network):
    files = sorted(inputs.glob(f"{network}-*.f32"), key=lambda file: (file.stat().st_size, file.name))
    fitting = [file for file in files if read_input(file).shape[3] <= WIDEST[network]]
    x = read_input(fitting[len(fitting) // 2])
    return gray(halved(x) if network == "detection" else x)


def halved(x):
    return (x[..., ::2, ::2] + x[..., 1::2, ::2] + x[..., ::2, 1::2] + x[..., 1::2, 1::2]) / 4


def gray(x):
    """The input in shades of grey, and these as bytes."""
    pixels = np.clip(np.round((x.mean(axis=1) + 1) * 127.5), 0, 255).astype(np.uint8)
    plane = pixels.astype(np.float32) / np.float32(127.5) - np.float32(1)
    return np.repeat(plane[:, None], 3, axis=1), pixels


def exact_session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    # Avoids the instruction that saturates on x86 processors without VNNI.
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def main(pack, inputs):
    checks = {network: check_of(network, pack, inputs) for network in TOLERANCE}
    (pack / "self-check.json").write_text(json.dumps(checks) + "\n", "utf8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
