"""The transformer that is taught: states at the anchor and at both ends of each candidate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn

from ....transformer.training.body import MarkedBody, filled, means
from ....transformer.training.fitting import Schedule, tune
from ..candidates import FEATURES
from ..labels import FORMS, ROLES, STATUSES, YEARS
from ..window import MARKS, Window
from .records import IGNORED, Lesson

HIDDEN = 192


class Reader(MarkedBody):
    """A transformer that scores roles of names and years, and what an anchor tells of."""

    def __init__(self, base: Path, mark_ids: Sequence[int]) -> None:
        super().__init__(base, MARKS)
        self.start_marks(self.words[list(mark_ids)])
        self.ends = nn.Linear(3 * self.length, HIDDEN)
        self.described = nn.Linear(FEATURES, HIDDEN)
        self.roles = nn.Linear(HIDDEN, len(ROLES))
        self.dated = nn.Linear(2 * self.length, HIDDEN)
        self.years = nn.Linear(HIDDEN, len(YEARS))
        self.told = nn.Linear(3 * self.length, HIDDEN)
        self.whole = nn.Linear(HIDDEN, 2 + len(STATUSES) + len(FORMS))

    def forward(
        self, vectors: Any, mask: Any, anchor: Any, names: Any, features: Any, years: Any
    ) -> Any:
        """Return scores of ROLES, of YEARS, and of existence, STATUSES and FORMS in one row.

        `names` has a row, a first and a last piece for each candidate, `years` a row and a piece.
        """
        states = self.states(vectors, mask)
        at = states[torch.arange(states.shape[0]), anchor]
        row, first, last = names[:, 0], names[:, 1], names[:, 2]
        ends = torch.cat([states[row, first], states[row, last], at[row]], -1)
        names_seen = torch.tanh(self.ends(self.dropout(ends)) + self.described(features))
        dated = torch.cat([states[years[:, 0], years[:, 1]], at[years[:, 0]]], -1)
        years_seen = torch.tanh(self.dated(self.dropout(dated)))
        told = torch.tanh(
            self.told(self.dropout(torch.cat([states[:, 0], at, means(states, mask)], -1)))
        )
        return (
            self.roles(self.dropout(names_seen)),
            self.years(self.dropout(years_seen)),
            self.whole(self.dropout(told)),
        )


def tensors(batch: Sequence[Window]) -> tuple[Any, ...]:
    """Return ids, mask, anchors, names, features and years of a batch."""
    names: list[tuple[int, int, int]] = []
    features: list[tuple[float, ...]] = []
    years: list[tuple[int, int]] = []
    for row, one in enumerate(batch):
        names += [(row, first, last) for first, last in one.name_pieces]
        features += one.features
        years += [(row, piece) for piece in one.year_pieces]
    return (
        *filled([one.ids for one in batch]),
        torch.tensor([one.mark for one in batch]),
        torch.tensor(names, dtype=torch.long).reshape(-1, 3),
        torch.tensor(features, dtype=torch.float32).reshape(-1, FEATURES),
        torch.tensor(years, dtype=torch.long).reshape(-1, 2),
    )


def trained(
    base: Path,
    mark_ids: Sequence[int],
    lessons: Sequence[Lesson],
    seed: int,
    schedule: Schedule,
    report: Callable[[str], None],
) -> Reader:
    """Fine-tune on lessons; return averaged weights."""
    torch.manual_seed(seed)
    reader = Reader(base, mark_ids)

    def loss(chosen: Sequence[int]) -> Any:
        batch = [lessons[i] for i in chosen]
        ids, mask, anchor, names, features, years = tensors([one.window for one in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = reader(reader.vectors(ids), mask, anchor, names, features, years)
        return loss_of([each.float() for each in found], batch, schedule.smoothing)

    tune(reader, [len(one.window.ids) for one in lessons], loss, schedule, seed, report)
    return reader


def loss_of(found: Sequence[Any], batch: Sequence[Lesson], smoothing: float) -> Any:
    """Return the cross-entropies of roles, years, existence, status and form, weighed."""
    roles, years, whole = found
    total = torch.zeros(())
    truth = torch.tensor([role for one in batch for role in one.roles])
    if len(truth):
        each = nn.functional.cross_entropy(roles, truth, reduction="none")
        # What counts is a window's names, not how many stretches of capitals it has.
        rows = torch.tensor([r for r, one in enumerate(batch) for _ in one.roles])
        total = total + each.sum() / max(1.0, float(rows.unique().numel()))
    dates = torch.tensor([year for one in batch for year in one.years])
    if len(dates):
        total = total + nn.functional.cross_entropy(years, dates)
    exists = torch.tensor([one.exists for one in batch])
    total = total + nn.functional.cross_entropy(whole[:, :2], exists, label_smoothing=smoothing)
    status = torch.tensor([one.status for one in batch])
    if (status >= 0).any():
        held = whole[:, 2 : 2 + len(STATUSES)]
        total = total + 0.7 * nn.functional.cross_entropy(
            held, status, ignore_index=IGNORED, label_smoothing=smoothing
        )
    form = torch.tensor([one.form for one in batch])
    if (form >= 0).any():
        held = whole[:, 2 + len(STATUSES) :]
        total = total + 0.7 * nn.functional.cross_entropy(
            held, form, ignore_index=IGNORED, label_smoothing=smoothing
        )
    return total
