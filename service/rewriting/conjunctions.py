"""Parts a filter at its `&&`, so that each condition is applied as soon as its variables are bound.

A filter keeps a row when its condition is true, and `a && b` is true only where both are: an error
on one side gives an error or false, of which neither keeps a row.
"""

from __future__ import annotations

from dataclasses import replace

from ..gate.tokens import Token, tokens
from .syntax import Filter, variables_in


def split(condition: Filter) -> tuple[Filter, ...]:
    """Return filters that keep the same rows together; the filter itself where there is no `&&`.

    Their offsets are those of the whole.
    """
    if condition.exists or "&&" not in condition.text:
        return (condition,)
    conditions = operands([*tokens(condition.text)][1:])
    texts = [f"FILTER ({condition.text[part[0].start : part[-1].end]})" for part in conditions]
    if len(texts) < 2:
        return (condition,)
    return tuple(replace(condition, text=text, variables=variables_in(text)) for text in texts)


def operands(found: list[Token]) -> list[list[Token]]:
    """Part the tokens of `( a && b … )`; give nothing for anything else, such as `( a ) || …`."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for before, token in zip([None, *found], found, strict=False):
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        if depth == 0 and token is not found[-1]:
            return []
        both = before is not None and before.text + token.text
        adjacent = before is not None and before.end == token.start
        if depth == 1 and adjacent and both == "||":
            return []
        if depth == 1 and adjacent and both == "&&":
            parts[-1].pop()
            parts.append([])
        else:
            parts[-1].append(token)
    parts[0] = parts[0][1:]
    parts[-1] = parts[-1][:-1]
    return parts if all(parts) else []
