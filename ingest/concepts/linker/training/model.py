"""The transformer that is taught: which stretches name something, and which concept they mean."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoTokenizer

from ....transformer.training.body import Body, filled
from ....transformer.training.fitting import Schedule, tune
from ..stretches import UNKNOWN_CONCEPT, WIDEST, Question
from .records import Lesson

HIDDEN = 192
RARE = -4.0
"""Where the score of naming something starts: few stretches do."""
SHOWN = 60
"""Stretches of either sort, beside and off mentions, that are shown of a sentence each time."""
HEAVIEST = 4.0
"""One that is shown counts for so many at most that are not."""
MEANING = 2.0
"""How much the concept counts beside whether there is one."""
SMOOTHING = 0.05


class Linker(Body):
    """Scores stretches, and compares what they mean with a vector of each concept."""

    def __init__(self, base: Path, labels: Sequence[Sequence[str]]) -> None:
        """Start from a base model and the labels of each concept."""
        super().__init__(base, "sdpa")
        self.concepts = nn.Parameter(_vectors(self.body, base, labels))
        self.first = nn.Linear(self.length, HIDDEN)
        self.last = nn.Linear(self.length, HIDDEN)
        self.inner = nn.Linear(self.length, HIDDEN)
        self.width = nn.Embedding(WIDEST, HIDDEN)
        nn.init.normal_(self.width.weight, std=0.02)
        self.hint = nn.Linear(3, HIDDEN)
        self.found = nn.Linear(HIDDEN, 1)
        nn.init.constant_(self.found.bias, RARE)
        self.meant = nn.Linear(HIDDEN, self.length)
        nn.init.zeros_(self.meant.weight)
        nn.init.zeros_(self.meant.bias)
        self.boost = nn.Parameter(torch.tensor([2.0, 4.0]))
        self.scale = nn.Parameter(torch.tensor(12.0))
        self.bias = nn.Parameter(torch.zeros(len(labels)))

    def forward(self, vectors: Any, mask: Any) -> tuple[Any, Any]:
        """Return the states of pieces, and what each says as first, last and any of a stretch."""
        states = self.dropout(self.states(vectors, mask))
        return states, torch.cat([self.first(states), self.last(states), self.inner(states)], -1)

    def judged(self, parts: Any, shown: Shown) -> tuple[Any, Any]:
        """Return the score of naming something, and what it was judged from, for each stretch."""
        opening, closing, inner = parts.split(HIDDEN, dim=-1)
        rows, first, last = shown.rows, shown.first, shown.last
        seen = opening[rows, first] + closing[rows, last] + means(inner, rows, first, last)
        widths = self.width(shown.widths.clamp(max=WIDEST - 1))
        seen = self.dropout(torch.tanh(seen + widths + self.hint(shown.hints)))
        return self.found(seen)[:, 0].float(), seen

    def meanings(self, states: Any, seen: Any, shown: Shown, at: Any) -> Any:
        """Return a score of each concept for the stretches at some places."""
        state = means(states, shown.rows[at], shown.first[at], shown.last[at])
        meant = nn.functional.normalize((state + self.meant(seen[at].float())).float(), dim=-1)
        known = nn.functional.normalize(self.concepts, dim=-1)
        scores = self.scale * (meant @ known.T) + self.bias
        hinted = shown.concepts[at]
        rows = torch.arange(len(hinted))[hinted != UNKNOWN_CONCEPT]
        added = torch.zeros_like(scores)
        exact = shown.hints[at][rows, 0]
        added[rows, hinted[rows]] = self.boost[0] + self.boost[1] * exact
        return scores + added


@dataclass(frozen=True)
class Shown:
    """Stretches of a batch, a row each: their sentence, pieces, width and hint."""

    rows: Any
    first: Any
    last: Any
    widths: Any
    hints: Any
    concepts: Any


def means(states: Any, rows: Any, first: Any, last: Any) -> Any:
    """Return the mean of the states from each first to each last piece."""
    states = states.float()
    sums = torch.cat([torch.zeros_like(states[:, :1]), states.cumsum(1)], 1)
    return (sums[rows, last + 1] - sums[rows, first]) / (last + 1 - first)[:, None].float()


def _vectors(body: Any, base: Path, labels: Sequence[Sequence[str]]) -> Any:
    """Return for each concept the mean of what the base model makes of its labels."""
    tokenizer = AutoTokenizer.from_pretrained(base)
    found = []
    body.eval()
    with torch.no_grad():
        for each in labels:
            asked = tokenizer(list(each), padding=True, truncation=True, return_tensors="pt")
            states = body(asked["input_ids"], asked["attention_mask"]).last_hidden_state
            mask = asked["attention_mask"][..., None]
            vectors = nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=-1)
            found.append(nn.functional.normalize(vectors.mean(0), dim=0))
    return torch.stack(found)


def trained(
    base: Path,
    labels: Sequence[Sequence[str]],
    lessons: Sequence[Lesson],
    seed: int,
    schedule: Schedule,
    report: Callable[[str], None],
) -> Linker:
    """Tune to lessons; return averaged weights."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    linker = Linker(base, labels)

    def loss(chosen: Sequence[int]) -> Any:
        return _loss(linker, [lessons[i] for i in chosen], chance)

    tune(linker, [len(one.question.ids) for one in lessons], loss, schedule, seed, report)
    return linker


