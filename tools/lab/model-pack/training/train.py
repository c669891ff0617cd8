"""Trains a recognition network for what cards print. Run again, it goes on from its last checkpoint.

python -m training.train NETWORK ORIGINAL START WORK OUT --steps N

ORIGINAL and START are folders with cleaned networks and their dictionaries: as they were published, and what training
starts from. WORK has the texts: people.jsonl, addresses.txt, validation.txt and mined-*.jsonl.
Characters without a class in the network's dictionary are □, so that a small network says so instead of taking a
character for one that looks like it.

CTC loss on drawn lines; where the original network reads a line of any other kind right, its own answers are the
truth, so that little is forgotten. OUT gets checkpoint.pt, log.jsonl and best.onnx: the averaged weights, mixed with
the original ones and those of the start, at the step with fewest errors in validation.
"""

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from .alphabet import alphabet_of, text_of
from .batches import ahead, batches, stacked
from .fonts import TRAINING, require_packages
from .network import Network
from .stream import Lines
from .texts import Texts
from .validation import Validation

DISTILLED = 1.0
RATE = 5e-5
# A network with a small alphabet is small: it learns faster.
DRAFT_RATE = 3e-4
# Most classes are in no line of most batches. Adam would scale up the little by which each of these pushes them down, and
# rare characters would be forgotten: with its usual 1e-8, at a rate of 1e-4, errors in registered characters rose from 4
# to 13 % in 500 steps.
HEAD_EPSILON = 1e-3
WARM_UP = 100
AVERAGED = 0.998
# Weights and biases of the stem, two stages and the third one's beginning: they find strokes, and learn no new ones. That
# saves a fifth of the time.
FROZEN = 40
# Of the original's weights, in what is written: part of the way back, less is forgotten and rare names gain.
# Wortsman et al. 2022, "Robust fine-tuning of zero-shot models".
ORIGINAL_SHARE = 0.1
# A draft may forget: what it does not know, the full network reads. Mixed with the original, it would go on taking
# unknown characters for others.
DRAFT_ORIGINAL_SHARE = 0
# Of the weights that training started from, in what is written. Without them, 3 of 234 photographs that others took were
# spoilt and 2 mended, and 8 were wrong in silence; with half, none, one and 5, and drawn lines have half of the gain.
START_SHARE = 0.5
VALIDATED_EVERY = 400
SAVED_EVERY = 50
BLANK = 0
UNKNOWN = "□"


