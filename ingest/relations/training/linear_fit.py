"""Fitting the linear part: weights of rarity, then support vector machines on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ...transformer.pieces import Floats, Pieces
from ..labels import DIRECTED, LABELS
from ..linear import Counted, Linear, Scaling
from .records import FOLDS, Numbers

RARE = 2
"""Features seen in fewer pairs are left out."""
PENALTY = 0.1
"""Inverse strength of regularization, found by cross-validation."""


def scaling_of(pairs: Sequence[Counted], vocabulary: Pieces) -> Scaling:
    """Learn how rare each feature and word piece is, and how vectors are spread."""
    every = np.concatenate([group for pair in pairs for group in pair.hashes])
    hashes, counts = np.unique(every, return_counts=True)
    kept = counts >= RARE
    rarity = np.log((1 + len(pairs)) / (1 + counts[kept])) + 1
    held = np.zeros(len(vocabulary.vectors))
    for pair in pairs:
        held[sorted({piece for group in pair.pieces for piece in group})] += 1
    importance = np.log((1 + len(pairs)) / (1 + held)).astype(np.float32)
    plain = Scaling(hashes[kept], rarity.astype(np.float32), importance, *[np.zeros(1, "f4")] * 2)
    averaged = np.array([plain.averaged(pair, vocabulary) for pair in pairs])
    return Scaling(
        plain.hashes,
        plain.rarity,
        importance,
        averaged.mean(axis=0),
        averaged.std(axis=0) + np.float32(1e-6),
    )


def matrix(scaling: Scaling, pairs: Sequence[Counted], vocabulary: Pieces) -> Any:
    """Return one sparse row for each pair: features, then vectors."""
    from scipy import sparse

    rows = [scaling.sparse(pair) for pair in pairs]
    starts = np.cumsum([0, *(len(places) for places, _ in rows)])
    counted = sparse.csr_matrix(
        (
            np.concatenate([values for _, values in rows]),
            np.concatenate([places for places, _ in rows]),
            starts,
        ),
        shape=(len(rows), len(scaling.hashes)),
    )
    dense = np.array([scaling.dense(scaling.averaged(pair, vocabulary)) for pair in pairs])
    return sparse.hstack([counted, sparse.csr_matrix(dense)]).tocsr()


def fit(pairs: Sequence[Counted], label: Numbers, turned: Numbers, vocabulary: Pieces) -> Linear:
    """Fit one machine for labels and one for labels in each direction."""
    from sklearn.svm import LinearSVC

    scaling = scaling_of(pairs, vocabulary)
    rows = matrix(scaling, pairs, vocabulary)
    weights = np.zeros((rows.shape[1] + 1, len(LABELS) + len(DIRECTED)), np.float32)
    for truth, offset in ((label, 0), (turned, len(LABELS))):
        machine = LinearSVC(C=PENALTY, class_weight="balanced", random_state=0).fit(rows, truth)
        columns = offset + machine.classes_
        weights[:-1, columns] = machine.coef_.T
        weights[-1, columns] = machine.intercept_
    known = len(scaling.hashes)
    return Linear(scaling, weights[:known], weights[known:-1], weights[-1])


def held_out_scores(
    pairs: Sequence[Counted], label: Numbers, turned: Numbers, fold: Numbers, vocabulary: Pieces
) -> Floats:
    """Return the scores of each pair by a machine that has not seen its fold."""
    found = np.zeros((len(pairs), len(LABELS) + len(DIRECTED)), np.float32)
    for number in range(FOLDS):
        seen = np.flatnonzero(fold != number).tolist()
        fitted = fit([pairs[i] for i in seen], label[seen], turned[seen], vocabulary)
        for place in np.flatnonzero(fold == number).tolist():
            found[place] = fitted.score(pairs[place], vocabulary)
    return found
