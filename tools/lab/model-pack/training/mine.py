"""Reads drawn lines with a pack, and writes which characters it takes for which.

python -m training.mine PACK PEOPLE.jsonl ADDRESSES.txt FIRST COUNT OUT.jsonl

Each confusion in a line that can be read is a line of OUT: the character, and what was read instead.
"""

import json
import sys
from difflib import SequenceMatcher
from pathlib import Path

import onnxruntime

from .alphabet import alphabet_of, text_of
from .fonts import TRAINING, require_packages
from .stream import Lines
from .texts import Texts
from .validation import distance

# Of a line that can be read, at most one character in so many is misread.
LEGIBLE = 3


def mined(recognition, lines, alphabet, indices):
    for index in indices:
        sample = lines.at(index)
        scores = recognition.run([recognition.get_outputs()[0].name], {"x": sample.pixels[None]})[0][0]
        read = text_of(scores, alphabet)
        if distance(read, sample.text) <= len(sample.text) / LEGIBLE:
            yield from confusions(sample.text, read)


def confusions(text, read):
    """Single characters of a kind that stand for each other between others that are alike."""
    for kind, a, b, c, d in SequenceMatcher(None, text, read, autojunk=False).get_opcodes():
        if kind == "replace" and b - a == d - c == 1:
            if text[a].isdigit() == read[c].isdigit() and text[a].isalnum() == read[c].isalnum():
                yield text[a], read[c]


def main(pack, people, addresses, first, count, out):
    alphabet = alphabet_of(Path(pack) / "dictionary.txt")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    recognition = onnxruntime.InferenceSession(str(Path(pack) / "recognition.onnx"), options)
    lines = Lines(Texts(people, addresses, alphabet), TRAINING, seed=1, truth={})
    found = mined(recognition, lines, alphabet, range(int(first), int(first) + int(count)))
    # A file is whole or not there.
    part = Path(f"{out}.new")
    part.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found), "utf8")
    part.replace(out)


if __name__ == "__main__":
    require_packages()
    main(*sys.argv[1:7])
