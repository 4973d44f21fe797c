"""Names the columns of `SELECT *` in the order in which a reader of the query meets them.

The engine puts them in the order of the alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .tokens import tokens

STAR = re.compile(r"\bSELECT\b[^{]*\*", re.IGNORECASE)


def name_columns(query: str, visible: Sequence[str], asked: str = "") -> str | None:
    """Write the variables that the engine finds visible for the `*`; None where nothing changes.

    They come as in `asked`, where the query was rewritten from that.

    >>> name_columns("SELECT * { ?work ?says ?it }", ["it", "says", "work"])
    'SELECT ?work ?says ?it { ?work ?says ?it }'
    """
    if not visible or not STAR.search(query):
        return None
    star = star_of(query)
    met = dict.fromkeys(
        token.text[1:] for token in tokens(asked or query) if token.kind == "variable"
    )
    names = [name for name in met if name in visible]
    if star is None or names == list(visible) or len(names) != len(visible):
        return None
    listed = " ".join(f"?{name}" for name in names)
    return f"{query[:star]}{listed}{query[star + 1 :]}"


def star_of(query: str) -> int | None:
    """Return the offset of the star that the outermost SELECT has for its columns, if it has."""
    before = ""
    for token in tokens(query):
        if token.kind == "open":
            return None
        if token.text == "*" and before in ("SELECT", "DISTINCT", "REDUCED"):
            return token.start
        before = token.upper
    return None
