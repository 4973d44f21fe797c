"""How a table is laid out on paper: what breaks into lines, is turned, or makes a further part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from interorg.ontology.documentation.diagrams.svg import width

from .table import Cell, Table

SIZE = 10.0
"""Points of a letter; all measures here are points."""
LINE, HEIGHT = 340.0, 480.0
"""Room for text on a page of LaTeX's own class `article`, which is narrow."""
GAP, NARROW_GAP = 12.0, 6.0
"""Between two columns."""
LEAST = 12.0
"""Room of a column with a turned heading."""
STUB = 150.0
"""The most room of the first column where a table is too wide."""
LONG = 40
"""Rows of a table that may break over pages."""


@dataclass(frozen=True)
class Layout:
    """The parts of a table; each repeats the first column."""

    parts: tuple[tuple[int, ...], ...]
    """Columns by their place in the table."""
    kinds: tuple[str, ...]
    """Of each column of the table as LaTeX names it: `l`, `r` or a paragraph of some width."""
    turned: bool = False
    """Whether headings rise."""
    long: bool = False
    """Whether the table may break over pages."""


def layout(table: Table) -> Layout:
    """Lay a table out so that it keeps within a page, if any way is found."""
    every = tuple(range(len(table.columns)))
    bodies, heads = _widths(table), [width(column, SIZE) for column in table.columns]
    kinds = ["r" if _is_number([row[n] for row in table.rows]) else "l" for n in every]
    rooms = [max(pair) for pair in zip(bodies, heads, strict=True)]
    if table.wide:
        others = sum(rooms[n] + GAP for n in every if n not in table.wide)
        for n in table.wide:
            rooms[n] = (LINE - others) / len(table.wide) - GAP
            kinds[n] = _paragraph(rooms[n])
        return Layout((every,), tuple(kinds), False, _is_long(table, rooms))
    natural = rooms[0]
    rooms[0] = _stub(natural, kinds[0], _taken(rooms[1:], GAP) + GAP)
    turned = _taken(rooms, GAP) > LINE and len(every) > 1
    parts: tuple[tuple[int, ...], ...] = (every,)
    if turned:
        rooms[1:] = [max(body, LEAST) for body in bodies[1:]]
        rooms[0] = _stub(natural, kinds[0], _taken(rooms[1:], NARROW_GAP) + NARROW_GAP)
        parts = tuple(_parts(rooms))
    if rooms[0] < natural:
        kinds[0] = _paragraph(rooms[0])
    long = _is_long(table, rooms, max(heads[1:]) if turned else SIZE)
    return Layout(parts, tuple(kinds), turned, long)


def _widths(table: Table) -> list[float]:
    """Estimate what the cells of each column take in one line."""
    return [
        max((_width(row[n]) for row in table.rows), default=0.0) for n in range(len(table.columns))
    ]


def _width(cell: Cell) -> float:
    return 0.0 if cell is None else width(str(cell), SIZE)


def _is_long(table: Table, rooms: Sequence[float], head: float = SIZE) -> bool:
    """Tell whether a table may not fit on one page."""

    def lines(row: Sequence[Cell]) -> int:
        pairs = zip(row, rooms, strict=True)
        most = max((ceil(_width(cell) / room) for cell, room in pairs if room), default=1)
        # A line that breaks at words holds less than its width.
        return most + (most > 1)

    high = head + sum(map(lines, table.rows)) * SIZE * 1.2
    return len(table.rows) > LONG or high > HEIGHT


def _stub(natural: float, kind: str, beside: float) -> float:
    """Give the first column what room is left, and texts no less than STUB."""
    return natural if kind == "r" else min(natural, max(STUB, LINE - beside - 1))


def _taken(rooms: Sequence[float], gap: float) -> float:
    return sum(rooms) + gap * len(rooms)


def _parts(rooms: Sequence[float]) -> Iterator[tuple[int, ...]]:
    """Yield as many columns as fit beside the first, and about as many in each part."""
    free = LINE - rooms[0] - NARROW_GAP
    pages = ceil(sum(room + NARROW_GAP for room in rooms[1:]) / free)
    part, used = [0], 0.0
    share = sum(room + NARROW_GAP for room in rooms[1:]) / pages
    for n, room in enumerate(rooms[1:], 1):
        if len(part) > 1 and (used >= share or used + room + NARROW_GAP > free):
            yield tuple(part)
            part, used = [0], 0.0
        part.append(n)
        used += room + NARROW_GAP
    yield tuple(part)


def _paragraph(room: float) -> str:
    return rf">{{\raggedright\arraybackslash}}p{{{room:.0f}pt}}"


def _is_number(cells: Sequence[Cell]) -> bool:
    given = [cell for cell in cells if cell is not None]
    return bool(given) and all(isinstance(cell, int | float) for cell in given)
