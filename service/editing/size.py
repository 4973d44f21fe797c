"""Which queries are read here: longer or deeper ones are run, but not helped with."""

from __future__ import annotations

from functools import lru_cache

from ..gate.bounds import DEFAULT
from ..gate.tokens import Token, tokens

LONGEST = 20_000
"""Characters."""
FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


def is_readable(query: str) -> bool:
    """Tell whether a query is short and flat enough to be looked into while somebody writes."""
    if len(query) > LONGEST:
        return False
    depth = 0
    for token in tokens(query):
        depth += (token.kind == "open") - (token.kind == "close")
        if depth > DEFAULT.depth:
            return False
    return True


@lru_cache(maxsize=16)
def form_of(query: str) -> Token | None:
    """Return the word that says what kind of query it is, wherever strings hold such words."""
    words = (token for token in tokens(query) if token.kind == "word")
    return next((token for token in words if token.upper in FORMS), None)
