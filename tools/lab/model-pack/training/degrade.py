"""What a camera, a scanner and a messenger do to a line, and the crop that the server makes of it."""

import io

import numpy as np
from PIL import Image, ImageFilter

from .fonts import EM
from .render import STRIP

# Height of the network's input; the server's crops have it.
HEIGHT = 48
STEP = 8


class Look:
    """How lines are spoilt: `sharp`, `blurred`, `few-pixels`, `copied`, or `mixed`: any of these and what is between."""

    def __init__(self, name, is_unseen=False):
        self.name = name
        # With another compression than any line that is trained on, and always a lens's blur.
        self.is_unseen = is_unseen

    def em(self, rng):
        """Size of the text in the image, in pixels."""
        sizes = {"sharp": (24, 48), "blurred": (18, 44), "few-pixels": (9, 14), "copied": (14, 40)}
        least, most = sizes.get(self.name, (9, 48))
        return float(np.exp(rng.uniform(np.log(least), np.log(most))))

    def blur(self, rng):
        """Radius in ems."""
        if self.name == "blurred":
            return float(rng.uniform(0.05, 0.09))
        if self.name in ("sharp", "few-pixels"):
            return float(rng.uniform(0, 0.025))
        return float(rng.uniform(0, 0.06 if self.is_copied else 0.09)) if rng.random() < 0.5 else 0.0

    @property
    def is_copied(self):
        """Whether it is a black-and-white copy."""
        return self.name == "copied"


def crop(strip, left, right, look, rng):
    """The input of the network, [3, 48, width], in BGR from -1 to 1."""
    if not look.is_copied:
        strip = _light(strip, rng, look)
    em = look.em(rng)
    image = Image.fromarray(np.clip(strip, 0, 255).astype(np.uint8))
    image = image.rotate(float(rng.normal(0, 0.5)), Image.Resampling.BILINEAR, fillcolor=(205, 205, 205))
    scale = em / EM
    image = image.resize((max(8, round(image.width * scale)), max(8, round(image.height * scale))), Image.Resampling.BOX)
    image = _blur(image, look.blur(rng) * em, look, rng)
    if look.is_copied:
        image = _copied(image, rng)
    image = _capture(image, look, rng)
    return _input(image, left * scale, right * scale, em, rng)


def _light(strip, rng, look):
    height, width = strip.shape[:2]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :, None]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None, None]
    strip = strip * (rng.uniform(0.5, 1.08) + rng.uniform(-0.15, 0.15) * x + rng.uniform(-0.06, 0.06) * y)
    if look.name == "mixed" and rng.random() < 0.12:
        at, breadth = rng.uniform(-1, 1), rng.uniform(0.05, 0.5)
        glare = np.exp(-(((x - at) / breadth) ** 2)) * rng.uniform(0.3, 0.85)
        if rng.random() < 0.4:
            # With a hard edge, like a film's or a window's.
            glare = np.where(glare > 0.3, glare, 0)
        strip = strip * (1 - glare) + 255 * glare
    if rng.random() < 0.15:
        strip = np.repeat(strip.mean(axis=2, keepdims=True), 3, axis=2)
    contrast = rng.uniform(0.5, 1.25)
    return (strip - 128) * contrast + 128 + rng.uniform(-15, 15)


def _blur(image, radius, look, rng):
    if radius < 0.2:
        return image
    if look.is_unseen or rng.random() < 0.25:
        return _disc_blur(image, radius * 1.4)
    if rng.random() < 0.3:
        return _motion_blur(image, radius * 3, rng)
    return image.filter(ImageFilter.GaussianBlur(radius))


def _convolve(image, kernel):
    pixels = np.asarray(image, np.float32)
    size = kernel.shape[0] // 2
    padded = np.pad(pixels, ((size, size), (size, size), (0, 0)), mode="edge")
    height, width = pixels.shape[:2]
    total = np.zeros_like(pixels)
    for dy, dx in np.argwhere(kernel > 0):
        total += kernel[dy, dx] * padded[dy : dy + height, dx : dx + width]
    return Image.fromarray(np.clip(total, 0, 255).astype(np.uint8))


def _disc_blur(image, radius):
    size = int(np.ceil(radius))
    y, x = np.mgrid[-size : size + 1, -size : size + 1]
    kernel = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1)
    return _convolve(image, kernel / kernel.sum())


