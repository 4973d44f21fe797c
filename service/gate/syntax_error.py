"""Says in plain words where a query stops being SPARQL."""

from __future__ import annotations

import re
from collections.abc import Sequence

FEW = 12
"""So many of the things that could stand instead are named."""


def explain_syntax_error(message: str, query: str, undeclared: Sequence[str] = ()) -> str:
    """Make a sentence of the engine's `error at LINE:COLUMN: …` and of prefixes not declared.

    >>> explain_syntax_error("error at 1:14: expected OPTIONAL", "ASK {ex:a ?p }", ["ex:"])
    'The query is not valid SPARQL: line 1, column 14: the prefix ex: is not declared.'
    """
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return f"The query is not valid SPARQL: {message}."
    line, column = int(found[1]), int(found[2])
    where = f"The query is not valid SPARQL: line {line}, column {column}"
    if undeclared:
        # The engine only says that it expected something else after the name.
        are = "prefix {} is" if len(undeclared) == 1 else "prefixes {} are"
        return f"{where}: the {are.format(', '.join(undeclared))} not declared."
    lines = query.splitlines()
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    return (
        f"{where}: {expectation(found[3], query)}; found {repr(rest[:40]) if rest else 'the end'}."
    )


def expectation(message: str, query: str) -> str:
    """Say in a few words what the engine expected."""
    if not re.search(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", query, re.IGNORECASE):
        return "expected SELECT, ASK, CONSTRUCT or DESCRIBE"
    if "variable that is unbound" in message:
        return "a variable of the SELECT is not bound, not grouped, or named twice"
    # The engine lists whole character classes; what is left is what a person can type.
    known = re.sub(r"""(?<!")\[(?:'[^']*'|[^]'"])*\](?:, )?""", "", message).strip(" ,")
    # The engine also offers what is refused here, or is no standard SPARQL.
    words = re.sub(r"\b(?:LATERAL|SERVICE)\b(?:, )?", "", known).removeprefix("expected")
    words = words.strip(" ,").removeprefix("one of").strip(" ,")
    if not words:
        return "expected something else"
    choices = words.split(", ")
    one_of = "one of " if len(choices) > 1 else ""
    others = " and others" if len(choices) > FEW else ""
    return f"expected {one_of}{', '.join(choices[:FEW])}{others}"
