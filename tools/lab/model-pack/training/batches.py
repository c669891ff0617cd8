"""Batches of drawn lines, as the network takes them."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch

BATCH = 16
# Batches of lines of like length, so that little is padded.
POOL = 8
# Their widths are multiples of this: kernels are made for each, so that there are few.
WIDTH_STEP = 32
# Shares of lines of any text, and of lines with a character of a confusion.
GENERAL = 0.2
CONFUSED = 0.4


def batches(lines, pairs, start):
    """Endless batches of (samples, whether general) from batch `start` on; `pairs` as mine.py writes them."""
    pool = start // POOL
    while True:
        first = pool * POOL * BATCH
        rng = np.random.default_rng((lines.seed, pool))
        kinds = rng.random(POOL * BATCH)
        drawn = []
        for at, kind in enumerate(kinds):
            is_general, is_confused = kind < GENERAL, GENERAL <= kind < GENERAL + CONFUSED
            pair = pairs[rng.integers(len(pairs))] if is_confused and pairs else None
            drawn.append((lines.at(first + at, is_general=is_general, pair=pair), is_general))
        drawn.sort(key=lambda one: one[0].pixels.shape[-1])
        order = rng.permutation(POOL)
        for part in order[start - pool * POOL :]:
            yield drawn[part * BATCH : (part + 1) * BATCH]
        pool += 1
        start = pool * POOL


def ahead(source):
    """Draws the next batch while one is learnt from."""
    with ThreadPoolExecutor(1) as executor:
        drawing = executor.submit(next, source)
        while True:
            batch = drawing.result()
            drawing = executor.submit(next, source)
            yield batch


def stacked(samples):
    width = -(-max(sample.pixels.shape[-1] for sample in samples) // WIDTH_STEP) * WIDTH_STEP
    pixels = np.zeros((len(samples), 3, samples[0].pixels.shape[1], width), np.float32)
    for row, sample in enumerate(samples):
        pixels[row, ..., : sample.pixels.shape[-1]] = sample.pixels
    return torch.from_numpy(pixels).contiguous(memory_format=torch.channels_last)