def _motion_blur(image, length, rng):
    size = max(1, int(np.ceil(length / 2)))
    kernel = np.zeros((2 * size + 1, 2 * size + 1))
    angle = rng.uniform(0, np.pi)
    for step in np.linspace(-length / 2, length / 2, 4 * size + 1):
        kernel[size + round(step * np.sin(angle)), size + round(step * np.cos(angle))] += 1
    return _convolve(image, kernel / kernel.sum())


def _copied(image, rng):
    """Black and white: a copier's threshold eats thin strokes, or fills what is between them."""
    grey = np.asarray(image.convert("L"), np.float32)
    dark, light = np.percentile(grey, (0.5, 80))
    level = dark + (light - dark) * rng.uniform(0.3, 0.8)
    steep = 255 / max(1, rng.uniform(0.02, 0.5) * (light - dark))
    copied = (grey + rng.normal(0, rng.uniform(0, 8), grey.shape) - level) * steep + 128
    return Image.fromarray(np.clip(copied, 0, 255).astype(np.uint8)).convert("RGB")


def _moire(pixels, rng):
    """The waves of a screen's grid beside a camera's."""
    height, width = pixels.shape[:2]
    x, y = np.arange(width, dtype=np.float32)[None, :, None], np.arange(height, dtype=np.float32)[:, None, None]
    angle, period = rng.uniform(0, np.pi), rng.uniform(2, 9)
    phase = 2 * np.pi / period * (np.cos(angle) * x + np.sin(angle) * y) + rng.uniform(0, 6, 3).astype(np.float32)
    return pixels * (1 + rng.uniform(0.03, 0.14) * np.sin(phase))


def _stored(image, look, rng):
    stored = io.BytesIO()
    quality = int(rng.uniform(38, 95))
    image.save(stored, "WEBP" if look.is_unseen else "JPEG", quality=quality)
    return Image.open(stored).convert("RGB")


def _capture(image, look, rng):
    pixels = np.asarray(image, np.float32)
    if look.name == "mixed" and rng.random() < 0.08:
        pixels = _moire(pixels, rng)
    if rng.random() < 0.6:
        pixels = pixels + rng.normal(0, rng.uniform(1, 10), (*pixels.shape[:2], 1 if rng.random() < 0.5 else 3))
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    # As a phone smoothes and sharpens.
    if image.height > 48 and rng.random() < 0.1:
        image = image.filter(ImageFilter.MedianFilter(3))
    if rng.random() < 0.3:
        image = image.filter(ImageFilter.UnsharpMask(rng.uniform(0.8, 2.5), int(rng.uniform(40, 220)), 2))
    if rng.random() < 0.8:
        image = _stored(image, look, rng)
    if rng.random() < 0.3:
        factor = rng.uniform(0.75, 1.6)
        size = (max(8, round(image.width * factor)), max(8, round(image.height * factor)))
        image = image.resize(size, Image.Resampling.BILINEAR).resize(image.size, Image.Resampling.BILINEAR)
        # A messenger's, after the phone's.
        image = _stored(image, look, rng)
    return image


def _input(image, left, right, em, rng):
    """The crop along the line's box, whose corners detection finds nearly."""
    half = em * rng.uniform(0.62, 0.86)
    middle = STRIP / 2 * em + em * rng.normal(0, 0.05)
    before, after = em * rng.uniform(0.05, 0.45), em * rng.uniform(0.05, 0.45)
    corners = np.array(
        [
            (left - before, middle - half),
            (left - before, middle + half),
            (right + after, middle + half),
            (right + after, middle - half),
        ]
    ) + em * rng.normal(0, 0.03, (4, 2))
    width = max(16, round(HEIGHT * (right - left + before + after) / (2 * half)))
    resampling = Image.Resampling.BICUBIC if rng.random() < 0.3 else Image.Resampling.BILINEAR
    cropped = image.transform((width, HEIGHT), Image.Transform.QUAD, corners.ravel().tolist(), resampling)
    pixels = np.asarray(cropped, np.float32)[..., ::-1].transpose(2, 0, 1) / 127.5 - 1
    padded = np.zeros((3, HEIGHT, -(-width // STEP) * STEP), np.float32)
    padded[..., :width] = pixels
    return padded
