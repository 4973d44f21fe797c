"""Fine-tuning an encoder on marked pairs: only the vectors of words stay as they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import AutoModel

from ...transformer.pieces import Floats
from ...transformer.training.fitting import Schedule, tune
from ..labels import DIRECTED, LABELS, directions
from ..marking import MARKS, Marked
from .records import Numbers

MARK_WORDS = ("@", "@", "#", "#")
"""Whose vectors the marks start from."""


class Encoder(nn.Module):  # type: ignore[misc]
    """A transformer that scores directed labels from the states at marks, start and mean."""

    def __init__(self, base: Path, mark_ids: Sequence[int]) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(base, attn_implementation="eager")
        words = self.body.embeddings.word_embeddings
        words.weight.requires_grad_(False)
        width = self.body.config.hidden_size
        self.marks = nn.Parameter(words.weight[list(mark_ids)].detach().clone())
        self.dropout = nn.Dropout(0.1)
        self.middle = nn.Linear(4 * width, width)
        self.scores = nn.Linear(width, len(DIRECTED))

    def vectors(self, ids: Any) -> Any:
        """Return the vectors of pieces, with those of the marks in their places."""
        found = self.body.embeddings.word_embeddings(ids)
        for place, mark in enumerate(MARKS):
            found = torch.where((ids == mark)[..., None], self.marks[place], found)
        return found

    def forward(self, vectors: Any, mask: Any, first: Any, second: Any) -> Any:
        """Return one score for each of DIRECTED."""
        states = self.body(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        rows = torch.arange(states.shape[0])
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        seen = torch.cat([states[:, 0], states[rows, first], states[rows, second], mean], -1)
        return self.scores(self.dropout(torch.tanh(self.middle(self.dropout(seen)))))

    @property
    def head(self) -> list[Any]:
        """Return what is learned besides the body."""
        return [self.marks, *self.middle.parameters(), *self.scores.parameters()]


def tensors(batch: Sequence[Marked]) -> tuple[Any, Any, Any, Any]:
    """Return ids, mask and the places of both marks of a batch."""
    length = max(len(one.ids) for one in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    mask = torch.zeros(len(batch), length, dtype=torch.long)
    for row, one in enumerate(batch):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        mask[row, : len(one.ids)] = 1
    first = torch.tensor([one.first for one in batch])
    return ids, mask, first, torch.tensor([one.second for one in batch])


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
