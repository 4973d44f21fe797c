"""A pair as the encoders read it: word pieces with a mark before and after each mention."""

from __future__ import annotations

from dataclasses import dataclass

from ..transformer.pieces import Pieces
from .pair import Pair

START, END = 101, 102
"""The vocabulary's own marks around a text."""
MARKS = (2, 3, 4, 5)
"""Unused pieces, put before and after the earlier mention and before and after the later one."""
LONGEST = 96
"""Pieces of a marked pair."""
MENTION, OUTSIDE, BETWEEN = 16, 24, 10
"""Most pieces of a mention and on either outer side; room that the text between always leaves."""


@dataclass(frozen=True)
class Marked:
    """Word pieces, and where the marks before both mentions stand."""

    ids: tuple[int, ...]
    first: int
    second: int


def marked(pair: Pair, vocabulary: Pieces) -> Marked:
    """Mark both mentions; what is far from them is cut away."""
    (a, b), (c, d) = pair.ordered
    before, first, between, second, after = (
        vocabulary.ids(part)
        for part in (
            pair.text[:a], pair.text[a:b], pair.text[b:c], pair.text[c:d], pair.text[d:]
        )
    )  # fmt: skip
    first, second = first[:MENTION], second[:MENTION]
    room = LONGEST - 2 - len(MARKS) - len(first) - len(second)
    if len(between) > room - BETWEEN:
        half = (room - BETWEEN) // 2
        between = [*between[:half], *between[-half:]]
    room -= len(between)
    before, after = before[-OUTSIDE:], after[:OUTSIDE]
    left = min(len(before), max(room // 2, room - len(after)))
    before = before[len(before) - left :]
    after = after[: room - left]
    opened, closed, reopened, reclosed = MARKS
    ids = [START, *before, opened, *first, closed, *between, reopened, *second, reclosed, *after]
    return Marked((*ids, END), 1 + len(before), 3 + len(before) + len(first) + len(between))
