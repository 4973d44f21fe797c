"""Answers as tables for people to read in a terminal."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence

from interorg.ontology.prefixes import PREFIXES

from ..engine.pool import JSON, Answer

GAP = "  "


def as_table(answer: Answer) -> str:
    """Lay out rows as a table, and give any other answer as it is."""
    if answer.media_type != JSON:
        return answer.body.decode("utf-8", "replace").rstrip("\n")
    content = json.loads(answer.body)
    if "boolean" in content:
        return "yes" if content["boolean"] else "no"
    columns = content["head"]["vars"]
    rows = [
        [shown(row[column]) if column in row else "" for column in columns]
        for row in content["results"]["bindings"]
    ]
    count = "1 row" if len(rows) == 1 else f"{len(rows):,} rows"
    return f"{table(columns, rows)}\n({count})" if columns else f"({count})"


def shown(term: dict[str, str]) -> str:
    """Write a term briefly: IRIs with their prefix, literals without their type."""
    value = term["value"]
    if term["type"] != "uri":
        return " ".join(value.split())
    for prefix, iri in PREFIXES.items():
        if value.startswith(iri):
            return f"{prefix}:{value.removeprefix(iri)}"
    return value


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Align columns, giving each at most a fair share of the terminal's width."""
    wide = shutil.get_terminal_size().columns
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    while sum(widths) + len(GAP) * (len(widths) - 1) > wide and max(widths) > 12:
        widths[widths.index(max(widths))] -= 1
    lines = [columns, ["─" * width for width in widths], *rows]
    return "\n".join(
        GAP.join(cut(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def cut(text: str, width: int) -> str:
    """Fill or shorten a text to a width."""
    return text.ljust(width) if len(text) <= width else f"{text[: width - 1]}…"
