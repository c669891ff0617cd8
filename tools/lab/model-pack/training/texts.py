"""What the drawn lines say: the words of cards, and text of all kinds that must not be forgotten."""

import bz2
import json
import re
from array import array
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
# A character of fewer addresses than this is drawn as often as one of so many.
SELDOM = 400
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈"


@dataclass(frozen=True)
class Part:
    """A run of a line in one ink and size."""

    text: str
    # Relative to the value of the line.
    size: float = 1.0
    is_label: bool = False
    # Space before it, in ems of the value.
    gap: float = 0.0


@dataclass(frozen=True)
class Line:
    parts: tuple[Part, ...]
    # Texts of the rows above and below, whose edges are in the crop.
    neighbours: tuple[str, ...] = ()

    @property
    def text(self):
        return "".join(part.text for part in self.parts).replace(" ", "")

    def saying(self, one, instead):
        """The same line with a character instead of another."""
        return replace(self, parts=tuple(replace(part, text=part.text.replace(one, instead)) for part in self.parts))

    def copied(self, has_labels):
        """The same line in black and white, where a copier leaves labels out or makes them black."""
        parts, gap = [], 0.0
        for part in self.parts:
            gap += part.gap
            if part.is_label and not has_labels:
                gap += part.size * len(part.text)
            else:
                parts.append(replace(part, is_label=False, gap=gap if parts else 0.0))
                gap = 0.0
        return replace(self, parts=tuple(parts))


