"""Tables as LaTeX with the rules of booktabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .table import Cell, Table

LONG = 40
"""Rows of a table that may break over pages."""
ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "−": r"\ensuremath{-}",
    "±": r"\ensuremath{\pm}",
    "→": r"\ensuremath{\rightarrow}",
}


def escaped(text: str) -> str:
    """Write a text so that LaTeX prints it; line breaks and control characters become spaces.

    >>> escaped("R&D, 50 %")
    'R\\\\&D, 50 \\\\%'
    """
    flat = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text)
    # Two hyphens or quotes in a row would become a dash or a curly quote.
    flat = "".join(ESCAPES.get(letter, letter) for letter in flat)
    return re.sub(r"(?<=([-'`,!?]))(?=\1)|(?<=[!?])(?=`)", "{}", flat)


def as_latex(table: Table, label: str) -> str:
    """Write a table to be included; its first lines say which packages it needs."""
    long = len(table.rows) > LONG
    packages = ["booktabs", *(["longtable"] if long else [])]
    lines = [
        f"% Needs \\usepackage{{{','.join(packages)}}} and \\usepackage[T1]{{fontenc}}.",
        *(_longtable(table, label) if long else _float(table, label)),
    ]
    return "\n".join(lines) + "\n"


def _float(table: Table, label: str) -> Iterator[str]:
    yield r"\begin{table}"
    yield from _caption(table, label)
    yield rf"\begin{{tabular}}{{{_columns(table)}}}"
    yield r"\toprule"
    yield _row(table.columns)
    yield r"\midrule"
    yield from map(_row, table.rows)
    yield r"\bottomrule"
    yield r"\end{tabular}"
    yield from (rf"\par\smallskip {escaped(note)}" for note in table.notes)
    yield r"\end{table}"


def _longtable(table: Table, label: str) -> Iterator[str]:
    yield rf"\begin{{longtable}}{{{_columns(table)}}}"
    caption, name = _caption(table, label)
    yield f"{caption}{name}\\\\"
    yield r"\toprule"
    yield _row(table.columns)
    yield r"\midrule"
    yield r"\endhead"
    yield r"\bottomrule"
    yield r"\endfoot"
    yield from map(_row, table.rows)
    yield r"\end{longtable}"
    yield from (rf"\noindent {escaped(note)}" + "\n" for note in table.notes)


def _caption(table: Table, label: str) -> tuple[str, str]:
    return rf"\caption{{{escaped(table.title)}}}", rf"\label{{tab:{label}}}"


def _columns(table: Table) -> str:
    """Numbers stand right, texts left, long texts in a paragraph."""

    def kind(place: int) -> str:
        if place in table.wide:
            return f"p{{{0.8 / len(table.wide):.2f}\\linewidth}}"
        cells = [row[place] for row in table.rows if row[place] is not None]
        return "r" if cells and all(isinstance(cell, int | float) for cell in cells) else "l"

    return "".join(kind(place) for place in range(len(table.columns)))


def _row(cells: tuple[Cell, ...]) -> str:
    written = ["" if cell is None else escaped(str(cell)) for cell in cells]
    # A row that begins with a bracket or star would be read as an argument of the row before.
    if written and written[0].startswith(("[", "*")):
        written[0] = "{}" + written[0]
    return " & ".join(written) + r" \\"
