"""Streams of drawn lines: the same seed and index give the same line."""

from dataclasses import dataclass

import numpy as np

from .degrade import Look, crop
from .marks import mark
from .render import render

MARKED = 0.2


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

    def at(self, index, kind=None, look=None, is_marked=None, is_general=False):
        rng = np.random.default_rng((self.seed, index))
        while True:
            line = self.texts.general(rng) if is_general else self.texts.line(rng, kind)
            drawn = render(line, rng, self.makes)
            if drawn is not None:
                break
        strip, left, right = drawn
        if rng.random() < MARKED if is_marked is None else is_marked:
            strip = mark(strip, rng, self.makes)
        pixels = crop(strip, left, right, look or Look("mixed"), rng)
        return Sample(pixels, line.text.translate(self.truth))
