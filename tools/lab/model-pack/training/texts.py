"""What the drawn lines say: the words of cards, and text of all kinds that must not be forgotten."""

import bz2
import json
import re
from dataclasses import dataclass
from pathlib import Path

UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
# Characters of village names that are rare elsewhere.
VILLAGES = "垅塬坵堌崾漈峁磜榉咘垸坳坪墩岙埠圩埭垌墟峪崮嵝岽屲梁沟湾浦洼滘涌泷浜溇渌滩潭畈畲硚碥磴窑箐篁荡菇蔸蓢藔岗岜峒嵅嶂弄寨堰塝塅塆塍塘墕壕夼垚垭垴埂埌埔埕堎堍堽圳圪坨坭坂坝坞坡"
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


def general_standard_characters():
    """The 8,105 characters that people and places may be registered with (kTGH)."""
    listed = bz2.open(UNIHAN, "rt", encoding="utf8").read()
    return [chr(int(code, 16)) for code in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", listed, re.M)]


class Texts:
    """Lines from `people` (one JSON object a line) with characters of an `alphabet`."""

    KINDS = (
        ("name", 0.36),
        ("address", 0.26),
        ("authority", 0.12),
        ("validity", 0.05),
        ("birth", 0.06),
        ("number", 0.07),
        ("gender", 0.08),
    )

    # Half of these lines have characters that no card shows: there are 10,000 of them.
    GENERAL_KINDS = (
        ("unlisted", 0.5),
        ("listed", 0.15),
        ("latin", 0.1),
        ("figures", 0.1),
        ("sentence", 0.15),
    )

    def __init__(self, people, alphabet):
        known = set(alphabet)
        everyone = [json.loads(line) for line in Path(people).read_text("utf8").splitlines()]
        # A loss needs a class: of the characters that people may be registered with, 凓 and 勠 have none.
        self.people = [one for one in everyone if known.issuperset("".join([one["name"], *one["rows"], one["authority"]]))]
        self.listed = [c for c in general_standard_characters() if c in known]
        listed = set(self.listed)
        self.other = [c for c in alphabet if len(c) == 1 and "\u4e00" <= c <= "\u9fff" and c not in listed]
        self.villages = [c for c in VILLAGES if c in known]

    def line(self, rng, kind=None):
        """A line of a card; or of any other kind that is named."""
        return self._drawn(rng, kind or self._one_of(rng, self.KINDS))

    def general(self, rng):
        """Text of any kind, which must be read as well as before."""
        return self._drawn(rng, self._one_of(rng, self.GENERAL_KINDS))

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

    def _name(self, rng, person):
        name = person["name"]
        if rng.random() < 0.6:
            surname = SURNAMES[int(len(SURNAMES) * rng.random() ** 1.5)]
            name = (self._given(rng, 1) if rng.random() < 0.1 else surname) + self._given(rng)
        label = () if rng.random() < 0.25 else (Part("姓名", 0.69, True),)
        return ((*label, Part(name, gap=1.0 if label else 0)),)

    def _address(self, rng, person):
        rows = list(person["rows"])
        at = int(rng.integers(len(rows)))
        row = rows[at]
        if rng.random() < 0.5:
            place = int(rng.integers(len(row)))
            rare = self.villages if rng.random() < 0.5 else self.listed
            if "\u4e00" <= row[place] <= "\u9fff":
                row = row[:place] + self._some(rng, rare, 1, 2) + row[place + 1 :]
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
