"""Word pieces and their vectors, which the linear part and every encoder share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
LONGEST_WORD = 60
"""Pieces taken of one stretch between two blanks; what is longer is no word."""

Floats = np.ndarray[Any, np.dtype[np.float32]]
Places = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Pieces:
    """A vocabulary of word pieces with one vector for each, kept as bytes and a scale."""

    tokenizer: Tokenizer
    vectors: np.ndarray[Any, np.dtype[np.int8]]
    scales: Floats
    """One for each piece."""
    centre: Floats
    """The mean of all vectors."""

    def ids(self, text: str) -> list[int]:
        """Return the pieces of a text."""
        found: list[int] = self.tokenizer.encode(text, add_special_tokens=False).ids
        return found

    def rows(self, ids: Sequence[int]) -> Floats:
        """Return the vectors of pieces."""
        chosen = np.asarray(ids, dtype=np.int64)
        return self.vectors[chosen].astype(np.float32) * self.scales[chosen, None]


LEVELS = 31
"""Steps of a weight on either side of zero: more made files larger and no answer better."""


def quantized(vectors: Floats) -> tuple[np.ndarray[Any, np.dtype[np.int8]], Floats]:
    """Return vectors as bytes, and the scale of each."""
    scales = np.abs(vectors).max(axis=1) / LEVELS
    scales[scales == 0] = 1
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def padded(rows: Sequence[Sequence[int]]) -> tuple[Places, Places]:
    """Return the pieces of several texts as one array, filled up with zeros, and a mask of them."""
    length = max(len(row) for row in rows)
    ids = np.zeros((len(rows), length), np.int64)
    mask = np.zeros((len(rows), length), np.int64)
    for place, row in enumerate(rows):
        ids[place, : len(row)] = row
        mask[place, : len(row)] = 1
    return ids, mask


@cache
def pieces(folder: Path = WEIGHTS) -> Pieces:
    """Read the vocabulary and its vectors."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    with np.load(folder / "pieces.npz") as held:
        return Pieces(tokenizer, held["vectors"], held["scales"], held["centre"])
