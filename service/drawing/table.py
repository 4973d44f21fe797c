"""A table with a title and notes, from which CSV and LaTeX are written."""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True)
class Table:
    """Rows of as many cells as there are columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    """What a reader must know, such as what is counted."""
    wide: frozenset[int] = frozenset()
    """Columns of long text, which break into lines."""
