"""A line of text as a card prints it, on the ground that cards have."""

import numpy as np
from PIL import Image, ImageDraw

from .fonts import EM, pick
from .texts import Part

# Height of the drawn strip, in ems: the crop's, and room for it to be off.
STRIP = 2.4
LEADING = 1.375


def render(line, rng, makes):
    """The strip as floats from 0 to 255 in RGB, and where the text begins and ends; `None` without a font."""
    font = pick(rng, makes, "".join(part.text for part in line.parts))
    if font is None:
        return None
    spacing = float(rng.uniform(-0.02, 0.12)) * EM
    widths = [_width(font, part, spacing) for part in line.parts]
    length = sum(widths) + EM * sum(part.gap for part in line.parts)
    left = EM
    size = (int(length + 2 * left), int(STRIP * EM))
    ink = Image.new("L", size)
    label = Image.new("L", size)
    x = float(left)
    middle = STRIP * EM / 2
    for part, width in zip(line.parts, widths):
        x += part.gap * EM
        _write(label if part.is_label else ink, font, part, x, middle, spacing)
        x += width
    for text, step in zip(line.neighbours, (-LEADING, LEADING)):
        if text and font.draws(text):
            _write(ink, font, Part(text), x - widths[-1], middle + step * EM, spacing)
    strip = ground(rng, size)
    strip = _put(strip, label, _label_colour(rng), rng)
    strip = _put(strip, ink, rng.uniform(15, 95) + rng.uniform(-10, 10, 3), rng)
    return strip, left, x


def _width(font, part, spacing):
    pillow = font.sized(round(EM * part.size))
    return sum(pillow.getlength(c) for c in part.text) + spacing * len(part.text)


def _write(image, font, part, x, middle, spacing):
    pillow = font.sized(round(EM * part.size))
    draw = ImageDraw.Draw(image)
    for character in part.text:
        draw.text((x, middle), character, fill=255, font=pillow, anchor="lm")
        x += pillow.getlength(character) + spacing


def _label_colour(rng):
    return np.array([rng.uniform(40, 140), rng.uniform(90, 170), rng.uniform(140, 220)])


def _put(strip, mask, colour, rng):
    if mask.getbbox() is None:
        return strip
    alpha = np.asarray(mask, np.float32)[..., None] / 255 * rng.uniform(0.75, 1.0)
    return strip * (1 - alpha) + np.clip(colour, 0, 255).astype(np.float32) * alpha


def ground(rng, size):
    """Paper with a gradient and the fine waves of a card's guilloche."""
    width, height = size
    paper = rng.uniform(195, 250) + rng.uniform(-14, 14, 3)
    x = np.linspace(0, width / EM, width, dtype=np.float32)
    y = np.linspace(0, STRIP, height, dtype=np.float32)[:, None]
    strip = np.empty((height, width, 3), np.float32)
    strip[:] = paper
    for _ in range(rng.integers(0, 3)):
        phase = rng.uniform(1, 14) * x + rng.uniform(0.5, 3) * np.sin(rng.uniform(0.5, 4) * x)
        wave = np.sin((phase + rng.uniform(-20, 20) * y).astype(np.float32))
        strip += wave[..., None] * rng.uniform(0, 9, 3).astype(np.float32)
    tilt = (x / max(1, x[-1]) - 0.5)[None, :, None] * rng.uniform(-25, 25, 3)
    return strip + tilt.astype(np.float32)
