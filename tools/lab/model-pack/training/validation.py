"""Character errors on lines of counties, in fonts and in a compression that are never trained on."""

import torch

from .alphabet import text_of
from .degrade import Look
from .fonts import VALIDATION
from .stream import Lines

SEED = 20_000_001
COUNT = 120
# Kind of line, look, whether marked.
SETS = {
    "rare names": ("name", Look("sharp", True), False),
    "blurred": (None, Look("blurred", True), False),
    "few pixels": (None, Look("few-pixels", True), False),
    "addresses": ("address", Look("mixed", True), None),
    "copied": (None, Look("copied", True), False),
    "marked": (None, Look("sharp", True), True),
    "numbers": ("number", Look("mixed", True), None),
    "registered characters": ("listed", Look("sharp", True), False),
    "other characters": ("unlisted", Look("sharp", True), False),
    "Latin": ("latin", Look("sharp", True), False),
}


class Validation:
    def __init__(self, texts, alphabet, truth):
        lines = Lines(texts, VALIDATION, SEED, truth)
        self.alphabet = alphabet
        self.sets = {
            name: [lines.at(index, kind, look, is_marked) for index in range(COUNT)]
            for name, (kind, look, is_marked) in SETS.items()
        }

    def errors(self, logits_of):
        """By set: character errors in percent of the true characters."""
        with torch.no_grad():
            return {name: self._error(samples, logits_of) for name, samples in self.sets.items()}

    def _error(self, samples, logits_of):
        wrong = 0
        for sample in samples:
            logits = logits_of(torch.from_numpy(sample.pixels)[None])[0]
            wrong += distance(text_of(logits, self.alphabet), sample.text)
        return 100 * wrong / sum(len(sample.text) for sample in samples)


def distance(one, other):
    """Levenshtein's."""
    row = list(range(len(other) + 1))
    for at, character in enumerate(one, 1):
        previous, row[0] = row[0], at
        for column, expected in enumerate(other, 1):
            change = previous + (character != expected)
            previous, row[column] = row[column], min(change, row[column] + 1, row[column - 1] + 1)
    return row[-1]
