"""The network: a body of the base model, and a layer that compares the states of two nodes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from ....transformer.pieces import Floats
from ....transformer.training.body import MarkedBody
from ....transformer.training.exporting import shorten, write_model
from ....transformer.training.fitting import Schedule, tune
from ....transformer.training.restoring import restore
from ..labels import ANSWERS
from ..marking import FIRST, KINDS, LONGEST, MARKS
from ..scoring import Asked, arrays

SCHEDULE = Schedule(epochs=6, batch=16, head_rate=1e-3, smoothing=0.02)
FURTHER = Schedule(epochs=4, batch=16, rate=1e-4, head_rate=5e-4, smoothing=0.02)
"""Of tuning that goes on from earlier weights."""
WIDTH = 256
"""Of the layer that compares."""
NEVER = 1e-6


@dataclass(frozen=True)
class Taught:
    """A sentence, and what may be answered for each of its pairs."""

    asked: Asked
    answers: tuple[tuple[int, ...], ...]
    """By pair: places in ANSWERS, each of them right."""
    weights: tuple[float, ...]
    """By pair: how much it counts."""


class Network(MarkedBody):
    """Scores ANSWERS for pairs of marked nodes."""

    def __init__(self, base: Path) -> None:
        super().__init__(base, range(FIRST, FIRST + MARKS))
        usual = self.words[1000:5000].mean(0)
        self.start_marks(torch.randn(MARKS, self.length) * 0.02 + usual)
        self.earlier = nn.Linear(self.length, WIDTH)
        self.later = nn.Linear(self.length, WIDTH)
        self.both = nn.Linear(self.length, WIDTH)
        self.whole = nn.Linear(self.length, WIDTH)
        self.scores = nn.Linear(WIDTH, len(ANSWERS))
        self.kinds = nn.Embedding(len(KINDS) ** 2, len(ANSWERS))
        nn.init.zeros_(self.kinds.weight)

    def forward(
        self, vectors: Any, mask: Any, rows: Any, first: Any, second: Any, kinds: Any
    ) -> Any:
        """Return one score for each of ANSWERS, for each pair."""
        states = self.states(vectors, mask)
        chosen = states[rows]
        one = (first[..., None] * chosen).sum(1)
        other = (second[..., None] * chosen).sum(1)
        compared = self.earlier(one) + self.later(other) + self.both(one * other)
        seen = torch.tanh(self.dropout(compared + self.whole(chosen[:, 0])))
        return self.scores(self.dropout(seen)) + self.kinds(kinds)


def trained(
    base: Path,
    taught: Sequence[Taught],
    seed: int,
    report: Callable[[str], None],
    schedule: Schedule = SCHEDULE,
    earlier: Path | None = None,
) -> Network:
    """Tune to sentences; return averaged weights. What a folder `earlier` holds is built upon."""
    torch.manual_seed(seed)
    network = Network(base)
    if earlier is not None:
        schedule = FURTHER
        restore(network, earlier / "encoder.onnx.xz")
        marks = np.load(earlier / "marks.npy").astype(np.float32)
        network.marks.data.copy_(torch.tensor(marks))

    def loss(chosen: Sequence[int]) -> Any:
        batch = [taught[place] for place in chosen]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = _scores(network, [each.asked for each in batch])
        return loss_of(scores.float(), batch, schedule.smoothing)

    tune(network, [len(each.asked.marked.ids) for each in taught], loss, schedule, seed, report)
    return network


def _scores(network: Network, asked: Sequence[Asked]) -> Any:
    inputs = {name: torch.tensor(held) for name, held in arrays(asked).items()}
    vectors = network.vectors(inputs.pop("ids"))
    return network(vectors, **inputs)


def loss_of(scores: Any, batch: Sequence[Taught], smoothing: float) -> Any:
    """Return how unlikely right answers are, and whether there is one, halved."""
    right = torch.zeros_like(scores)
    answers = [held for each in batch for held in each.answers]
    for row, held in enumerate(answers):
        right[row, list(held)] = 1
    weights = torch.tensor([weight for each in batch for weight in each.weights])
    logs = torch.log_softmax(scores, -1)
    of_answer = -torch.logsumexp(logs.masked_fill(right == 0, -1e9), -1)
    of_answer = (1 - smoothing) * of_answer - smoothing * logs.mean(-1)
    none = logs[:, 0].exp().clamp(NEVER, 1 - NEVER)
    of_any = -torch.where(right[:, 0] > 0, none, 1 - none).log()
    return ((of_answer + of_any) / 2 * weights).sum() / weights.sum().clamp(min=1)


def predicted(network: Network, asked: Sequence[Asked]) -> list[Floats]:
    """Return for each sentence a row of probabilities of ANSWERS for each pair."""
    with torch.no_grad():
        return [torch.softmax(_scores(network, [each]), -1).numpy() for each in asked]


def write(network: Network, out: Path) -> None:
    """Write the network with small weights, and the vectors of the marks beside it."""
    width = network.marks.shape[1]
    shorten(network.body, LONGEST)
    example = (
        torch.zeros(2, 12, width),
        torch.ones(2, 12, dtype=torch.long),
        torch.tensor([0, 1, 1]),
        torch.full((3, 12), 1 / 12),
        torch.full((3, 12), 1 / 12),
        torch.tensor([0, 1, 2]),
    )
    sentences = {0: "sentences", 1: "length"}
    states, pairs = {0: "pairs", 1: "length"}, {0: "pairs"}
    axes = {
        "vectors": sentences,
        "mask": sentences,
        "rows": pairs,
        "first": states,
        "second": states,
        "kinds": pairs,
        "scores": pairs,
    }
    write_model(network, example, axes, out / "encoder.onnx.xz")
    np.save(out / "marks.npy", network.marks.detach().numpy().astype(np.float16))
