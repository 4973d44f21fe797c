"""Tables as LaTeX with the rules of booktabs."""

from __future__ import annotations

from collections.abc import Iterator

from .latex_layout import Layout, layout
from .latex_text import DEFINITION, SIGN, escaped, in_latin
from .table import Cell, Table

Columns = tuple[int, ...]


def as_latex(table: Table, label: str) -> str:
    """Write a table to be included; its first lines say which packages it needs.

    A table that is too wide for a page becomes several, each with the first column.
    """
    plan = layout(table)
    write = _longtable if plan.long else _float
    parts = [
        line
        for number, columns in enumerate(plan.parts, 1)
        for line in write(table, plan, columns, *_named(table, label, number, len(plan.parts)))
    ]
    body = "\n".join(parts)
    used = {
        "array": r"\arraybackslash" in body,
        "booktabs": True,
        "graphicx": plan.turned,
        "longtable": plan.long,
    }
    packages = ",".join(name for name, needed in used.items() if needed)
    head = [f"% Needs \\usepackage{{{packages}}}; with pdfLaTeX also \\usepackage[T1]{{fontenc}}."]
    if f"\\{SIGN}" in body:
        head += ["% Some signs are set with LuaLaTeX or XeLaTeX and a font that has them;",
                 "% elsewhere they are written in Latin letters.", DEFINITION]  # fmt: skip
    return "\n".join([*head, body]) + "\n"


def _named(table: Table, label: str, number: int, parts: int) -> tuple[str, str]:
    """Return caption and label of one part."""
    title = f"{table.title} ({number} of {parts})" if parts > 1 else table.title
    name = f"{label}-{number}" if number > 1 else label
    shown, listed = escaped(title), escaped(in_latin(title))
    # A list of tables is set before this file is read, which defines the command for such signs.
    other = f"[{{{listed}}}]" if shown != listed else ""
    return rf"\caption{other}{{{shown}}}", rf"\label{{tab:{name}}}"


def _float(table: Table, plan: Layout, columns: Columns, caption: str, label: str) -> Iterator[str]:
    yield r"\begin{table}"
    yield caption
    yield label
    yield from _narrow(plan)
    yield rf"\begin{{tabular}}{{{_kinds(plan, columns)}}}"
    yield r"\toprule"
    yield _head(table, plan, columns)
    yield r"\midrule"
    yield from (_row([row[n] for n in columns]) for row in table.rows)
    yield r"\bottomrule"
    yield r"\end{tabular}"
    yield from (rf"\par\smallskip {escaped(note)}" for note in table.notes)
    yield r"\end{table}"


def _longtable(
    table: Table, plan: Layout, columns: Columns, caption: str, label: str
) -> Iterator[str]:
    yield r"\begingroup"
    yield from _narrow(plan)
    yield rf"\begin{{longtable}}{{{_kinds(plan, columns)}}}"
    yield f"{caption}{label}\\\\"
    yield r"\toprule"
    yield _head(table, plan, columns)
    yield r"\midrule"
    yield r"\endhead"
    yield r"\bottomrule"
    yield r"\endfoot"
    yield from (_row([row[n] for n in columns]) for row in table.rows)
    yield r"\end{longtable}"
    yield r"\endgroup"
    yield from (rf"\noindent {escaped(note)}" + "\n" for note in table.notes)


def _narrow(plan: Layout) -> Iterator[str]:
    if plan.turned:
        yield r"\setlength{\tabcolsep}{3pt}"


def _kinds(plan: Layout, columns: Columns) -> str:
    return "".join(plan.kinds[n] for n in columns)


def _head(table: Table, plan: Layout, columns: Columns) -> str:
    cells = [escaped(table.columns[n]) for n in columns]
    if plan.turned:
        cells[1:] = [rf"\rotatebox{{90}}{{{cell}}}" for cell in cells[1:]]
    return _line(cells)


def _row(cells: list[Cell]) -> str:
    return _line(["" if cell is None else escaped(str(cell)) for cell in cells])


def _line(written: list[str]) -> str:
    # A row that begins with a bracket or star would be read as an argument of the row before.
    if written and written[0].startswith(("[", "*")):
        written[0] = "{}" + written[0]
    return " & ".join(written) + r" \\"
