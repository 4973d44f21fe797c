"""Pairs of the CORE format, and which of them are held out together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from typing import Any

import numpy as np

from ...evaluation.entity_pairs import entity_pairs
from ...evaluation.lines import Problem
from ..labels import DIRECTED, LABELS, SYMMETRIC
from ..pair import Pair

FOLDS = 6

Numbers = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Record:
    """A pair and what is true of it."""

    pair: Pair
    label: str
    inverted: bool

    @property
    def directed(self) -> int:
        """Return the place of label and direction in DIRECTED."""
        turned = self.label not in SYMMETRIC and self.inverted != self.pair.swapped
        return DIRECTED.index((self.label, turned))

    @property
    def fold(self) -> int:
        """Return the fold, which all pairs of a sentence share."""
        digest = md5(self.pair.text.encode(), usedforsecurity=False)
        return int(digest.hexdigest(), 16) % FOLDS


def records(path: Path) -> list[Record]:
    """Read a file or folder; raise ValueError for a line that is not of the format."""
    problems: list[Problem] = []
    found = [
        Record(
            Pair(line.text, (line.one.start, line.one.end), (line.other.start, line.other.end)),
            line.relation,
            line.inverted,
        )
        for line in entity_pairs(path, problems)
    ]
    if problems:
        raise ValueError(f"Expected pairs in the CORE format, found {problems[0]}.")
    return found


def folds(data: Sequence[Record]) -> Numbers:
    """Return the fold of each record."""
    return np.array([record.fold for record in data])


def labels(data: Sequence[Record]) -> Numbers:
    """Return the place of each record's label in LABELS."""
    return np.array([LABELS.index(record.label) for record in data])


def directed(data: Sequence[Record]) -> Numbers:
    """Return the place of each record's label and direction in DIRECTED."""
    return np.array([record.directed for record in data])
