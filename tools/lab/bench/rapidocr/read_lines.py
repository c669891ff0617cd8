"""RapidOCR with its defaults: reads image paths from standard input and prints the lines as JSON."""

import json
import sys
import time

from rapidocr import RapidOCR

engine = RapidOCR()
print(json.dumps({"ready": True}), flush=True)
for path in sys.stdin:
    start = time.perf_counter()
    result = engine(path.strip())
    seconds = time.perf_counter() - start
    found = [] if result.boxes is None else zip(result.boxes.tolist(), result.txts, result.scores)
    lines = [{"quad": quad, "text": text, "score": score} for quad, text, score in found]
    print(json.dumps({"milliseconds": seconds * 1000, "lines": lines}), flush=True)
