"""The encoders of the classifier: those that score a fold they have not seen, and those kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from ...transformer.pieces import Floats, pieces
from ...transformer.sessions import with_marks
from ...transformer.training.fitting import Schedule
from ..encoders import scored_by
from ..marking import marked
from ..pair import trimmed
from .encoder import MARK_WORDS, Encoder, trained
from .exporting import write_encoder
from .records import Numbers, Record, directed, folds

Report = Callable[[str], None]


def held_out_logs(
    data: Sequence[Record], base: Path, folder: Path, count: int, report: Report
) -> tuple[Numbers, Floats]:
    """Train encoders without a fold each; return which pairs were held out and what they say.

    What they say are log-probabilities, those of the files that are written to `folder`.
    """
    fold = folds(data)
    places, logs = [], []
    for number in range(count):
        seen = np.flatnonzero(fold != number).tolist()
        unseen = np.flatnonzero(fold == number).tolist()
        _write([data[i] for i in seen], base, folder, number, number + 1, report)
        path = with_marks(_path(folder, number))
        places.append(unseen)
        logs.append(scored_by([path], [data[i].pair for i in unseen], pieces()))
    return np.concatenate(places), np.concatenate(logs)


def written(data: Sequence[Record], base: Path, out: Path, count: int, report: Report) -> None:
    """Train encoders on all pairs, each with another seed, and write what running opens."""
    for number in range(count):
        _write(data, base, out, number, 11 + number, report)


def _path(folder: Path, number: int) -> Path:
    return folder / f"encoder-{number}.onnx.xz"


def _write(
    data: Sequence[Record], base: Path, folder: Path, number: int, seed: int, report: Report
) -> None:
    """Train an encoder and write it; one that a run which was broken off has left is used again."""
    vocabulary = pieces()
    mark_ids = [vocabulary.ids(word)[0] for word in MARK_WORDS]
    kept = folder / f"encoder-{number}.pt"
    if kept.exists():
        encoder = Encoder(base, mark_ids)
        encoder.load_state_dict(torch.load(kept, weights_only=True))
        encoder.eval()
    else:
        pairs = [marked(trimmed(each.pair), vocabulary) for each in data]
        encoder = trained(base, mark_ids, pairs, directed(data), seed, Schedule(), report)
        torch.save(encoder.state_dict(), kept)
    write_encoder(encoder, _path(folder, number))
