"""The characters of a network's classes, and what its outputs say in them."""

from pathlib import Path

import numpy as np


def alphabet_of(file):
    """As the server's alphabet.mts: a blank, the dictionary, a space."""
    return ["", *Path(file).read_text("utf8").rstrip("\n").split("\n"), " "]


def text_of(logits, alphabet):
    """The best path through [steps, classes], without spaces."""
    best = np.asarray(logits).argmax(-1)
    kept = best[np.flatnonzero(np.diff(best, prepend=-1))]
    return "".join(alphabet[index] for index in kept if index != 0).replace(" ", "")