def _loss(linker: Linker, batch: Sequence[Lesson], chance: random.Random) -> Any:
    ids, mask = filled([one.question.ids for one in batch])
    picked: list[tuple[int, Question, int]] = []
    truths: list[float] = []
    weights: list[float] = []
    meant: list[tuple[int, int, float]] = []
    for row, one in enumerate(batch):
        counted = _counted(one, chance)
        place = {stretch: len(picked) + i for i, stretch in enumerate(counted)}
        picked += [(row, one.question, stretch) for stretch in counted]
        truths += [float(one.named[stretch]) for stretch in counted]
        weights += [one.weights[stretch] * counted[stretch] for stretch in counted]
        meant += [(place[stretch], concept, weight) for stretch, concept, weight in one.meant]
    shown = _shown(picked)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states, parts = linker(linker.vectors(ids), mask)
        scores, seen = linker.judged(parts, shown)
    found = nn.functional.binary_cross_entropy_with_logits(
        scores, torch.tensor(truths), weight=torch.tensor(weights), reduction="sum"
    )
    if not meant:
        return found / len(batch)
    places, concepts, shares = zip(*meant, strict=True)
    guessed = linker.meanings(states, seen, shown, torch.tensor(places))
    errors = nn.functional.cross_entropy(
        guessed, torch.tensor(concepts), reduction="none", label_smoothing=SMOOTHING
    )
    weighed = torch.tensor(shares)
    return found / len(batch) + MEANING * (errors * weighed).sum() / weighed.sum()


def _counted(one: Lesson, chance: random.Random) -> dict[int, float]:
    """Choose the stretches that are shown, and say for how many each counts."""
    every = range(len(one.question.stretches))
    found = {i: 1.0 for i in every if one.named[i] or one.weights[i] < 1}
    touching = set(one.touching)
    for sort in (
        [i for i in every if i in touching],
        [i for i in every if i not in touching and i not in found],
    ):
        some = chance.sample(sort, min(SHOWN, len(sort)))
        found |= {i: min(HEAVIEST, len(sort) / len(some)) for i in some}
    return found


def _shown(picked: Sequence[tuple[int, Question, int]]) -> Shown:
    stretches = [asked.stretches[place] for _, asked, place in picked]
    return Shown(
        torch.tensor([row for row, _, _ in picked]),
        torch.tensor([a.first[s.first] for (_, a, _), s in zip(picked, stretches, strict=True)]),
        torch.tensor([a.last[s.last] for (_, a, _), s in zip(picked, stretches, strict=True)]),
        torch.tensor([s.last - s.first for s in stretches]),
        torch.tensor([(s.exact, s.near, s.confidence) for s in stretches], dtype=torch.float32),
        torch.tensor([s.concept for s in stretches]),
    )
