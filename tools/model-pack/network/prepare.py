"""Step 1: the source networks, simplified, and the dictionary as a text file.

python -m network.prepare SOURCES OUT
"""

import sys
from pathlib import Path

import onnx

from .clean import clean
from .graph import Graph

NETWORKS = ("detection", "recognition")
DICTIONARY_KEY = "character"


def dictionary_of(path):
    entries = {entry.key: entry.value for entry in onnx.load(path).metadata_props}
    return entries[DICTIONARY_KEY].replace("\r\n", "\n").rstrip("\n") + "\n"


def main(sources, out):
    out.mkdir(parents=True, exist_ok=True)
    for name in NETWORKS:
        network = clean(Graph.load(sources / f"{name}.onnx"))
        (out / f"{name}.onnx").write_bytes(network.serialize())
    given = sources / "dictionary.txt"
    text = given.read_text("utf8") if given.exists() else dictionary_of(sources / "recognition.onnx")
    (out / "dictionary.txt").write_text(text, "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
