"""Marks the evidence in a text: blocks cut where a cited passage begins or ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    starts = [p.start for p in ordered]
    longest = max((p.end - p.start for p in ordered), default=0)
    found = []
    for block in blocks:
        # What can reach into the block begins no earlier than the longest passage before it.
        near = bisect_left(starts, block["start"] - longest), bisect_left(starts, block["end"])
        found.append(_marked(text, block, ordered[slice(*near)]))
    depths = iter(outline(block.level for block in found if block.kind == "heading"))
    return [replace(b, level=next(depths)) if b.kind == "heading" else b for b in found]


def outline(levels: Iterable[int]) -> Iterator[int]:
    """Yield the depth of each heading, from 1, by its level; texts leave out levels, depths do not.

    >>> list(outline([2, 4, 4, 3, 2, 1, 2]))
    [1, 2, 2, 2, 1, 1, 2]
    """
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        yield len(above)


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
