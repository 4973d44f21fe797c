"""What is to be done with the tables, as it goes from the service to a query process."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

PLACE = re.compile(r"\$[apcrvtsjn]\d+|\$o\d+_\d+")
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
    digests: Sequence[int] | None = None
    """Of the only texts that can fulfil a condition, if those are known: its domain is a table
    of theirs."""


@dataclass(frozen=True)
class Member:
    """One of the patterns that share a subject; numbers are places in the lists of the plan."""

    property: int
    term: int | None
    """Its object, where that is a constant."""
    optional: bool
    """Whether the subject need not have it."""


@dataclass(frozen=True)
class Plan:
    """A query in two parts: rows from the tables, and what the engine makes of them.

    In the SQL of it `$p1` stands for the table of a property, `$a0` for all of them, `$c1` for the
    number of a term, `$r1` for one without which the plan is not to be followed, `$v1` for one
    that the graph need not have, `$t1` for a text. Of a star, the patterns on one subject, `$s1`
    is what it is taken from, `$j1` the conditions on that, `$n1` the subject, `$o1_2` an object.
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
    stars: Sequence[Sequence[Member]]

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
        for place, star in enumerate(self.stars):
            used.append(f"$s{place} {' '.join(self.properties[m.property] for m in star)}")
        return f"{self.head}VALUES (…) {{ … }}{self.tail}\n\n{self.rows}\n\n" + "\n".join(used)

    def packed(self) -> dict[str, Any]:
        """Give it as what JSON can hold."""
        return asdict(self)

    @classmethod
    def unpacked(cls, content: Mapping[str, Any]) -> Plan:
        """Make it again from what `packed` gave."""
        steps = [Step(**step) for step in content["steps"]]
        stars = [[Member(**member) for member in star] for star in content["stars"]]
        return cls(**{**content, "steps": steps, "stars": stars})
