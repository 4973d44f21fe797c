"""An indented list with a bar at each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .svg import MARGIN, Picture, shortened

ROW = 20.0
INDENT = 18.0
NAMES = 380.0
LONG = 260.0


@dataclass(frozen=True)
class Item:
    """One line; the dark part of its bar is its own, the light part what is below it."""

    depth: int
    name: str
    own: int
    all: int
    address: str | None


def outline(picture: Picture, items: Sequence[Item]) -> None:
    """Draw the lines in the order given, all bars to one scale."""
    picture.write(MARGIN, MARGIN + 14, picture.title, "title", size=14)
    top = MARGIN + 34
    most = max((item.all for item in items), default=0) or 1
    for number, item in enumerate(items):
        x, y = MARGIN + item.depth * INDENT, top + number * ROW
        picture.write(x, y + 13, shortened(item.name, NAMES - item.depth * INDENT))
        bar = MARGIN + NAMES + 14
        note = f"{item.name}: {item.own:,}, with narrower {item.all:,}"
        with picture.link(item.address, note):
            picture.box(bar, y + 3, LONG * item.all / most, ROW - 8, "shade2", note)
            picture.box(bar, y + 3, LONG * min(item.own, item.all) / most, ROW - 8, "series0", note)
        shown = f"{item.all:,}" if item.all == item.own else f"{item.all:,} ({item.own:,})"
        picture.write(bar + LONG * item.all / most + 6, y + 13, shown, "soft", size=11)
