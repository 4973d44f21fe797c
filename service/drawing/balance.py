"""Bars to both sides of a line: what is held to the right, what is denied to the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interorg.ontology.documentation.diagrams.svg import width

from .svg import MARGIN, Picture, shortened

ROW = 24.0
SIDE = 150.0
NAMES = 300.0
HEADS = 40.0
LOOKS = ("for", "reserved", "mixed", "against")
WORDS = {"for": "for", "reserved": "with reserve", "mixed": "mixed", "against": "against"}


@dataclass(frozen=True)
class Weight:
    """Claims of one stance, with where they are shown."""

    look: str
    claims: int
    address: str | None = None


def balances(
    picture: Picture,
    heads: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Sequence[Weight]]]],
) -> None:
    """Draw rows with one pair of bars under each head, all to one scale."""
    picture.write(MARGIN, MARGIN + 14, picture.title, "title", size=14)
    _legend(picture)
    left = MARGIN + min(NAMES, max((width(name) for name, _ in rows), default=0)) + 14
    top = MARGIN + 50 + HEADS
    for number, head in enumerate(heads):
        middle = left + (number + 0.35) * SIDE
        picture.write(middle, top - 12, shortened(head, SIDE), "title", anchor="middle")
        picture.line(middle, top - 4, middle, top + len(rows) * ROW)
    heaviest = max((_heaviest(cells) for _, cells in rows), default=0) or 1
    for number, (name, cells) in enumerate(rows):
        y = top + number * ROW
        picture.write(left - 10, y + 16, shortened(name, NAMES), anchor="end")
        for place, weights in enumerate(cells):
            middle = left + (place + 0.35) * SIDE
            _bars(picture, name, middle, y + 4, weights, SIDE * 0.28 / heaviest)


def _heaviest(cells: Sequence[Sequence[Weight]]) -> int:
    sides = [(each.look == "against", each.claims) for cell in cells for each in cell]
    return max(
        [sum(each.claims for each in cell if each.look != "against") for cell in cells]
        + [claims for against, claims in sides if against],
        default=0,
    )


def _bars(
    picture: Picture, name: str, middle: float, y: float, weights: Sequence[Weight], unit: float
) -> None:
    right = middle
    for weight in sorted(weights, key=lambda each: LOOKS.index(each.look)):
        long = weight.claims * unit
        note = f"{name}: {weight.claims:,} {WORDS[weight.look]}"
        left = middle - long if weight.look == "against" else right
        with picture.link(weight.address, note):
            picture.marked(left, y, long, ROW - 9, weight.look, note)
        if weight.look == "against":
            picture.write(left - 4, y + 12, f"{weight.claims:,}", "alarm", anchor="end", size=11)
        else:
            right += long
    held = sum(weight.claims for weight in weights if weight.look != "against")
    if held:
        picture.write(right + 4, y + 12, f"{held:,}", "soft", size=11)


def _legend(picture: Picture) -> None:
    x, y = MARGIN, MARGIN + 38.0
    for look in LOOKS:
        picture.marked(x, y - 10, 12, 12, look)
        picture.write(x + 18, y, WORDS[look])
        x += 40 + width(WORDS[look])
