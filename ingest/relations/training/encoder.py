"""Fine-tuning an encoder on marked pairs: only the vectors of words stay as they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from ...transformer.pieces import Floats
from ...transformer.training.body import MarkedBody, filled, means
from ...transformer.training.fitting import Schedule, tune
from ..labels import DIRECTED, LABELS, directions
from ..marking import MARKS, Marked
from .records import Numbers

MARK_WORDS = ("@", "@", "#", "#")
"""Whose vectors the marks start from."""


class Encoder(MarkedBody):
    """A transformer that scores directed labels from the states at marks, start and mean."""

    def __init__(self, base: Path, mark_ids: Sequence[int]) -> None:
        super().__init__(base, MARKS)
        self.start_marks(self.words[list(mark_ids)])
        self.middle = nn.Linear(4 * self.length, self.length)
        self.scores = nn.Linear(self.length, len(DIRECTED))

    def forward(self, vectors: Any, mask: Any, first: Any, second: Any) -> Any:
        """Return one score for each of DIRECTED."""
        states = self.states(vectors, mask)
        rows = torch.arange(states.shape[0])
        ends = [states[:, 0], states[rows, first], states[rows, second], means(states, mask)]
        seen = torch.tanh(self.middle(self.dropout(torch.cat(ends, -1))))
        return self.scores(self.dropout(seen))


def tensors(batch: Sequence[Marked]) -> tuple[Any, Any, Any, Any]:
    """Return ids, mask and the places of both marks of a batch."""
    first = torch.tensor([one.first for one in batch])
    second = torch.tensor([one.second for one in batch])
    return *filled([one.ids for one in batch]), first, second


def trained(
    base: Path,
    mark_ids: Sequence[int],
    pairs: Sequence[Marked],
    truth: Numbers,
    seed: int,
    schedule: Schedule,
    report: Callable[[str], None],
) -> Encoder:
    """Fine-tune on pairs and the places of their labels in DIRECTED; return averaged weights."""
    torch.manual_seed(seed)
    encoder = Encoder(base, mark_ids)

    def loss(chosen: Sequence[int]) -> Any:
        ids, mask, first, second = tensors([pairs[i] for i in chosen])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = encoder(encoder.vectors(ids), mask, first, second)
        return loss_of(scores.float(), torch.tensor(truth[list(chosen)]), schedule.smoothing)

    tune(encoder, [len(pair.ids) for pair in pairs], loss, schedule, seed, report)
    return encoder


def loss_of(scores: Any, truth: Any, smoothing: float) -> Any:
    """Return the smoothed cross-entropy of labels, and of labels in each direction, halved."""
    belongs = torch.zeros(len(DIRECTED), len(LABELS))
    for column, label in enumerate(LABELS):
        belongs[directions(label), column] = 1
    logs = torch.log_softmax(scores, -1)
    label_logs = torch.log(torch.exp(logs) @ belongs + 1e-9)
    total = 0.0
    for held, right in ((label_logs, belongs[truth].argmax(1)), (logs, truth)):
        likely = nn.functional.nll_loss(held, right)
        total = total + ((1 - smoothing) * likely - smoothing * held.mean()) / 2
    return total


def predicted(encoder: Encoder, pairs: Sequence[Marked], size: int = 32) -> Floats:
    """Return the scores of DIRECTED for each pair."""
    found = np.zeros((len(pairs), len(DIRECTED)), np.float32)
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i].ids))
    with torch.no_grad():
        for start in range(0, len(order), size):
            chosen = order[start : start + size]
            ids, mask, first, second = tensors([pairs[i] for i in chosen])
            found[chosen] = encoder(encoder.vectors(ids), mask, first, second).numpy()
    return found
