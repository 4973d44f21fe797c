"""Graphs put into tables, and queries answered from them and without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, QuerySolutions, RdfFormat, Store, serialize

from interorg.service.columns.making import FILE, fill
from interorg.service.columns.reader import Columns
from interorg.service.columns.selects import plan
from interorg.service.rewriting.gathering import gather

Rows = Counter[tuple[str, ...]]


@dataclass(frozen=True)
class Graph:
    """One graph, in the engine and in tables."""

    store: Store
    columns: Columns

    def written(self, query: str) -> str | None:
        """The query over VALUES; None where the tables are not used."""
        made = plan(query, query, gather(self.store), "disk")
        return self.columns.query(made, solutions_of(Store())) if made else None

    def rows(self, query: str) -> Rows:
        """The rows of a query, as often as the engine gives each."""
        solutions = self.store.query(query)
        assert isinstance(solutions, QuerySolutions)
        names = sorted(variable.value for variable in solutions.variables)
        return Counter(tuple(str(row[name]) for name in names) for row in solutions)


def solutions_of(store: Store) -> Callable[[str], QuerySolutions]:
    def ask(query: str) -> QuerySolutions:
        solutions = store.query(query)
        assert isinstance(solutions, QuerySolutions)
        return solutions

    return ask


def make_graph(folder: Path, quads: Iterable[Quad]) -> Graph:
    store = Store()
    store.extend(quads)
    statements = folder / "statements.nt"
    serialize([quad.triple for quad in store], str(statements), RdfFormat.N_TRIPLES)
    (folder / FILE).unlink(missing_ok=True)
    fill(folder / FILE, statements)
    return Graph(store, Columns(folder))