def general_standard_characters():
    """The 8,105 characters that people and places may be registered with (kTGH)."""
    listed = bz2.open(UNIHAN, "rt", encoding="utf8").read()
    return [chr(int(code, 16)) for code in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", listed, re.M)]


class Texts:
    """Lines from `people` (one JSON object a line) and `addresses` (one a line, rows between slashes) with characters
    of an `alphabet`."""

    KINDS = (
        ("name", 0.25),
        ("address", 0.55),
        ("authority", 0.06),
        ("validity", 0.03),
        ("birth", 0.03),
        ("number", 0.05),
        ("gender", 0.03),
    )

    # Half of these lines have characters that no card shows: there are 10,000 of them.
    GENERAL_KINDS = (
        ("unlisted", 0.5),
        ("listed", 0.15),
        ("latin", 0.1),
        ("figures", 0.1),
        ("sentence", 0.15),
    )

    def __init__(self, people, addresses, alphabet):
        known = set(alphabet)
        everyone = [json.loads(line) for line in Path(people).read_text("utf8").splitlines()]
        # A loss needs a class: of the characters that people may be registered with, 凓 and 勠 have none.
        self.people = [one for one in everyone if known.issuperset("".join([one["name"], *one["rows"], one["authority"]]))]
        self.listed = [c for c in general_standard_characters() if c in known]
        listed = set(self.listed)
        self.other = [c for c in alphabet if len(c) == 1 and "\u4e00" <= c <= "\u9fff" and c not in listed]
        self.addresses = [one for one in Path(addresses).read_text("utf8").split() if known.issuperset(one)]
        # Which addresses have a character.
        self.having = defaultdict(lambda: array("I"))
        for at, address in enumerate(self.addresses):
            for character in dict.fromkeys(address.replace("/", "")):
                self.having[character].append(at)
        counts = np.array([max(SELDOM, len(having)) for having in self.having.values()]) ** 0.5
        self.characters = list(self.having)
        self.shares = np.cumsum(counts / counts.sum())

    def line(self, rng, kind=None):
        """A line of a card; or of any other kind that is named."""
        return self._drawn(rng, kind or self._one_of(rng, self.KINDS))

    def general(self, rng):
        """Text of any kind, which must be read as well as before."""
        return self._drawn(rng, self._one_of(rng, self.GENERAL_KINDS))

    def confused(self, rng, pair):
        """A line with one or the other of two characters, equally often, in places where the first one stands."""
        one, other = pair
        if one in self.having:
            line = Line(*self._address_with(rng, one))
        else:
            line = Line((Part(self._surname(rng) + one),))
        return line if rng.random() < 0.5 else line.saying(one, other)

    def _drawn(self, rng, kind):
        person = self.people[rng.integers(len(self.people))]
        return Line(*getattr(self, "_" + kind)(rng, person))

    def _one_of(self, rng, kinds):
        names, shares = zip(*kinds)
        return str(rng.choice(names, p=shares))

    def _unlisted(self, rng, _):
        return ((Part(self._some(rng, self.other, 2, 8) + self._some(rng, self.listed, 0, 4)),),)

    def _listed(self, rng, _):
        return ((Part(self._some(rng, self.listed, 4, 14)),),)

    def _latin(self, rng, _):
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        return ((Part(" ".join(self._some(rng, letters, 2, 8) for _ in range(rng.integers(1, 4)))),),)

    def _figures(self, rng, _):
        return ((Part(self._some(rng, "0123456789.-/:¥%()", 4, 20)),),)

    def _sentence(self, rng, person):
        mixed = "".join(person["rows"]) + "，" + person["authority"] + "：" + person["idNumber"]
        start = rng.integers(len(mixed) - 8)
        return ((Part(mixed[start : start + rng.integers(6, 18)]),),)

    def _some(self, rng, characters, least, most):
        return "".join(characters[i] for i in rng.integers(len(characters), size=rng.integers(least, most + 1)))

    def _given(self, rng, most=2):
        return self._some(rng, self.listed, 1, most)

    def _surname(self, rng):
        return SURNAMES[int(len(SURNAMES) * rng.random() ** 1.5)]

    def _name(self, rng, person):
        name = person["name"]
        if rng.random() < 0.6:
            name = (self._given(rng, 1) if rng.random() < 0.1 else self._surname(rng)) + self._given(rng)
        label = () if rng.random() < 0.25 else (Part("姓名", 0.69, True),)
        return ((*label, Part(name, gap=1.0 if label else 0)),)

    def _address(self, rng, _):
        """A row with a character, which is drawn by the square root of how many addresses have it."""
        return self._address_with(rng, self.characters[np.searchsorted(self.shares[:-1], rng.random())])

    def _address_with(self, rng, character):
        having = self.having[character]
        rows = self.addresses[having[rng.integers(len(having))]].split("/")
        able = [at for at, row in enumerate(rows) if character in row]
        at = able[rng.integers(len(able))]
        row = rows[at]
        # Now and then one that no name has there, so that no name is read where another stands.
        if rng.random() < 0.15:
            place = int(rng.integers(len(row)))
            if "\u4e00" <= row[place] <= "\u9fff":
                row = row[:place] + self._some(rng, self.listed, 1, 1) + row[place + 1 :]
        label = (Part("住址", 0.83, True),) if at == 0 and rng.random() < 0.75 else ()
        neighbours = (rows[at - 1] if at > 0 else "", rows[at + 1] if at + 1 < len(rows) else "")
        return (*label, Part(row, gap=0.9 if label else 0)), neighbours

    def _authority(self, rng, person):
        text = person["authority"]
        if rng.random() < 0.3:
            text = self._given(rng) + str(rng.choice(["县", "市", "区", "旗"])) + "公安局"
        label = () if rng.random() < 0.25 else (Part("签发机关", 0.83, True),)
        return ((*label, Part(text, gap=1.0 if label else 0)),)

    def _validity(self, rng, person):
        text = "-".join(person[day].replace("-", ".") for day in ("start", "end"))
        label = () if rng.random() < 0.25 else (Part("有效期限", 0.83, True),)
        return ((*label, Part(text, gap=1.0 if label else 0)),)

    def _birth(self, rng, person):
        year, month, day = (str(int(part)) for part in person["birth"].split("-"))
        label = () if rng.random() < 0.25 else (Part("出生", 0.83, True),)
        gap = float(rng.uniform(0.2, 0.7))
        parts = [Part(year, gap=0.9 if label else 0), Part("年", 0.83, True, 0.2)]
        parts += [Part(month, gap=gap), Part("月", 0.83, True, gap), Part(day, gap=gap), Part("日", 0.83, True, gap)]
        return ((*label, *parts),)

    def _number(self, rng, person):
        label = (Part("公民身份号码", 0.9, True),) if rng.random() < 0.3 else ()
        return ((*label, Part(person["idNumber"], gap=0.9 if label else 0)),)

    def _gender(self, rng, person):
        gender = (Part("性别", 0.83, True), Part(person["gender"], gap=0.9))
        race = (Part("民族", 0.83, True, 1.6), Part(person["race"], gap=0.6))
        part = rng.random()
        if part < 0.6:
            return ((*gender, *race),)
        return ((gender if part < 0.75 else race),)
