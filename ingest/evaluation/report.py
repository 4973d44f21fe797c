"""An answer as JSON and as text for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from .answer import Answer, Mistake, Table
from .lines import Json

WORST = 20
NAMED = 10
"""So many absent texts and problems are named in text; JSON names all."""


def as_json(answer: Answer, errors: int = WORST) -> str:
    """Write everything as one JSON object."""
    figures: dict[str, Json] = {"task": answer.task, **answer.figures}
    figures["absent"] = list(answer.absent)
    figures["problems"] = [
        {"file": p.file, "line": p.line, "expected": p.expected} for p in answer.problems
    ]
    figures["worst"] = [mistake.text for mistake in worst(answer.mistakes, errors)]
    return json.dumps(figures, ensure_ascii=False, indent=1)


def as_text(answer: Answer, errors: int = WORST) -> str:
    """Write the figures, the tables and the worst errors, one under the other."""
    parts = [f"{answer.task}\n" + "\n".join(flat(answer.figures))]
    parts += ["\n".join(laid_out(table)) for table in answer.tables if table.rows]
    if bad := worst(answer.mistakes, errors):
        lines = [f"  {mistake.text}" for mistake in bad]
        parts.append("\n".join([f"The worst of {len(answer.mistakes)} errors", *lines]))
    return "\n\n".join(parts)


def remarks(answer: Answer) -> Iterator[str]:
    """Say what was not scored and which lines are not of the format."""
    for what, names in (
        (f"not scored, {answer.absence}", answer.absent),
        ("lines or files not as expected", [str(problem) for problem in answer.problems]),
    ):
        if names:
            yield f"{len(names)} {what}:"
            yield from (f"  {name}" for name in names[:NAMED])
            if len(names) > NAMED:
                yield f"  and {len(names) - NAMED} more: see --json"


def worst(mistakes: Sequence[Mistake], most: int) -> list[Mistake]:
    """Return the heaviest mistakes; those of equal weight stay in their order."""
    return sorted(mistakes, key=lambda mistake: -mistake.weight)[:most]


def flat(figures: Mapping[str, Json], above: str = "") -> Iterator[str]:
    """Write figures one a line; what stands in tables, lists of objects, is left to them."""
    for name, value in figures.items():
        if name in ("per_label", "per_type", "confusion", "per_category"):
            continue
        full = f"{above}{name}"
        if isinstance(value, Mapping):
            yield from flat(value, f"{full}.")
        elif isinstance(value, list):
            if value and all(isinstance(each, (int, float)) for each in value):
                yield f"  {full:<44} {'–'.join(number(each) for each in value)}"
        else:
            yield f"  {full:<44} {number(value)}"


def laid_out(table: Table) -> Iterator[str]:
    """Write a table with its columns aligned."""
    rows = [table.columns, *(tuple(map(number, row)) for row in table.rows)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.columns))]
    yield table.title
    for row in rows:
        first = row[0].ljust(widths[0])
        rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield f"  {'  '.join([first, *rest])}".rstrip()


def number(value: Json) -> str:
    """Write a figure: shares with three digits, counts whole, a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
