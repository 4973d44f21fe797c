"""The fine-tuned transformers, read from ONNX files; each gives a score to every directed label."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from ..transformer.pieces import Floats, Pieces, padded, pieces
from ..transformer.sessions import Member, with_marks
from .labels import DIRECTED
from .marking import MARKS, Marked, marked
from .pair import Pair, trimmed
from .weights_folder import WEIGHTS

BATCH = 16


@cache
def members(folder: Path = WEIGHTS) -> tuple[Member, ...]:
    """Open every encoder of a folder."""
    return tuple(with_marks(path) for path in sorted(folder.glob("encoder-*.onnx.xz")))


def scored(pairs: Sequence[Pair], folder: Path = WEIGHTS) -> Floats:
    """Return the mean log-probability over the encoders of each directed label, for each pair."""
    return scored_by(members(folder), pairs, pieces())


def scored_by(held: Sequence[Member], pairs: Sequence[Pair], vocabulary: Pieces) -> Floats:
    """Return the mean log-probability over given encoders."""
    read = [marked(trimmed(pair), vocabulary) for pair in pairs]
    found = np.zeros((len(read), len(DIRECTED)), np.float32)
    order = sorted(range(len(read)), key=lambda index: len(read[index].ids))
    for start in range(0, len(order), BATCH):
        chosen = order[start : start + BATCH]
        found[chosen] = _batch(held, [read[index] for index in chosen], vocabulary)
    return found


def _batch(held: Sequence[Member], batch: Sequence[Marked], vocabulary: Pieces) -> Floats:
    ids, mask = padded([one.ids for one in batch])
    plain = vocabulary.rows(ids.reshape(-1).tolist()).reshape(*ids.shape, -1)
    inputs: dict[str, Any] = {
        "mask": mask,
        "first": np.array([one.first for one in batch]),
        "second": np.array([one.second for one in batch]),
    }
    total = np.zeros((len(batch), len(DIRECTED)), np.float32)
    for session, marks in held:
        vectors = plain.copy()
        for place, mark in enumerate(MARKS):
            vectors[ids == mark] = marks[place]
        (scores,) = session.run(None, {"vectors": vectors, **inputs})
        total += log_softmax(scores)
    return total / np.float32(len(held))


def log_softmax(scores: Floats) -> Floats:
    """Return the logarithms of the probabilities of each row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return logs
