"""The linear part: counted features and averaged word vectors, weighted and summed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from .. import small_arrays
from ..transformer.pieces import Floats, Pieces, pieces
from .features import embedded, features
from .regions import Regions
from .weights_folder import WEIGHTS

DENSE = 0.6
"""How long the vector of a group of words is beside that of a group of features."""

LEVELS = 63
"""Steps of a weight on either side of zero."""

Hashes = np.ndarray[Any, np.dtype[np.uint32]]


@dataclass(frozen=True)
class Counted:
    """A pair before anything was weighted."""

    hashes: tuple[Hashes, ...]
    """By group of features: what is there, once each."""
    pieces: tuple[tuple[int, ...], ...]
    """By group of words: their pieces."""


def counted(regions: Regions, vocabulary: Pieces) -> Counted:
    """Count features and word pieces of a pair."""
    return Counted(
        tuple(hashed(names) for names in features(regions).values()),
        tuple(tuple(vocabulary.ids(" ".join(words))) for words in embedded(regions).values()),
    )


def hashed(names: Iterable[str]) -> Hashes:
    """Return the hashes of features, each once, in order."""
    return np.unique(np.fromiter((crc32(name.encode()) for name in names), dtype=np.uint32))


@dataclass(frozen=True)
class Scaling:
    """What the training pairs say about how much each feature weighs before anything is learned."""

    hashes: Hashes
    """The features that are known, in order."""
    rarity: Floats
    """Inverse document frequency of each."""
    importance: Floats
    """The same of each word piece."""
    mean: Floats
    """By group of words, of the averaged vectors."""
    spread: Floats

    def sparse(self, pair: Counted) -> tuple[np.ndarray[Any, np.dtype[np.intp]], Floats]:
        """Return places and values of known features; each group has length one."""
        places, values = [], []
        for group in pair.hashes:
            near = np.searchsorted(self.hashes, group)
            near[near == len(self.hashes)] = 0
            found = near[self.hashes[near] == group]
            weights = self.rarity[found]
            places.append(found)
            values.append(weights / max(float(np.linalg.norm(weights)), 1e-9))
        return np.concatenate(places), np.concatenate(values).astype(np.float32)

    def averaged(self, pair: Counted, vocabulary: Pieces) -> Floats:
        """Return the weighted mean vector of each group of words, of length one."""
        known = sorted({piece for group in pair.pieces for piece in group})
        place = {piece: index for index, piece in enumerate(known)}
        rows = (vocabulary.rows(known) - vocabulary.centre) * self.importance[known, None]
        counts = np.zeros((len(pair.pieces), len(known)), np.float32)
        for group, held in enumerate(pair.pieces):
            for piece in held:
                counts[group, place[piece]] += 1
        return unit(counts @ rows)

    def dense(self, averaged: Floats) -> Floats:
        """Return averaged vectors standardized, each group of length DENSE, one after another."""
        return DENSE * unit((averaged - self.mean) / self.spread).reshape(-1)


def unit(rows: Floats) -> Floats:
    """Return rows of length one; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Floats = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return scaled


@dataclass(frozen=True)
class Linear:
    """Weights of each feature for each label, then for each label in each direction."""

    scaling: Scaling
    sparse: Floats
    dense: Floats
    bias: Floats

    def scores(self, pairs: Sequence[Regions], vocabulary: Pieces) -> Floats:
        """Return a row for each pair: LABELS, then DIRECTED."""
        rows = [self.score(counted(regions, vocabulary), vocabulary) for regions in pairs]
        return np.array(rows, dtype=np.float32).reshape(len(rows), len(self.bias))

    def score(self, pair: Counted, vocabulary: Pieces) -> Floats:
        """Return the row of one pair."""
        places, values = self.scaling.sparse(pair)
        dense = self.scaling.dense(self.scaling.averaged(pair, vocabulary))
        row: Floats = values @ self.sparse[places] + dense @ self.dense + self.bias
        return row

    def save(self, path: Path) -> None:
        """Write the weights in half precision, and those of features in small numbers."""
        scaling = self.scaling
        halves = {
            "rarity": scaling.rarity,
            "importance": scaling.importance,
            "mean": scaling.mean,
            "spread": scaling.spread,
            "dense": self.dense,
            "bias": self.bias,
        }
        arrays: dict[str, Any] = {name: held.astype(np.float16) for name, held in halves.items()}
        arrays |= small_arrays.shrunk({"sparse": self.sparse}, LEVELS)
        np.savez_compressed(path, hashes=scaling.hashes, **arrays)


@cache
def linear(folder: Path = WEIGHTS) -> Linear:
    """Read the weights."""
    with np.load(folder / "linear.npz") as held:
        wide = small_arrays.restored({n: held[n] for n in held.files if n != "hashes"})
        scaling = Scaling(
            held["hashes"], wide["rarity"], wide["importance"], wide["mean"], wide["spread"]
        )
    return Linear(scaling, wide["sparse"], wide["dense"], wide["bias"])


def scored(pairs: Sequence[Regions]) -> Floats:
    """Score pairs with the weights of the package."""
    return linear().scores(pairs, pieces())
