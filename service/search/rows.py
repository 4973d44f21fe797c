"""Reads a graph for the index: by queries, and by what single things have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions, Store, Triple

from interorg.ontology.terms import BASE

from ..stored_queries import read_query

Row = Mapping[str, str]


class Rows:
    """Reads the default graph of a store, or all its graphs where that is empty."""

    def __init__(self, graph: Store) -> None:
        self.graph = graph
        default = graph.quads_for_pattern(None, None, None, DefaultGraph())
        self.union = next(default, None) is None
        self.place = None if self.union else DefaultGraph()

    def __call__(self, name: str) -> Iterator[Row]:
        found = self.graph.query(read_query(name), use_default_graph_as_union=self.union)
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        for solution in found:
            values: Iterable[tuple[str, Any]] = zip(names, solution, strict=True)
            yield {name: value.value for name, value in values if value is not None}

    def all(self, iri: str, *properties: NamedNode) -> list[str]:
        """Return the different values of some properties of a thing together, in order."""
        thing = NamedNode(iri)
        found = (
            quad.object
            for property in properties
            for quad in self.graph.quads_for_pattern(thing, property, None, self.place)
        )
        return sorted({value.value for value in found if not isinstance(value, Triple)})

    def described(self, iri: str) -> Row:
        """Return one value of each property that a thing has, which should be few."""
        quads = self.graph.quads_for_pattern(NamedNode(iri), None, None, self.place)
        found = sorted(
            (quad.predicate.value, str(getattr(quad.object, "value", ""))) for quad in quads
        )
        return dict(reversed(found))

    def subjects(self, property: NamedNode, iri: str) -> list[str]:
        """Return the things that have another as value of a property, in order."""
        quads = self.graph.quads_for_pattern(None, property, NamedNode(iri), self.place)
        return sorted({str(getattr(quad.subject, "value", "")) for quad in quads})


def end(iri: str) -> str:
    return iri.removeprefix(BASE)


def name(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def year(row: Row, *variables: str) -> int | None:
    """Return the first year that is bound and is a number."""
    found = next((row[v] for v in variables if v in row), "")
    return int(found) if found.lstrip("-").isdecimal() else None


def share(text: str) -> float | None:
    """Return a number from 0 to 1; what is none has no meaning as a confidence."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None


def grouped(rows: Iterable[Row], variable: str) -> Iterator[tuple[str, list[Row]]]:
    """Group rows that follow each other about one thing."""
    for key, group in groupby(rows, key=lambda row: row[variable]):
        yield key, list(group)


def different(rows: Iterable[Row], variable: str) -> tuple[str, ...]:
    """Return the different values of a variable in the order they come."""
    return tuple(dict.fromkeys(row[variable] for row in rows if variable in row))
