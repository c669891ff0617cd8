"""What is written or stamped across a line."""

import numpy as np
from PIL import Image, ImageDraw

from .fonts import EM, pick

PURPOSES = ("仅供办理入职使用", "仅限开户使用", "复印无效", "仅用于实名认证", "办理公积金提取", "投标专用", "样本")


def mark(strip, rng, makes):
    """The strip with a row of a purpose, or the arc of a stamp, over it."""
    height, width = strip.shape[:2]
    layer = Image.new("L", (width, height))
    if rng.random() < 0.75:
        _row(layer, rng, makes)
    else:
        _arcs(layer, rng)
    tint = int(rng.integers(3))
    colour = np.array(((120, 120, 120), (215, 60, 60), (70, 90, 200))[tint]) + rng.uniform(-40, 40, 3)
    alpha = np.asarray(layer, np.float32)[..., None] / 255 * rng.uniform(0.15, 0.6)
    return strip * (1 - alpha) + np.clip(colour, 0, 255).astype(np.float32) * alpha


def _row(layer, rng, makes):
    text = str(rng.choice(PURPOSES))
    font = pick(rng, makes, text)
    if font is None:
        return
    pillow = font.sized(int(EM * rng.uniform(0.7, 2.2)))
    length = int(pillow.getlength(text))
    row = Image.new("L", (length + 8, int(pillow.size * 1.4)))
    ImageDraw.Draw(row).text((4, 0), text, fill=255, font=pillow)
    row = row.rotate(float(rng.uniform(-40, 40)), Image.Resampling.BILINEAR, expand=True)
    for _ in range(int(rng.integers(1, 4))):
        x = int(rng.integers(-row.width // 2, max(1, layer.width - row.width // 2)))
        y = int(rng.integers(-row.height // 2, max(1, layer.height - row.height // 2)))
        layer.paste(row, (x, y), row)


def _arcs(layer, rng):
    draw = ImageDraw.Draw(layer)
    radius = EM * float(rng.uniform(1.5, 5))
    x, y = rng.uniform(0, layer.width), rng.uniform(-radius, layer.height + radius)
    for inset, line in ((0, 0.16), (0.6 * EM, 0.06)):
        box = (x - radius + inset, y - radius + inset, x + radius - inset, y + radius - inset)
        draw.ellipse(box, outline=255, width=max(1, int(line * EM)))
