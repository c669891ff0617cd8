"""Streams of drawn lines: the same seed and index give the same line."""

from dataclasses import dataclass

import numpy as np

from .degrade import Look, crop
from .marks import mark
from .render import render

MARKED = 0.2
# Share of black-and-white copies, and of these the share whose labels are left.
COPIED = 0.1
LABELS_COPIED = 0.5


@dataclass(frozen=True)
class Sample:
    pixels: np.ndarray
    text: str


class Lines:
    """Draws lines of `texts` in fonts of `makes`; `truth` has what is to be read for a character, if not itself."""

    def __init__(self, texts, makes, seed, truth):
        self.texts = texts
        self.makes = makes
        self.seed = seed
        self.truth = truth

    def at(self, index, kind=None, look=None, is_marked=None, is_general=False, pair=None):
        """The line of an index; of a pair of characters, with one or the other of them."""
        rng = np.random.default_rng((self.seed, index))
        look = look or Look("copied" if rng.random() < COPIED else "mixed")
        while True:
            if pair is not None:
                line = self.texts.confused(rng, pair)
            else:
                line = self.texts.general(rng) if is_general else self.texts.line(rng, kind)
            if look.is_copied:
                line = line.copied(rng.random() < LABELS_COPIED)
            drawn = render(line, rng, self.makes)
            if drawn is not None:
                break
        strip, left, right = drawn
        if rng.random() < MARKED if is_marked is None else is_marked:
            strip = mark(strip, rng, self.makes)
        return Sample(crop(strip, left, right, look, rng), line.text.translate(self.truth))
