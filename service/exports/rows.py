"""Rows of the queries in service/queries that exports are made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

QUERIES = Path(__file__).resolve().parent.parent / "queries"

Row = dict[str, str]


def select(store: Store, name: str) -> Iterator[Row]:
    """Yield the rows of a query over the default graph: IRIs and literals as text.

    Variables without a value are missing from a row; a row with a blank node is left out.
    """
    text = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
    solutions = store.query(text)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        terms = {n: t for n, t in zip(names, solution, strict=True) if t is not None}
        row = {n: t.value for n, t in terms.items() if isinstance(t, NamedNode | Literal)}
        if len(row) == len(terms):
            yield row


def number(text: str | None) -> float | None:
    """Read a number; what is none counts as unknown.

    >>> number("0.80"), number("about 1990"), number(None)
    (0.8, None, None)
    """
    try:
        return float(text) if text is not None else None
    except ValueError:
        return None


def year(text: str | None) -> int | None:
    """Read a year in the common calendar; what is none counts as unknown.

    >>> year("1984"), year("1984-05"), year("0")
    (1984, 1984, None)
    """
    digits = (text or "")[:4]
    return int(digits) if digits.isascii() and digits.isdigit() and int(digits) > 0 else None
