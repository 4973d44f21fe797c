"""What an expression gives for many values, worked out by the engine itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, QuerySolutions

from .plan import Step

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBER = re.compile(rf'"([^"]+)"\^\^<{XSD}(integer|decimal)>')
Line = tuple[str, ...]


UNIFORM = re.compile(rf'<.*>|"[^"]*"|"[^"]*"\^\^<{XSD}(integer|decimal)>', re.DOTALL)
"""Terms of which two are equal in value only where they are the same."""


class NotAlikeError(ValueError):
    """Values are to be added up, or put in order, that are not all of one kind."""


def valued(
    step: Step, prologue: str, lines: Sequence[Line], ask: Callable[[str], QuerySolutions]
) -> dict[int, Any]:
    """Give the results of a step by the place of the line, for the lines that have one.

    They are terms or None for `bind`, places in the order for `rank`, numbers for `number`, and
    1 for what passes `keep`.
    """
    if step.kind == "number":
        return numbers(lines)
    names = " ".join(f"?{name}" for name in step.variables)
    place = fresh(step)
    listed = "\n".join(f"({' '.join(line)} {i})" for i, line in enumerate(lines))
    data = f"VALUES ({names} ?{place}) {{\n{listed}\n}}"
    if step.kind == "rank":
        kinds = {
            (text[0], found[1]) if (found := UNIFORM.fullmatch(text)) else None for (text,) in lines
        }
        if len(kinds) > 1 or None in kinds:
            raise NotAlikeError
        query = f"SELECT ?{place} WHERE {{ {data} }} ORDER BY ?{step.variables[0]}"
        return {placed(row[0]): rank for rank, row in enumerate(ask(query))}
    query = f"{prologue} SELECT * WHERE {{ {data} {step.text} }}"
    solutions = ask(query)
    made = [v.value for v in solutions.variables if v.value not in (*step.variables, place)]
    if step.kind == "keep":
        return {placed(row[place]): 1 for row in solutions}
    return {placed(row[place]): row[made[0]] for row in solutions}


def numbers(lines: Sequence[Line]) -> dict[int, Any]:
    """Read literals as numbers."""
    kind = int if type_of(lines) == "BIGINT" else Decimal
    return {i: kind(line[0].split('"')[1]) for i, line in enumerate(lines)}


def type_of(lines: Sequence[Line]) -> str:
    """Name the type that adds these numbers up without loss; raises NotAlikeError."""
    found = [NUMBER.fullmatch(text) for line in lines for text in line]
    kinds = {each[2] if each else "" for each in found}
    if kinds - {"integer"} and kinds - {"decimal"}:
        raise NotAlikeError
    return "DECIMAL(38, 18)" if kinds == {"decimal"} else "BIGINT"


def placed(term: Any) -> int:
    """Read the place of a line."""
    assert isinstance(term, Literal)
    return int(term.value)


def fresh(step: Step) -> str:
    """Name a variable that the expression does not have."""
    name = "place"
    while f"?{name}" in step.text or f"${name}" in step.text or name in step.variables:
        name += "_"
    return name
