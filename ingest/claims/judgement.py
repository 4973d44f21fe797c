"""The trained component: how likely what a rule reads is what a reader would say a text states.

A linear model over hashed features, fitted to annotated sentences; its answer is the confidence of
a claim, and what falls below the default is not claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .features import WIDTH

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """What was learned."""

    values: Floats
    """A weight for each place of a feature."""
    default_confidence: float
    """From here on what is read is claimed."""

    def probability(self, features: Sequence[int]) -> float:
        """Return how likely a reading with these features is right."""
        return float(1 / (1 + np.exp(-float(self.values[list(features)].sum()))))


def save(weights: Weights, path: Path) -> None:
    """Write weights as a compressed npz with half precision; nothing in it is pickled."""
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            values=weights.values.astype(np.float16),
            default_confidence=np.array(weights.default_confidence),
        )


def load(path: Path) -> Weights:
    """Read weights; raise ValueError where they are for features of another width."""
    with np.load(path, allow_pickle=False) as stored:
        arrays: dict[str, Any] = {name: stored[name] for name in stored.files}
    if arrays["values"].shape != (WIDTH,):
        raise ValueError(f"Expected {WIDTH} weights, found {arrays['values'].shape} in {path}.")
    return Weights(arrays["values"].astype(np.float32), float(arrays["default_confidence"]))


@cache
def weights() -> Weights:
    """Return the weights that come with the package, loaded once."""
    with as_file(files(__package__) / "weights" / "claims.npz") as path:
        return load(path)
