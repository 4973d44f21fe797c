"""Puts the dataset that a request names into the text of its update."""

from __future__ import annotations

from collections.abc import Sequence

from interorg.ingest.failure import BadQuery

from ..gate.tokens import place
from .update_text import Operation


def with_dataset(
    text: str, operations: Sequence[Operation], default: Sequence[str], named: Sequence[str]
) -> str:
    """Have every pattern of an update read these graphs; raise BadQuery when it names its own."""
    clauses = " ".join(
        [*(f"USING <{name}>" for name in default), *(f"USING NAMED <{name}>" for name in named)]
    )
    parts: list[str] = []
    done = 0
    for operation in operations:
        if operation.dataset:
            raise BadQuery(
                f"The update has {operation.dataset.upper} at "
                f"{place(text, operation.dataset.start)} and the request names graphs with "
                "using-graph-uri or using-named-graph-uri: leave out either."
            )
        if operation.where is None:
            continue
        # DELETE WHERE takes no USING; its pattern is its template.
        whole = operation.keyword == "DELETE WHERE"
        template = f"{text[operation.where.end : operation.end]} " if whole else ""
        parts += [text[done : operation.where.start], template, clauses, " "]
        done = operation.where.start
    return "".join([*parts, text[done:]])
