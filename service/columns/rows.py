"""Rows that patterns match, as SQL: what they are taken from, and what each variable is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..rewriting.cursor import NotCovered


@dataclass(frozen=True)
class Domain:
    """All values that a variable can have, if not more."""

    query: str
    size: float
    """Estimated."""


@dataclass(frozen=True)
class Test:
    """A test of terms in the table `terms`, which has them as N-Triples writes them."""

    true: str
    """Holds for those that are sure to pass."""
    odd: str
    """Holds for those that only the engine can tell."""


@dataclass(frozen=True)
class Rows:
    """The solutions of a group, each as often as SPARQL has it."""

    sources: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    """The expression of each variable."""
    certain: frozenset[str] = frozenset()
    """Variables that are bound in each row; others may be NULL."""
    nodes: frozenset[str] = frozenset()
    """Variables that are IRIs or blank nodes wherever they are bound."""
    stars: Mapping[str, int] = field(default_factory=dict)
    """By subject the place of the star that gathers the patterns on it."""

    def joined(
        self, source: str, columns: Sequence[tuple[str, str]], certain: frozenset[str]
    ) -> Rows:
        """Join one more source, whose columns may name one variable twice."""
        return replace(self, sources=(*self.sources, source)).bound(columns, certain)

    def bound(self, columns: Sequence[tuple[str, str]], certain: frozenset[str]) -> Rows:
        """Say what more columns of the sources are.

        Raises NotCovered where a variable that is shared may be unbound on either side: SQL would
        compare what SPARQL finds compatible.
        """
        known, conditions = dict(self.columns), [*self.conditions]
        new: dict[str, str] = {}
        for name, column in columns:
            if name in new:
                conditions.append(f"{new[name]} = {column}")
            elif name in known:
                if name not in self.certain or name not in certain:
                    raise NotCovered
                conditions.append(f"{known[name]} = {column}")
            else:
                new[name] = column
        return replace(
            self,
            conditions=tuple(conditions),
            columns={**known, **new},
            certain=self.certain | certain,
        )

    def where(self, *conditions: str) -> Rows:
        """Keep the rows that fulfil conditions."""
        return replace(self, conditions=(*self.conditions, *conditions))

    def select(self, names: Mapping[str, str], distinct: bool = False) -> str:
        """Write a query for some variables, each under a name."""
        listed = ", ".join(f"{self.columns[name]} AS {alias}" for name, alias in names.items())
        return f"SELECT {'DISTINCT ' if distinct else ''}{listed or '1 AS one'} {self.body}"

    @property
    def body(self) -> str:
        """FROM and WHERE."""
        if not self.sources:
            raise NotCovered
        where = f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""
        return f"FROM {', '.join(self.sources)}{where}"
