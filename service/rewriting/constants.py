"""Reads filters that name what a variable may be as inline data, which the engine starts from.

`FILTER (?x = <i>)`, `FILTER (?x IN (<i>, <j>))` and `sameTerm(?x, <i>)` keep the rows whose ?x is
one of these IRIs: for IRIs `=` is sameTerm, and is false or an error for any other term. Joining
with VALUES of the distinct IRIs keeps the same rows, each once, where ?x is bound in every row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from .cursor import Cursor
from .syntax import Filter, Term, Values

SHAPES = re.compile(
    r"\( (?:V = I|I = V|V IN \( I(?: , I)* \)|SAMETERM \( (?:V , I|I , V) \)) \)"
    r"|SAMETERM \( (?:V , I|I , V) \)"
)
"""V a variable, I an IRI."""


def as_values(
    condition: Filter, certain: frozenset[str], prefixes: Mapping[str, str]
) -> Values | None:
    """Return inline data that keep the same rows, or None."""
    cursor = Cursor(condition.text)
    cursor.take()
    if condition.exists or len(condition.variables) != 1:
        return None
    (name,) = condition.variables
    terms: dict[str, str] = {}
    words: list[str] = []
    while cursor.token.start >= 0:
        token = cursor.take()
        if token.kind in ("iri", "name") and not token.text.startswith("_:"):
            prefix, _, local = token.text.partition(":")
            full = token.text if token.kind == "iri" else f"<{prefixes.get(prefix)}{local}>"
            terms.setdefault(full, token.text)
            words.append("I")
        elif token.kind == "variable":
            words.append("V")
        else:
            words.append(token.upper)
    shape = " ".join(words)
    if name not in certain or not SHAPES.fullmatch(shape):
        return None
    # Two ways to write one IRI would count its rows twice.
    if not all(map(plain, terms)):
        return None
    text = f"VALUES ?{name} {{ {' '.join(terms.values())} }}"
    return Values(text, condition.variables, len(terms), True, listed(name, terms.values()))


def plain(iri: str) -> bool:
    """Tell whether an IRI is written in full and without escapes."""
    return ":" in iri and "\\" not in iri


def listed(name: str, terms: Iterable[str]) -> str:
    return f"?{name} IN ({', '.join(terms)})"


def one_of(names: frozenset[str], terms: Sequence[Term]) -> str:
    """Say of a variable what inline data say, or give nothing; see Values."""
    values = {term.value for term in terms}
    if len(names) != 1 or len(values) < len(terms):
        return ""
    if not values or not all(value.startswith("<") and plain(value) for value in values):
        return ""
    (name,) = names
    return listed(name, (term.text for term in terms))
