"""The trained reader, opened from ONNX files: what it makes of windows, as probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from ...transformer.pieces import Floats, Pieces, padded, pieces
from ...transformer.sessions import Member, with_marks
from .candidates import FEATURES
from .labels import FORMS, STATUSES
from .window import MARKS, Window

WEIGHTS = Path(__file__).parent / "weights"
BATCH = 8


@dataclass(frozen=True)
class Answer:
    """Probabilities: of ROLES for each name, of YEARS for each year, of the anchor as a whole."""

    roles: Floats
    years: Floats
    exists: float
    """How likely the anchor tells of a case."""
    statuses: Floats
    forms: Floats


@cache
def members(folder: Path = WEIGHTS) -> tuple[Member, ...]:
    """Open every reader of a folder."""
    return tuple(with_marks(path) for path in sorted(folder.glob("reader-*.onnx.xz")))


def answers(windows: Sequence[Window], folder: Path = WEIGHTS) -> list[Answer]:
    """Ask all readers of a folder about windows and return the means of their probabilities."""
    held = members(folder)
    vocabulary = pieces()
    found: dict[int, Answer] = {}
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
    for start in range(0, len(order), BATCH):
        chosen = order[start : start + BATCH]
        batch = _batch(held, [windows[i] for i in chosen], vocabulary)
        found |= dict(zip(chosen, batch, strict=True))
    return [found[i] for i in range(len(windows))]


def _batch(held: Sequence[Member], batch: Sequence[Window], vocabulary: Pieces) -> list[Answer]:
    ids, mask = padded([one.ids for one in batch])
    ends = [(row, *ends) for row, one in enumerate(batch) for ends in one.name_pieces]
    dates = [(row, piece) for row, one in enumerate(batch) for piece in one.year_pieces]
    names = np.array(ends, np.int64).reshape(-1, 3)
    years = np.array(dates, np.int64).reshape(-1, 2)
    features = [values for one in batch for values in one.features]
    inputs = {
        "mask": mask,
        "anchor": np.array([one.mark for one in batch], np.int64),
        "names": names,
        "features": np.array(features, np.float32).reshape(-1, FEATURES),
        "years": years,
    }
    plain = vocabulary.rows(ids.reshape(-1).tolist()).reshape(*ids.shape, -1)
    told = []
    for session, marks in held:
        vectors = plain.copy()
        for place, mark in enumerate(MARKS):
            vectors[ids == mark] = marks[place]
        scores = session.run(None, {"vectors": vectors, **inputs})
        told.append(_probabilities(scores))
    roles, dated, exists, statuses, forms = (
        np.mean(each, axis=0) for each in zip(*told, strict=True)
    )
    return [
        Answer(
            roles[names[:, 0] == row],
            dated[years[:, 0] == row],
            float(exists[row, 1]),
            statuses[row],
            forms[row],
        )
        for row in range(len(batch))
    ]


def _probabilities(scores: Sequence[Floats]) -> tuple[Floats, ...]:
    roles, years, whole = scores
    statuses = 2 + len(STATUSES)
    return (
        softmax(roles),
        softmax(years),
        softmax(whole[:, :2]),
        softmax(whole[:, 2:statuses]),
        softmax(whole[:, statuses : statuses + len(FORMS)]),
    )


def softmax(scores: Floats) -> Floats:
    """Return the probabilities of each row."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True)) if len(scores) else scores
    found: Floats = shifted / shifted.sum(axis=1, keepdims=True)
    return found
