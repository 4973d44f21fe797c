"""Stacked columns over years."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from interorg.ontology.documentation.diagrams.svg import width

from .svg import MARGIN, Picture

TALL = 220.0
WIDE = 720.0
LEFT = 46.0
BAR = 26.0
GAP = 0.22
PLATE = 11.0
"""Room of the letter of a series."""
LETTERS = ascii_uppercase


@dataclass(frozen=True)
class Column:
    """What is counted at one place; one count and address for each series."""

    name: str
    total: int
    counts: Sequence[int]
    addresses: Sequence[str | None]


def columns(
    picture: Picture, series: Sequence[str], given: Sequence[Column], looks: Sequence[str]
) -> None:
    """Draw columns with a scale, a legend, and numbers where there is room."""
    top = _legend(picture, series, looks)
    highest = max((sum(column.counts) for column in given), default=0)
    step = min(BAR, WIDE / max(1, len(given)))
    floor = top + TALL
    for value in ticks(highest):
        y = floor - TALL * value / (highest or 1)
        picture.line(LEFT, y, LEFT + step * len(given), y, "grid" if value else "axis")
        picture.write(LEFT - 6, y + 4, f"{value:,}", "soft", anchor="end", size=11)
    longest = max((width(column.name, 11) for column in given), default=0)
    every = max(1, math.ceil((longest + 10) / step))
    for number, column in enumerate(given):
        x = LEFT + number * step
        _stack(picture, column, series, looks, (x + step * GAP / 2, floor), step, highest)
        if number % every == 0:
            picture.write(x + step / 2, floor + 16, column.name, "soft", anchor="middle", size=11)


def _stack(
    picture: Picture,
    column: Column,
    series: Sequence[str],
    looks: Sequence[str],
    corner: tuple[float, float],
    step: float,
    highest: int,
) -> None:
    x, floor = corner
    for letter, name, look, count, address in zip(
        LETTERS[: len(series)], series, looks, column.counts, column.addresses, strict=True
    ):
        if count:
            tall = TALL * count / highest
            floor -= tall
            note = f"{column.name}, {name}: {count:,}"
            wide = step * (1 - GAP)
            with picture.link(address, note):
                picture.marked(x, floor, wide, tall, look, note)
                if tall >= PLATE + 1 and wide >= PLATE:
                    _letter(picture, letter, x + wide / 2, floor + tall / 2)


def _legend(picture: Picture, series: Sequence[str], looks: Sequence[str]) -> float:
    """Name colours, patterns and letters above the columns; return where these begin."""
    picture.write(MARGIN, MARGIN + 14, picture.title, "title", size=14)
    x, y = LEFT, MARGIN + 38.0
    for letter, name, look in zip(LETTERS[: len(series)], series, looks, strict=True):
        if x > LEFT and x + 24 + width(name) > LEFT + WIDE:
            x, y = LEFT, y + 24
        picture.marked(x, y - 13, 18, 18, look)
        _letter(picture, letter, x + 9, y - 4)
        picture.write(x + 24, y, name, "text")
        x += 46 + width(name)
    return y + 18


def _letter(picture: Picture, letter: str, x: float, y: float) -> None:
    """Write the letter of a series on a plate, on which it reads whatever the colour around it."""
    picture.box(x - PLATE / 2, y - PLATE / 2, PLATE, PLATE, "plate")
    picture.write(x, y + 3.5, letter, "text", anchor="middle", size=10)


def ticks(highest: int) -> Iterator[int]:
    """Give round numbers from 0 to about the highest, five or so.

    >>> [*ticks(23)], [*ticks(1)], [*ticks(0)]
    ([0, 5, 10, 15, 20], [0, 1], [0])
    """
    step = 1
    while highest / step > 5:
        step *= 2 if str(step)[0] in "15" else 1
        step = step * 5 // 2 if str(step)[0] == "2" and highest / step > 5 else step
    yield from range(0, highest + 1, step)
