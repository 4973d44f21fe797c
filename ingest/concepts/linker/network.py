"""The linker's network, opened from its weights: how likely stretches mean concepts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...transformer.pieces import Floats, Pieces, padded, pieces
from ...transformer.sessions import opened
from .stretches import UNKNOWN_CONCEPT, WIDEST, Question, Stretch

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS = Path(__file__).parent / "weights"
BATCH = 16
Places = np.ndarray[Any, np.dtype[np.intp]]

UNLIKELY = 0.04
"""A stretch that names a concept with less probability is not asked which one."""


@dataclass(frozen=True)
class Weights:
    """The body, and what judges the states that it makes of a sentence.

    `width`: rows for stretches of 1, 2, … tokens; `hint`: rows for an exact hint, a near one and
    its confidence; `found`: a column; `meant`: from what judges to a state; `concepts`: a row for
    each of `names`; `boost`: what a near hint adds to its concept, in all and by being exact.
    """

    body: InferenceSession
    width: Floats
    hint: Floats
    bias: Floats
    found: Floats
    found_bias: float
    meant: Floats
    meant_bias: Floats
    concepts: Floats
    concept_bias: Floats
    boost: Floats
    names: tuple[str, ...]


@dataclass(frozen=True)
class Guess:
    """A stretch that may name a concept, and the likeliest one."""

    stretch: Stretch
    concept: str
    probability: float
    """That it names something, times that this is it."""
    hinted: float | None = None
    """The same of what a rule found in just this stretch."""


@cache
def weights(folder: Path = WEIGHTS) -> Weights:
    """Open the linker of a folder."""
    with np.load(folder / "linker.npz", allow_pickle=False) as held:
        stored = {name: held[name] for name in held.files}
    names = tuple(str(name) for name in stored.pop("names"))
    floats = {name: array.astype(np.float32) for name, array in stored.items()}
    found_bias = float(floats.pop("found_bias"))
    return Weights(opened(folder / "linker.onnx.xz"), names=names, found_bias=found_bias, **floats)


def guesses(questions: Sequence[Question], folder: Path = WEIGHTS) -> list[list[Guess]]:
    """Ask about sentences; the answers to each come in no order."""
    found: list[list[Guess]] = [[] for _ in questions]
    vocabulary = pieces()
    order = sorted(range(len(questions)), key=lambda i: len(questions[i].ids))
    for start in range(0, len(order), BATCH):
        chosen = order[start : start + BATCH]
        states, parts = _read(weights(folder), [questions[i] for i in chosen], vocabulary)
        for row, place in enumerate(chosen):
            found[place] = judged(weights(folder), questions[place], states[row], parts[row])
    return found


def _read(held: Weights, batch: Sequence[Question], vocabulary: Pieces) -> tuple[Floats, Floats]:
    ids, mask = padded([one.ids for one in batch])
    vectors = vocabulary.rows(ids.reshape(-1).tolist()).reshape(*ids.shape, -1)
    states, parts = held.body.run(None, {"vectors": vectors, "mask": mask})
    return states, parts


def judged(held: Weights, asked: Question, states: Floats, parts: Floats) -> list[Guess]:
    """Judge the stretches of one sentence by the states of its pieces.

    `parts` has three columns of columns: what a piece says as the first, the last, and any one.
    """
    if not asked.stretches:
        return []
    first = np.array([asked.first[s.first] for s in asked.stretches])
    last = np.array([asked.last[s.last] for s in asked.stretches])
    widths = np.minimum([s.last - s.first for s in asked.stretches], WIDEST - 1)
    hints = np.array([(s.exact, s.near, s.confidence) for s in asked.stretches], np.float32)
    opening, closing, inner = np.split(parts, 3, axis=1)
    seen = opening[first] + closing[last] + _means(inner, first, last)
    seen = np.tanh(seen + held.width[widths] + hints @ held.hint + held.bias)
    named = 1 / (1 + np.exp(-(seen @ held.found + held.found_bias)))
    exact = np.array([s.exact and s.concept != UNKNOWN_CONCEPT for s in asked.stretches])
    kept = np.flatnonzero((named >= UNLIKELY) | exact)
    meant = _means(states, first[kept], last[kept]) + seen[kept] @ held.meant + held.meant_bias
    meant /= np.linalg.norm(meant, axis=1, keepdims=True) + 1e-12
    scores = meant @ held.concepts.T + held.concept_bias
    found = []
    for row, place in enumerate(kept):
        stretch = asked.stretches[place]
        if stretch.concept != UNKNOWN_CONCEPT:
            scores[row, stretch.concept] += held.boost[0] + held.boost[1] * stretch.exact
        shares = np.exp(scores[row] - scores[row].max())
        shares *= named[place] / shares.sum()
        best = int(shares.argmax())
        hinted = float(shares[stretch.concept]) if exact[place] else None
        found.append(Guess(stretch, held.names[best], float(shares[best]), hinted))
    return found


def _means(rows: Floats, first: Places, last: Places) -> Floats:
    """Return the mean of rows from each first to each last one."""
    sums = np.vstack([np.zeros((1, rows.shape[1]), rows.dtype), rows.cumsum(axis=0)])
    found: Floats = (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None]
    return found
