"""Learning how much each part counts, and what its scores mean, from pairs neither has seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ...transformer.pieces import Floats
from ..combination import Combination
from ..labels import LABELS, SYMMETRIC
from .records import Record, labels

SHRINK = 0.1
"""How strongly the labels' biases are held near zero."""


def combined(
    views: Sequence[Floats], turns: Sequence[Floats], data: Sequence[Record]
) -> Combination:
    """Fit weights and biases by the likelihood of the labels, and of the directions."""
    from scipy.optimize import minimize

    truth = labels(data)
    stacked = np.array(views, dtype=np.float64)
    count = len(views)

    def loss(values: Any) -> Any:
        scores = np.tensordot(values[:count], stacked, axes=1) + values[count:]
        chances = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        likely = chances[np.arange(len(truth)), truth]
        return -likely.mean() + SHRINK * (values[count:] ** 2).sum()

    start = np.concatenate([np.full(count, 0.5), np.zeros(len(LABELS))])
    bounds = [(0.0, None)] * count + [(None, None)] * len(LABELS)
    found = minimize(loss, start, method="L-BFGS-B", bounds=bounds).x
    return Combination(
        tuple(map(float, found[:count])), tuple(map(float, found[count:])), _turn(turns, data)
    )


def _turn(turns: Sequence[Floats], data: Sequence[Record]) -> tuple[float, ...]:
    from scipy.optimize import minimize

    truth = labels(data)
    kept = np.array([i for i, record in enumerate(data) if record.label not in SYMMETRIC])
    seen = np.array([turn[kept, truth[kept]] for turn in turns], dtype=np.float64)
    signs = np.array([1 if data[i].inverted != data[i].pair.swapped else -1 for i in kept])

    def loss(values: Any) -> Any:
        return np.logaddexp(0, -signs * (values @ seen)).mean() + 1e-3 * (values**2).sum()

    start = np.full(len(turns), 0.5)
    found = minimize(loss, start, method="L-BFGS-B", bounds=[(0.0, None)] * len(turns)).x
    return tuple(map(float, found))


def held_out_probabilities(
    views: Sequence[Floats], turns: Sequence[Floats], data: Sequence[Record], parts: int = 5
) -> Floats:
    """Return the probabilities of each pair by a combination fitted without its part."""
    found = np.zeros((len(data), len(LABELS)), np.float32)
    part = np.array([sum(record.pair.text.encode()) % parts for record in data])
    for number in range(parts):
        seen = np.flatnonzero(part != number).tolist()
        unseen = np.flatnonzero(part == number).tolist()
        fitted = combined(
            [view[seen] for view in views], [turn[seen] for turn in turns], [data[i] for i in seen]
        )
        found[unseen] = fitted.probabilities([view[unseen] for view in views])
    return found


def confidence_for(probabilities: Floats, data: Sequence[Record], precision: float) -> float:
    """Return the confidence from which relations, `undefined` aside, are right so often."""
    best = probabilities.argmax(axis=1)
    sure = probabilities.max(axis=1)
    right = best == labels(data)
    asserted = best != LABELS.index("undefined")
    for threshold in np.arange(0.3, 0.99, 0.01):
        kept = asserted & (sure >= threshold)
        if kept.any() and right[kept].mean() >= precision:
            return round(float(threshold), 2)
    return 0.99
