"""What the rewriting knows of a query: enough to move its parts, the rest as it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

VARIABLE = re.compile(r"[?$](\w+)")


def variables_in(text: str) -> frozenset[str]:
    """Name the variables that a text can mention; those in strings count too, on the safe side."""
    return frozenset(VARIABLE.findall(text))


@dataclass(frozen=True)
class Term:
    """A variable or a constant, as written; `value` names a constant without prefixes."""

    text: str
    value: str

    @property
    def variable(self) -> str | None:
        return self.text[1:] if self.text[0] in "?$" else None


@dataclass(frozen=True)
class Triple:
    """A pattern whose predicate is a variable, an IRI or `path`, a path kept as written."""

    subject: Term
    predicate: Term
    object: Term
    path: bool = False
    start: int = field(default=-1, compare=False)
    """Of its predicate in the query; the steps of one path share it."""
    end: int = field(default=-1, compare=False)

    @property
    def text(self) -> str:
        return f"{self.subject.text} {self.predicate.text} {self.object.text}"

    @property
    def terms(self) -> tuple[Term, ...]:
        ends = (self.subject, self.object)
        return ends if self.path else (self.subject, self.predicate, self.object)

    @cached_property
    def variables(self) -> frozenset[str]:
        return frozenset(term.text[1:] for term in self.terms if term.variable)

    @cached_property
    def nodes(self) -> frozenset[str]:
        """The variables that stand for nodes of the graph."""
        ends = (self.subject, self.object)
        return frozenset(term.text[1:] for term in ends if term.variable)


@dataclass(frozen=True)
class Values:
    """Inline data."""

    text: str
    variables: frozenset[str]
    rows: int
    complete: bool
    """Whether no value is UNDEF."""
    iris: str = ""
    """`?x IN (…)` where that says the same of a ?x that is bound: of different IRIs only."""


@dataclass(frozen=True)
class Filter:
    """A condition; its group is known where it is nothing but EXISTS or NOT EXISTS."""

    start: int
    end: int
    text: str
    variables: frozenset[str]
    exists: bool
    group: Group | None = None


@dataclass(frozen=True)
class Bind:
    text: str
    expression: frozenset[str]
    target: str

    @property
    def variables(self) -> frozenset[str]:
        return self.expression | {self.target}


@dataclass(frozen=True)
class Block:
    """OPTIONAL, MINUS, UNION, GRAPH or a group: its groups are rewritten where they stand."""

    kind: str
    start: int
    end: int
    variables: frozenset[str]
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Group:
    """The inside of a pair of braces."""

    start: int
    end: int
    elements: tuple[Element, ...]

    @cached_property
    def variables(self) -> frozenset[str]:
        return frozenset().union(*(element.variables for element in self.elements))

    @cached_property
    def bound(self) -> frozenset[str]:
        """What its patterns bind."""
        patterns = (element for element in self.elements if isinstance(element, Triple))
        return frozenset().union(*(pattern.variables for pattern in patterns))


@dataclass(frozen=True)
class Column:
    """A column of a SELECT: a variable, or an expression under a name."""

    name: str
    expression: str | None
    text: str


@dataclass(frozen=True)
class Select:
    """A SELECT, the outermost or a sub-select; offsets are of the whole query."""

    start: int
    """Of the keyword."""
    end: int
    modifier: str
    """DISTINCT, REDUCED or nothing."""
    columns: tuple[Column, ...] | None
    """None for `*`."""
    group: Group
    keys: str
    """What stands behind GROUP BY."""
    having: str
    order: str
    slice: str
    variables: frozenset[str]
    """What it can bind for the group around it."""


Element = Triple | Values | Filter | Bind | Block | Select


@dataclass(frozen=True)
class Query:
    """A query that is read in full."""

    text: str
    root: Select | Group
    """The group of a CONSTRUCT; else the SELECT."""
    prefixes: Mapping[str, str]
    fresh: bool
    """Whether variables were named that the text does not have: for blank nodes, in paths."""
    stars: bool
    """Whether it has a `SELECT *` or a `COUNT (DISTINCT *)`."""
