"""A matrix of fields: numbers with a shade, signs for denied, mentioned and nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from interorg.ontology.documentation.diagrams.svg import width

from .svg import MARGIN, Picture, shortened

FIELD = 30.0
NAMES = 230.0
RISE = 130.0
RING = "o"
"""Stands for a ring, which few fonts have."""
KEYS = (
    ("shade3", "12", "claims: the more, the darker"),
    ("denied", "×3", "only denied"),
    ("mentioned", RING, "mentioned together, no claim"),
    ("blank", "", "not mentioned together"),
)


@dataclass(frozen=True)
class Square:
    """One field; `shade` from 1 to 5 where there are claims."""

    state: Literal["claims", "denied", "text", "nothing"]
    shade: int
    claims: int
    note: str
    address: str | None


def matrix(
    picture: Picture,
    rows: Sequence[str],
    columns: Sequence[str],
    squares: Sequence[Sequence[Square]],
) -> None:
    """Draw fields with the names of rows at the left and those of columns rising above."""
    picture.write(MARGIN, MARGIN + 14, picture.title, "title", size=14)
    left = MARGIN + min(NAMES, max((width(name) for name in rows), default=0)) + 10
    top = MARGIN + 40 + min(RISE, max((width(name) for name in columns), default=0) * 0.8)
    for number, name in enumerate(columns):
        x = left + (number + 0.6) * FIELD
        picture.write(x, top - 6, shortened(name, RISE * 1.25), turned=True)
    for number, (name, line) in enumerate(zip(rows, squares, strict=True)):
        y = top + number * FIELD
        picture.write(left - 8, y + 19, shortened(name, NAMES), anchor="end")
        for place, square in enumerate(line):
            _square(picture, left + place * FIELD, y, square)
    # The last name rises beyond the fields.
    picture.box(left + len(columns) * FIELD, top, RISE * 0.8 if columns else 0, 0.1, "paper")
    _legend(picture, left, top + len(rows) * FIELD + 28)


def _square(picture: Picture, x: float, y: float, square: Square) -> None:
    look = {"denied": "denied", "text": "mentioned", "nothing": "blank"}.get(
        square.state, f"shade{square.shade}"
    )
    sign = {"denied": f"×{square.claims}", "text": RING, "nothing": ""}.get(
        square.state, f"{square.claims}"
    )
    with picture.link(square.address, square.note):
        picture.box(x + 1, y + 1, FIELD - 2, FIELD - 2, look, square.note)
        ink = {"denied": "alarm", "text": "soft"}.get(square.state, _ink(square.shade))
        _write(picture, x + FIELD / 2, y + 19, sign, ink)


def _write(picture: Picture, x: float, y: float, sign: str, ink: str) -> None:
    if sign == RING:
        picture.ring(x, y - 4, 4.5, "ring")
    elif sign:
        picture.write(x, y, sign, ink, anchor="middle", size=11)


def _ink(shade: int) -> str:
    return "inverse" if shade >= 4 else "text"


def _legend(picture: Picture, x: float, y: float) -> None:
    for look, sign, meaning in KEYS:
        picture.box(x, y - 15, 22, 22, look)
        _write(picture, x + 11, y, sign, "text")
        picture.write(x + 30, y, meaning, "soft")
        y += 28
