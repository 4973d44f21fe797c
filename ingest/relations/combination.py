"""One calibrated probability of each label from the scores of both parts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from ..transformer.pieces import Floats
from .encoders import log_softmax
from .labels import DIRECTED, LABELS, directions
from .weights_folder import WEIGHTS


@dataclass(frozen=True)
class Combination:
    """How much each view of a pair counts, learned from pairs that no view was trained on."""

    weights: tuple[float, ...]
    """Of each view, in the order of `views`."""
    bias: tuple[float, ...]
    """Of each label."""
    turn: tuple[float, ...]
    """Of each view of the direction, in the order of `turns`."""

    def probabilities(self, views: Sequence[Floats]) -> Floats:
        """Return a row of probabilities of LABELS for each pair."""
        scores = sum(weight * view for weight, view in zip(self.weights, views, strict=True))
        return np.exp(log_softmax(np.asarray(scores + np.array(self.bias), np.float32)))


def views(linear: Floats, encoded: Floats | None) -> list[Floats]:
    """Return scores of LABELS by the linear part, its best directions, and the encoders."""
    labels = len(LABELS)
    found = [linear[:, :labels], _best(linear[:, labels:])]
    return found if encoded is None else [*found, marginal(encoded)]


def turns(linear: Floats, encoded: Floats | None) -> list[Floats]:
    """Return, by linear part and encoders, how much more each label is inverted than not."""
    found = [_turn(linear[:, len(LABELS) :])]
    return found if encoded is None else [*found, _turn(encoded)]


def marginal(logs: Floats) -> Floats:
    """Return the log-probability of each label, whatever its direction."""
    columns = [np.logaddexp.reduce(logs[:, directions(label)], axis=1) for label in LABELS]
    return np.stack(columns, axis=1).astype(np.float32)


def _best(scores: Floats) -> Floats:
    columns = [scores[:, directions(label)].max(axis=1) for label in LABELS]
    return np.stack(columns, axis=1).astype(np.float32)


def _turn(scores: Floats) -> Floats:
    columns = [scores[:, places[-1]] - scores[:, places[0]] for places in map(directions, LABELS)]
    return np.stack(columns, axis=1).astype(np.float32)


def save(path: Path, combinations: dict[str, Combination], confidence: float) -> None:
    """Write combinations by name, and the confidence from which a relation is asserted."""
    held: dict[str, Any] = {name: asdict(each) for name, each in combinations.items()}
    text = json.dumps({"confidence": confidence, "directed": DIRECTED, **held}, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


@cache
def read(folder: Path = WEIGHTS) -> dict[str, Any]:
    """Read what `save` wrote."""
    held: dict[str, Any] = json.loads((folder / "combination.json").read_text(encoding="utf-8"))
    return held


def combination(name: str, folder: Path = WEIGHTS) -> Combination:
    """Return the combination `full`, or `linear` for the linear part alone."""
    held = read(folder)[name]
    return Combination(tuple(held["weights"]), tuple(held["bias"]), tuple(held["turn"]))
