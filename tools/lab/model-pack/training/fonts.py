"""Fonts that lines are drawn in."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont
from PIL import ImageFont

from .texts import UNIHAN

DEBIAN = Path("/usr/share/fonts")
EM = 48


@dataclass(frozen=True)
class Make:
    """A typeface in all the weights that are used of it."""

    package: str
    files: tuple[str, ...]
    # How often it is picked, among those that can draw a line.
    share: float
    # Name of the font in a collection.
    face: str = ""


NOTO = ("Light", "DemiLight", "Regular", "Medium", "Bold")
MPLUS = ("Light", "Regular", "Medium", "Bold")

TRAINING = (
    Make(
        "fonts-noto-cjk, fonts-noto-cjk-extra",
        tuple(f"opentype/noto/NotoSansCJK-{weight}.ttc" for weight in NOTO),
        0.20,
        "Noto Sans CJK SC",
    ),
    # The nearest to a card's. (WenQuanYi Micro Hei has outlines of Droid Sans Fallback, which validation needs.)
    Make("fonts-wqy-zenhei", ("truetype/wqy/wqy-zenhei.ttc",), 0.24, "WenQuanYi Zen Hei"),
    Make("fonts-mplus", tuple(f"opentype/mplus/Mplus1-{weight}.otf" for weight in MPLUS), 0.10),
    Make(
        "fonts-lxgw-wenkai",
        tuple(f"truetype/lxgw-wenkai/LXGWWenKai-{weight}.ttf" for weight in ("Regular", "Bold")),
        0.11,
    ),
    Make("fonts-babelstone-han", ("truetype/babelstone/BabelStoneHan.ttf",), 0.10),
    Make("fonts-hanazono", ("truetype/hanazono/HanaMinA.ttf",), 0.07),
    Make("fonts-arphic-uming", ("truetype/arphic/uming.ttc",), 0.06, "AR PL UMing CN"),
    Make("fonts-ipaexfont-gothic", ("opentype/ipaexfont-gothic/ipaexg.ttf",), 0.06),
    Make("fonts-vlgothic", ("truetype/vlgothic/VL-Gothic-Regular.ttf",), 0.06),
)
# Never trained on.
VALIDATION = (
    Make("fonts-droid-fallback", ("truetype/droid/DroidSansFallbackFull.ttf",), 0.6),
    Make("fonts-arphic-gbsn00lp", ("truetype/arphic-gbsn00lp/gbsn00lp.ttf",), 0.4),
)


class Font:
    """One font file, with what it can draw."""

    def __init__(self, file, face):
        path = DEBIAN / file
        index = 0
        if path.suffix == ".ttc":
            faces = TTCollection(path, lazy=True).fonts
            index = next(at for at, one in enumerate(faces) if _is_named(one, face))
            cmap = faces[index].getBestCmap()
        else:
            cmap = TTFont(path, lazy=True).getBestCmap()
        self.characters = frozenset(map(chr, cmap))
        self.sized = lru_cache(lambda size: ImageFont.truetype(path, size, index=index))

    def draws(self, text):
        return self.characters.issuperset(text.replace(" ", ""))


def _is_named(font, face):
    families = (1, 16)
    names = [str(name) for name in font["name"].names if name.nameID in families]
    return any(name.startswith(face) for name in names)


@lru_cache(maxsize=None)
def font(file, face=""):
    return Font(file, face)


def pick(rng, makes, text):
    """A font that draws `text`, each make as often as its share of those that can; `None` without one."""
    able = [make for make in makes if font(make.files[0], make.face).draws(text)]
    if not able:
        return None
    weights = [make.share for make in able]
    make = able[rng.choice(len(able), p=[w / sum(weights) for w in weights])]
    return font(make.files[rng.integers(len(make.files))], make.face)


def require_packages():
    """Exits, and says what `apt-get install` must bring, if a file is missing."""
    missing = {make.package for make in TRAINING + VALIDATION if not all((DEBIAN / file).exists() for file in make.files)}
    if not UNIHAN.exists():
        missing.add("unicode-data")
    if missing:
        raise SystemExit(f"Install the Debian packages {', '.join(sorted(missing))}.")
