"""Marks the evidence in a text: blocks cut where a cited passage begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class Passage:
    """A cited stretch of a text: code points, end exclusive; `note` says what cites it."""

    start: int
    end: int
    note: str


@dataclass(frozen=True)
class Piece:
    """A stretch of one block; `notes` are those of all passages that cover it."""

    text: str
    notes: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    """Notes whose passage begins with this piece."""
    ends: tuple[str, ...] = ()
    """Notes whose passage ends with this piece."""


@dataclass(frozen=True)
class MarkedBlock:
    """A block of a document with its evidence."""

    kind: str
    level: int
    page: int | None
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...]
    """Notes of the passages that begin in the block, in the order of the text."""


def mark(
    text: str, blocks: Iterable[Mapping[str, Any]], passages: Iterable[Passage]
) -> list[MarkedBlock]:
    """Cut every block at the ends of the passages in it; overlaps become pieces with several notes.

    A passage that runs over several blocks is marked in each; those outside the text are left out.
    """
    ordered = sorted(passages, key=lambda p: (p.start, -p.end, p.note))
    return [_marked(text, block, ordered) for block in blocks]


def _marked(text: str, block: Mapping[str, Any], passages: Sequence[Passage]) -> MarkedBlock:
    start, end = max(0, block["start"]), min(block["end"], len(text))
    here = [p for p in passages if p.start < end and p.end > start and p.start < p.end]
    cuts = {start, end} | {at for p in here for at in (p.start, p.end) if start < at < end}
    edges = sorted(cuts)
    pieces = []
    begun: dict[str, None] = {}
    for left, right in pairwise(edges):
        covering = [p for p in here if p.start <= left and p.end >= right]
        notes = tuple(dict.fromkeys(p.note for p in covering))
        begins = tuple(dict.fromkeys(p.note for p in covering if p.start == left))
        ends = tuple(dict.fromkeys(p.note for p in covering if p.end == right))
        pieces.append(Piece(text[left:right], notes, begins, ends))
        begun.update(dict.fromkeys(begins))
    return MarkedBlock(
        block["kind"], block.get("level") or 0, block.get("page"), tuple(pieces), tuple(begun)
    )
