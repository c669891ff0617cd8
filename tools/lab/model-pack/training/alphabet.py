"""The classes of a network, as server/src/models/alphabet numbers them."""

from pathlib import Path


def alphabet_of(file):
    """A blank, the dictionary, a space."""
    return ["", *Path(file).read_text("utf8").rstrip("\n").split("\n"), " "]
