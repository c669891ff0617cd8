"""Recorded inputs of the networks: 32-bit floats, the shape in the file's name."""

import numpy as np


def recorded(folder, network, most=10**9):
    """Up to `most` inputs of a network, spread evenly over all that were recorded."""
    files = sorted(folder.glob(f"{network}-*.f32"))
    most = min(most, len(files))
    step = max(1, len(files) / most)
    chosen = [files[int(k * step)] for k in range(most)]
    return [read_input(file) for file in chosen]


def read_input(file):
    shape = [int(side) for side in file.stem.rsplit("-", 1)[1].split("x")]
    return np.fromfile(file, np.float32).reshape(shape)
