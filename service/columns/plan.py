"""What is to be done with the tables, as it goes from the service to a query process."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

PLACE = re.compile(r"\$[apcrvt]\d+")
"""What the reader fills in."""
Kind = Literal["keep", "bind", "rank", "number"]


@dataclass(frozen=True)
class Step:
    """A table of what an expression gives for each value of some variables.

    keep    which values fulfil a condition
    bind    the term that an expression gives, if any
    rank    the place of each value in the order of SPARQL
    number  the number that a literal stands for
    """

    kind: Kind
    table: str
    variables: Sequence[str]
    domains: Sequence[str]
    """For each variable a query for all values that it can have."""
    unbound: Sequence[bool]
    """For each variable whether it may be unbound."""
    text: str = ""
    """FILTER or BIND as it stands in the query."""
    true: str = ""
    """Of `terms`: holds for values that are sure to pass; …"""
    odd: str = ""
    """… and for those that only the engine can tell. Without these two it tells of all."""


@dataclass(frozen=True)
class Plan:
    """A query in two parts: rows from the tables, and what the engine makes of them.

    In the SQL of it `$p1` stands for the table of a property, `$a0` for all of them, `$c1` for the
    number of a term, `$r1` for one without which the plan is not to be followed, `$v1` for one
    that the graph need not have, `$t1` for a text.
    """

    rows: str
    columns: Sequence[str]
    """Variables of the rows; those of numbers that were counted are in `counted`."""
    counted: Sequence[str]
    head: str
    """The query for the engine up to the VALUES, …"""
    tail: str
    """… and after them."""
    prologue: str
    properties: Sequence[str]
    terms: Sequence[str]
    texts: Sequence[str]
    steps: Sequence[Step]

    @property
    def outline(self) -> str:
        """Show it to those who ask how a query is answered."""
        meant = {"p": self.properties, "c": self.terms, "r": self.terms, "v": self.terms}
        names = {f"${kind}{i}": name for kind in meant for i, name in enumerate(meant[kind])}
        used = [
            f"{name} {names[name]}"
            for name in dict.fromkeys(PLACE.findall(self.rows))
            if name in names
        ]
        return f"{self.head}VALUES (…) {{ … }}{self.tail}\n\n{self.rows}\n\n" + "\n".join(used)

    def packed(self) -> dict[str, Any]:
        """Give it as what JSON can hold."""
        return asdict(self)

    @classmethod
    def unpacked(cls, content: Mapping[str, Any]) -> Plan:
        """Make it again from what `packed` gave."""
        steps = [Step(**step) for step in content["steps"]]
        return cls(**{**content, "steps": steps})
