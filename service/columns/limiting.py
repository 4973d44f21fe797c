"""Of a great many rows only those are written that can be in the answer: by LIMIT and by HAVING.

Rows are cut by the first key of ORDER BY, and those that tie with the last of them stay, so that
the engine, which puts them in order by all keys, comes to the same end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..rewriting.syntax import Select

KEY = re.compile(r"ORDER BY (?:(ASC|DESC) *\( *(.*?) *\)|([?$]\w+))(?= *(?:$|[?$]|ASC|DESC))", re.I)
LIMIT = re.compile(r"LIMIT (\d+)", re.IGNORECASE)
OFFSET = re.compile(r"OFFSET (\d+)", re.IGNORECASE)
HAVING = re.compile(r"HAVING((?: *\( *[?$]\w+ *(?:>=|<=|!=|=|<|>) *\d{1,15} *\))+) *", re.I)
SIZE = re.compile(r"[?$](\w+) *([<>!=]+) *(\d+)")


@dataclass(frozen=True)
class First:
    """How many rows are wanted, and by what they are ordered first."""

    rows: int
    key: str
    """An expression, as it stands in the query."""
    descending: bool

    def cut(self, column: str) -> str:
        """Write the condition on rows that have the key in a column."""
        order = f"{column} DESC" if self.descending else column
        return f"QUALIFY rank() OVER (ORDER BY {order}) <= {self.rows}"


def sizes(having: str) -> list[tuple[str, str, str]]:
    """Read `HAVING (?n >= 3)` as names, signs and numbers; nothing where more is said."""
    found = HAVING.fullmatch(" ".join(having.split()))
    return SIZE.findall(found[1]) if found else []


def first_of(select: Select) -> First | None:
    """Tell which rows of a SELECT are wanted; None for all, or where they cannot be told so."""
    limit, offset = LIMIT.search(select.slice), OFFSET.search(select.slice)
    key = KEY.match(select.order)
    # What is joined into one row, or filtered away, later than this would be missing.
    if not (limit and key) or select.having or select.modifier == "DISTINCT":
        return None
    wanted = int(limit[1]) + (int(offset[1]) if offset else 0)
    return First(wanted, key[2] or key[3], (key[1] or "").upper() == "DESC")
