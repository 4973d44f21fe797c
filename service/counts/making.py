"""Counts what a graph holds, and keeps its graph of counts equal to that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from interorg.ontology.terms import GRAPH, RDF, SKOS, XSD

from ..storage.writer import Writer
from ..stored_queries import read_query
from .cubes import COUNT, COUNTED, CUBES, QB, Cube

Term = NamedNode | BlankNode | Literal | Triple
Cell = tuple[Term, ...]


class Source:
    """The claims and cases of the default graph, or of all graphs where that is empty."""

    def __init__(self, graph: Store) -> None:
        self.graph = graph
        first = graph.quads_for_pattern(None, None, None, DefaultGraph())
        self.union = next(first, None) is None
        self._above: dict[Term, frozenset[Term]] = {}
        self._broader: dict[Term, set[Term]] | None = None

    def is_countable(self) -> bool:
        """Tell, at once, whether there is anything to be counted."""
        place = None if self.union else DefaultGraph()
        return any(
            next(self.graph.quads_for_pattern(None, each, None, place), None) for each in COUNTED
        )

    def rows(self, query: str) -> QuerySolutions:
        found = self.graph.query(read_query(query), use_default_graph_as_union=self.union)
        assert isinstance(found, QuerySolutions)
        return found

    def above(self, concept: Term) -> frozenset[Term]:
        """Return a concept with all that are broader."""
        if concept not in self._above:
            if self._broader is None:
                self._broader = self._hierarchy()
            found, left = {concept}, [concept]
            while left:
                new = self._broader.get(left.pop(), set()) - found
                found |= new
                left += new
            self._above[concept] = frozenset(found)
        return self._above[concept]

    def _hierarchy(self) -> dict[Term, set[Term]]:
        broader: dict[Term, set[Term]] = defaultdict(set)
        place = None if self.union else DefaultGraph()
        for quad in self.graph.quads_for_pattern(None, SKOS.broader, None, place):
            broader[quad.subject].add(quad.object)
        return broader


def counts(graph: Store) -> set[Triple]:
    """Return what the graph of counts should hold; nothing without claims and cases."""
    source = Source(graph)
    if not source.is_countable():
        return set()
    described = Store().query(read_query("counts_structure"))
    assert isinstance(described, QueryTriples)
    found = set(described)
    for cube in CUBES:
        for cell, numbers in tally(source, cube).items():
            found.update(observation(cube, cell, numbers))
    return found


def tally(source: Source, cube: Cube) -> dict[Cell, list[int]]:
    """Count the rows of a cube: the number of each measure by cell."""
    things: dict[Cell, list[set[Term]]] = defaultdict(lambda: [set() for _ in cube.measures])
    for row in source.rows(cube.query):
        counted = [row[variable] for _, variable in cube.measures]
        for cell in cells(source, cube, tuple(row[name] for name in cube.dimensions)):
            for different, thing in zip(things[cell], counted, strict=True):
                different.add(thing)
    return {cell: [len(different) for different in each] for cell, each in things.items()}


def cells(source: Source, cube: Cube, cell: Cell) -> Iterator[Cell]:
    """Yield the cells that a row of one cell counts in."""
    if cube.rolled_up is None:
        yield cell
        return
    place = cube.dimensions.index(cube.rolled_up)
    for each in source.above(cell[place]):
        yield (*cell[:place], each, *cell[place + 1 :])


def observation(cube: Cube, cell: Cell, numbers: list[int]) -> Iterator[Triple]:
    """Describe one cell; equal cells have equal names."""
    digest = sha256(" ".join(map(str, cell)).encode()).hexdigest()[:16]
    node = NamedNode(f"{COUNT.iri}{cube.name}-{digest}")
    yield Triple(node, RDF.type, QB.Observation)
    yield Triple(node, QB.dataSet, COUNT[cube.name])
    for name, value in zip(cube.dimensions, cell, strict=True):
        yield Triple(node, COUNT[name], value)
    for (name, _), number in zip(cube.measures, numbers, strict=True):
        yield Triple(node, COUNT[name], Literal(str(number), datatype=XSD.integer))


def held(graph: Store) -> set[Triple]:
    """Return what the graph of counts holds."""
    return {quad.triple for quad in graph.quads_for_pattern(None, None, None, GRAPH.counts)}


def renew(writer: Writer) -> set[Triple]:
    """Make the graph of counts hold what it should; return the triples removed and added."""
    before, after = held(writer.graph), counts(writer.graph)
    writer.change_graph(GRAPH.counts, before - after, after - before)
    return before ^ after


def drop(writer: Writer) -> None:
    """Remove the graph of counts, which would be outdated."""
    writer.graph.remove_graph(GRAPH.counts)


def is_due(graph: Store) -> bool:
    """Tell whether a graph has claims or cases and no counts of them."""
    there = graph.quads_for_pattern(None, None, None, GRAPH.counts)
    return next(there, None) is None and Source(graph).is_countable()