def ctc_loss(logits, samples, width, index_of):
    """A space is as good as a blank: where labels end, the truth has none."""
    scores = logits.log_softmax(-1)
    spaced = torch.logaddexp(scores[..., BLANK], scores[..., -1])
    scores = torch.cat([spaced[..., None], scores[..., 1:-1]], -1).transpose(0, 1)
    steps = torch.tensor([sample.pixels.shape[-1] * scores.shape[0] // width for sample in samples])
    targets = [torch.tensor([index_of[c] for c in sample.text]) for sample in samples]
    lengths = torch.tensor([len(target) for target in targets])
    return functional.ctc_loss(scores, torch.cat(targets), steps, lengths, blank=BLANK, zero_infinity=True)


def distillation_loss(logits, original):
    return functional.kl_div(logits.log_softmax(-1), original.log_softmax(-1), log_target=True, reduction="none").sum(-1).mean()


class Training:
    def __init__(self, name, original, start, work, out, steps):
        self.out, self.steps = out, steps
        is_draft = name == "draft"
        dictionary = original / ("draft-dictionary.txt" if is_draft else "dictionary.txt")
        self.dictionary = dictionary.read_text("utf8").rstrip("\n")
        alphabet = self.alphabet = alphabet_of(dictionary)
        self.index_of = {character: index for index, character in enumerate(alphabet)}
        every = alphabet_of(original / "dictionary.txt")
        texts, unseen = (Texts(work / "people.jsonl", work / file, every) for file in ("addresses.txt", "validation.txt"))
        truth = {ord(character): UNKNOWN for character in every if character and character not in self.index_of}
        self.rate = DRAFT_RATE if is_draft else RATE
        self.original_share = DRAFT_ORIGINAL_SHARE if is_draft else ORIGINAL_SHARE
        self.lines = Lines(texts, TRAINING, seed=1, truth=truth)
        mined = "".join(file.read_text("utf8") for file in sorted(work.glob("mined-*.jsonl")))
        self.pairs = [json.loads(line) for line in mined.splitlines()]
        file = f"{name}.onnx"
        self.original = Network(original / file)
        self.network, self.average, self.mixed = (Network(start / file) for _ in range(3))
        for frozen in (self.original, self.average, self.mixed):
            for parameter in frozen.parameters.values():
                parameter.requires_grad_(False)
        self.start_share = 0 if is_draft else START_SHARE
        self.started = {name: one.detach().clone() for name, one in self.network.parameters.items()}
        names = list(self.network.parameters)
        for frozen in names[: 0 if is_draft else FROZEN]:
            self.network.parameters[frozen].requires_grad_(False)
        self.learning = {name: one for name, one in self.network.parameters.items() if one.requires_grad}
        head = [one for one in self.learning.values() if one.shape[-1] == len(alphabet)]
        others = [one for one in self.learning.values() if one.shape[-1] != len(alphabet)]
        groups = [{"params": others}, {"params": head, "eps": HEAD_EPSILON}]
        self.optimizer = torch.optim.AdamW(groups, self.rate, weight_decay=0)
        self.validation = Validation(unseen, alphabet, truth)
        self.before = self.validation.errors(self.network.logits)
        self.step, self.best = 0, math.inf
        self._resume()

    def run(self):
        self._log({"step": self.step, "start": self.before})
        source = ahead(batches(self.lines, self.pairs, self.step))
        began, losses = time.time(), []
        while self.step < self.steps:
            losses.append(self._train(next(source)))
            self.step += 1
            if self.step % VALIDATED_EVERY == 0 or self.step == self.steps:
                self._validate(np.mean(losses, axis=0).tolist(), time.time() - began)
                began, losses = time.time(), []
            if self.step % SAVED_EVERY == 0:
                self._save()
        self._save()

    def _rate(self):
        warm = min(1.0, (self.step + 1) / WARM_UP)
        return self.rate * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * self.step / self.steps)))

    def _train(self, batch):
        for group in self.optimizer.param_groups:
            group["lr"] = self._rate()
        samples = [sample for sample, _ in batch]
        pixels = stacked(samples)
        logits = self.network.logits(pixels)
        kept = logits.sum() * 0
        # Where the original network is wrong, there is nothing to be kept.
        is_kept = torch.tensor([is_general for _, is_general in batch])
        if is_kept.any():
            with torch.no_grad():
                original = self.original.logits(pixels[is_kept])
            general = [sample for sample, is_general in batch if is_general]
            is_right = torch.tensor([text_of(one, self.alphabet) == sample.text for one, sample in zip(original, general)])
            is_kept[is_kept.clone()] = is_right
            if is_right.any():
                kept = distillation_loss(logits[is_kept], original[is_right])
        drawn = [sample for sample, is_one in zip(samples, is_kept) if not is_one]
        read = ctc_loss(logits[~is_kept], drawn, pixels.shape[-1], self.index_of) if drawn else logits.sum() * 0
        self.optimizer.zero_grad()
        (read + DISTILLED * kept).backward()
        torch.nn.utils.clip_grad_norm_(self.learning.values(), 5)
        self.optimizer.step()
        share = min(AVERAGED, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for name, parameter in self.learning.items():
                self.average.parameters[name].lerp_(parameter, 1 - share)
        return read.item(), kept.item()

    def _validate(self, losses, seconds):
        for name in self.learning:
            mixed = torch.lerp(self.average.parameters[name], self.original.parameters[name], self.original_share)
            self.mixed.parameters[name].copy_(torch.lerp(mixed, self.started[name], self.start_share))
        errors = self.validation.errors(self.mixed.logits)
        ratio = float(np.mean([errors[name] / max(0.5, self.before[name]) for name in errors]))
        self._log({"step": self.step, "ctc": losses[0], "kept": losses[1], "seconds": seconds, "ratio": ratio, "errors": errors})
        if ratio < self.best:
            self.best = ratio
            self.mixed.write(self.out / "best.onnx", self.dictionary)

    def _log(self, entry):
        line = json.dumps(entry, ensure_ascii=False)
        print(line, flush=True)
        with open(self.out / "log.jsonl", "a", encoding="utf8") as log:
            log.write(line + "\n")

    def _save(self):
        state = {
            "step": self.step,
            "best": self.best,
            "weights": {name: p.detach() for name, p in self.network.parameters.items()},
            "average": dict(self.average.parameters),
            "optimizer": self.optimizer.state_dict(),
        }
        # A checkpoint is whole or not there.
        torch.save(state, self.out / "checkpoint.new")
        (self.out / "checkpoint.new").replace(self.out / "checkpoint.pt")

    def _resume(self):
        file = self.out / "checkpoint.pt"
        if not file.exists():
            return
        state = torch.load(file)
        self.step, self.best = state["step"], state["best"]
        with torch.no_grad():
            for network, key in ((self.network, "weights"), (self.average, "average")):
                for name, parameter in network.parameters.items():
                    parameter.copy_(state[key][name])
        self.optimizer.load_state_dict(state["optimizer"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("network")
    for name in ("original", "start", "work", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--steps", type=int, required=True)
    given = parser.parse_args()
    require_packages()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    Training(given.network, given.original, given.start, given.work, given.out, given.steps).run()
