"""Logistic regression on sparse binary features, in plain numpy: the same each time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEPS = 50
CLOSE = 1e-8


def fit(
    rows: Sequence[Sequence[int]],
    truth: Sequence[bool],
    *,
    width: int,
    l2: float,
) -> Floats:
    """Return a weight for each feature, minimizing log loss + l2/2 · |w|², by Newton's method.

    A row holds the places of the features that are there.

    >>> fit([[0], [1], [0], [1]], [True, False, True, False], width=3, l2=1.0).round(1).tolist()
    [0.7, -0.7, 0.0]
    """
    used = sorted({place for row in rows for place in row})
    column = {place: number for number, place in enumerate(used)}
    table = np.zeros((len(rows), len(used)))
    for number, row in enumerate(rows):
        table[number, [column[place] for place in row]] = 1
    wanted = np.asarray(truth, dtype=float)
    weights = np.zeros(len(used))
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (guess - wanted) + l2 * weights
        curve = (table.T * (guess * (1 - guess))) @ table + l2 * np.eye(len(used))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < CLOSE:
            break
    full = np.zeros(width)
    full[used] = weights
    return full
