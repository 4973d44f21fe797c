"""Functions that the engine does not know: an error in the expression that calls them.

So SPARQL 1.1 Query, section 17, has it: a FILTER then fails, a BIND gives no value, COALESCE and
`||` may make up for it. The engine by itself refuses the whole query.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

UNKNOWN = re.compile(r"The custom function <(.*)> is not supported", re.DOTALL)
MOST = 20
"""So many of them in one query; each takes another try."""

Answer = TypeVar("Answer")
Value = NamedNode | BlankNode | Literal | Triple
Functions = dict[NamedNode, Callable[..., Value | None]]


def without_value(*_: Any) -> None:
    """Give an error, as the engine understands it."""


def asked(
    ask: Callable[[Functions], Answer],
) -> tuple[Answer, tuple[str, ...]]:
    """Return an answer and the IRIs of the functions that gave no value; raises RuntimeError."""
    functions: Functions = {}
    while True:
        try:
            return ask(functions), tuple(function.value for function in functions)
        except RuntimeError as error:
            missing = UNKNOWN.fullmatch(str(error))
            if not missing or len(functions) == MOST:
                raise
            functions[NamedNode(missing[1])] = without_value
