"""How two organizations of a sentence are related: the two trained parts, put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..transformer.pieces import Floats
from . import encoders, linear
from .combination import combination, read, turns, views
from .labels import LABELS, SYMMETRIC
from .pair import Pair, Relation
from .regions import parsed

__all__ = ["DEFAULT_CONFIDENCE", "Pair", "Relation", "relate"]

CHUNK = 256
"""Pairs that are held at a time."""
DEFAULT_CONFIDENCE: float = read()["confidence"]
"""From here on a relation may be asserted; the model card says how often it is right."""


def relate(pairs: Sequence[Pair], *, transformer: bool = True) -> list[Relation]:
    """Say how the two mentions of each pair are related, in the order of the pairs.

    Without `transformer` only the linear part answers, which is faster and less often right.
    """
    return [relation for chunk in _chunks(pairs) for relation in _related(chunk, transformer)]


def _chunks(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    return (pairs[start : start + CHUNK] for start in range(0, len(pairs), CHUNK))


def _related(pairs: Sequence[Pair], transformer: bool) -> Iterator[Relation]:
    counted = linear.scored(list(parsed(pairs)))
    # Weights trained without encoders hold no `full`.
    name = "full" if transformer and "full" in read() else "linear"
    encoded = encoders.scored(pairs) if name == "full" else None
    combined = combination(name)
    rows = combined.probabilities(views(counted, encoded))
    seen = turns(counted, encoded)
    turned = sum(weight * view for weight, view in zip(combined.turn, seen, strict=True))
    for pair, row, turn in zip(pairs, rows, np.asarray(turned), strict=True):
        yield _relation(pair, row, turn)


def _relation(pair: Pair, row: Floats, turn: Floats) -> Relation:
    best = int(row.argmax())
    label = LABELS[best]
    inverted = label not in SYMMETRIC and bool(turn[best] > 0) != pair.swapped
    probabilities = {name: float(share) for name, share in zip(LABELS, row, strict=True)}
    return Relation(label, inverted, float(row[best]), probabilities)
