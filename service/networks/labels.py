"""Where names have room: beside the marks of their nodes, over no other name.

frontend/src/network/names.js places those of the moving picture in the same way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

CELL = 40.0
GAP = 3.0
HUBS = 24
"""So many of the first are named even where that covers smaller marks."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class Mark:
    """What is drawn for a node, and how wide its name would be."""

    x: float
    y: float
    radius: float
    wide: float


class Boxes:
    """Boxes by the squares that they touch."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._squares: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        for square in _squares(box):
            self._squares[square].append(box)

    def under(self, box: Box) -> set[Box]:
        """Return those that overlap a box."""
        near = (other for square in _squares(box) for other in self._squares.get(square, ()))
        return {other for other in near if _overlap(box, other)}


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(side // CELL) for side in box)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _inside(box: Box, whole: Box) -> bool:
    return whole[0] <= box[0] and whole[1] <= box[1] and box[2] <= whole[2] and box[3] <= whole[3]


def place_names(marks: Sequence[Mark], high: float, most: int, within: Box) -> dict[int, Box]:
    """Find room for names, greedily in the order of the marks; give it by the number of each.

    `high` is the height of a name, and `within` is the picture.
    """
    own = [
        (mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius)
        for mark in marks
    ]
    names, hubs, others = Boxes(), Boxes(own[:HUBS]), Boxes(own[HUBS:])
    found: dict[int, Box] = {}
    for number, mark in enumerate(marks):
        if len(found) == most:
            break
        free = [
            (len(others.under(box)), place, box)
            for place, box in enumerate(_places(mark, high))
            if _inside(box, within) and not names.under(box) and not hubs.under(box)
        ]
        covered, _, box = min(free, default=(1, 0, own[number]))
        if free and (number < HUBS or not covered):
            names.add(box)
            found[number] = box
    return found


def _places(mark: Mark, high: float) -> Iterator[Box]:
    """Yield the room below, above, right and left of a mark."""
    beside = mark.radius + GAP
    for left, top in (
        (mark.x - mark.wide / 2, mark.y + beside),
        (mark.x - mark.wide / 2, mark.y - beside - high),
        (mark.x + beside, mark.y - high / 2),
        (mark.x - beside - mark.wide, mark.y - high / 2),
    ):
        yield left, top, left + mark.wide, top + high
