"""The triple patterns and filters of the groups of a query, with the places they stand at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from ..gate.tokens import Token

Term = tuple[Token, ...]
"""The tokens of a term, a list, or a path."""


@dataclass(frozen=True)
class Verb:
    """One predicate of a statement with its objects."""

    path: Term
    objects: tuple[Term, ...]


@dataclass(frozen=True)
class Statement:
    """Triple patterns with one subject; `end` is after its full stop where it has one."""

    subject: Term
    verbs: tuple[Verb, ...]
    start: int
    end: int
    block: int
    """Where the triple patterns begin that it forms one basic graph pattern with."""


@dataclass
class Group:
    """What stands between two braces, without the groups inside."""

    graph: Term = ()
    """What GRAPH names around it."""
    statements: list[Statement] = field(default_factory=list)
    filters: list[Term] = field(default_factory=list)
    """What is between the parentheses, or a call with its arguments."""


@dataclass(frozen=True)
class Patterns:
    """What was found in a query."""

    groups: tuple[Group, ...]
    names: Names
    short_construct: bool
    """Whether it is a CONSTRUCT WHERE, whose pattern is its template."""
    dataset: bool
    """Whether it has FROM clauses."""


class Names:
    """The prefixes and the base that a query declares."""

    def __init__(self) -> None:
        self.base = ""
        self.prefixes: dict[str, str] = {}

    def iri(self, term: Sequence[Token]) -> str | None:
        """Return the IRI of a term that is one; None for others, and for unknown prefixes."""
        if len(term) != 1:
            return None
        token = term[0]
        if token.kind == "iri":
            return self.resolve(token.text[1:-1])
        if token.kind == "name":
            prefix, local = token.text.split(":", 1)
            known = self.prefixes.get(prefix)
            return None if known is None or "\\" in local else known + local
        return None

    def resolve(self, iri: str) -> str:
        try:
            whole = iri if urlsplit(iri).scheme or not self.base else urljoin(self.base, iri)
        except ValueError:  # A part that looks like an address and is none.
            return iri
        return f"{whole}#" if iri.endswith("#") and not whole.endswith("#") else whole
