"""Names in the SQL of a plan, and what stands behind those that the reader fills in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..rewriting.cursor import NotCovered
from ..rewriting.syntax import Term
from .plan import Kind, Member, Step
from .rows import Domain, Rows, Test

MANY = 20_000.0
"""Values of a variable, or pairs of two, for which an expression is worked out one by one."""
UNBOUND = 4_294_967_295
"""Stands for no value where values are looked up; no term has this number."""
INTEGER = re.compile(r'"(?:0|-?[1-9]\d*)"\^\^<http://www\.w3\.org/2001/XMLSchema#integer>')
BOOLEAN = re.compile(r'"(?:true|false)"\^\^<http://www\.w3\.org/2001/XMLSchema#boolean>')
STRING = re.compile(r'"[^"\\\r\n]*"(?:@[a-z0-9-]+)?')


@dataclass(frozen=True)
class Stepped:
    """A table that a step makes, and how rows are joined with it."""

    table: str
    variables: Sequence[str]
    unbound: Sequence[bool]

    def joined(self, alias: str, columns: Mapping[str, str]) -> list[str]:
        """Say that the keys of the table are the values of the variables."""
        sides = [columns[name] for name in self.variables]
        return [
            f"{alias}.k{i} = {f'coalesce({side}, {UNBOUND})' if unbound else side}"
            for i, (side, unbound) in enumerate(zip(sides, self.unbound, strict=True))
        ]


@dataclass
class Names:
    """The names of one plan."""

    properties: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    stars: list[list[Member]] = field(default_factory=list)
    aliases: int = 0

    def alias(self) -> str:
        """Name one more source."""
        self.aliases += 1
        return f"t{self.aliases}"

    def table(self, predicate: Term) -> str:
        """Name the table of a property."""
        return f"$p{place(self.properties, checked(predicate))}"

    def term(self, term: Term, required: bool = False) -> str:
        """Name the number of a term; without a `required` one the plan is not followed."""
        return f"${'r' if required else 'c'}{place(self.terms, checked(term))}"

    def value(self, term: Term) -> str:
        """Name the number of a term that the graph need not have."""
        return f"$v{place(self.terms, checked(term))}"

    def star(self) -> int:
        """Begin to gather the patterns on one more subject; returns the place of the star."""
        self.stars.append([])
        return len(self.stars) - 1

    def member(self, star: int, predicate: Term, value: Term, optional: bool = False) -> str:
        """Add a pattern to a star; return the name of its object."""
        term = None if value.variable else place(self.terms, checked(value))
        member = Member(place(self.properties, checked(predicate)), term, optional)
        self.stars[star].append(member)
        return f"$o{star}_{len(self.stars[star]) - 1}"

    def text(self, text: str) -> str:
        """Name a text."""
        return f"$t{place(self.texts, text)}"

    def step(
        self,
        kind: Kind,
        variables: Sequence[str],
        text: str,
        rows: Rows,
        domains: Mapping[str, Domain],
        test: Test | None = None,
        digests: Sequence[int] | None = None,
    ) -> Stepped:
        """Have an expression worked out for all values that its variables can have.

        With a `test` of terms only for those that are odd. Where `digests` are given, of no terms
        but those.
        """
        table = f"step{len(self.steps)}"
        if digests is not None:
            domains = {variables[0]: Domain(f"SELECT v FROM {listed(table)}", len(digests))}
        if not 1 <= len(variables) <= 2 or not all(name in domains for name in variables):
            raise NotCovered
        most = 1.0
        for name in variables:
            most *= max(1.0, domains[name].size)
        if most > MANY and not test:
            raise NotCovered
        found = [domains[name].query for name in variables]
        unbound = [name not in rows.certain for name in variables]
        true, odd = (test.true, test.odd) if test else ("", "")
        step = Step(kind, table, list(variables), found, unbound, text, true, odd, digests)
        self.steps.append(step)
        return Stepped(table, variables, unbound)


def listed(table: str) -> str:
    """Name the table of the texts that a step is about."""
    return f"{table}_texts"


def place(names: list[str], name: str) -> int:
    """Give the place of a name in a list, at whose end it is put if it is new."""
    if name not in names:
        names.append(name)
    return names.index(name)


def checked(term: Term) -> str:
    """Return a constant as the tables have it; raise NotCovered where that is not sure."""
    value = term.value
    if value.startswith("<"):
        if ":" not in value or "\\" in value:
            raise NotCovered
    elif not (INTEGER.fullmatch(value) or BOOLEAN.fullmatch(value) or STRING.fullmatch(value)):
        raise NotCovered
    return value
