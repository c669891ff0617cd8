"""Step 1: the source networks, simplified, and their dictionaries as text files.

python -m network.prepare SOURCES OUT
"""

import sys
from pathlib import Path

import onnx

from .clean import clean
from .graph import Graph

DICTIONARIES = {"recognition": "dictionary.txt", "draft": "draft-dictionary.txt"}
DICTIONARY_KEY = "character"


def dictionary_of(path):
    entries = {entry.key: entry.value for entry in onnx.load(path).metadata_props}
    return entries[DICTIONARY_KEY].replace("\r\n", "\n").rstrip("\n") + "\n"


def main(sources, out):
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(sources.glob("*.onnx")):
        (out / path.name).write_bytes(clean(Graph.load(path)).serialize())
    for network, file in DICTIONARIES.items():
        path = sources / f"{network}.onnx"
        if path.exists():
            given = sources / file
            text = given.read_text("utf8") if given.exists() else dictionary_of(path)
            (out / file).write_text(text, "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
