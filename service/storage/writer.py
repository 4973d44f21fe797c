"""The one writer of a store: replaces whole named graphs and publishes generations.

In a `union` store the engine's own default graph is kept equal to the union of the graphs that
belong to it. Asking the engine for a union of 300 document graphs at query time was measured to
be up to 300 times slower, and finds a triple once for each graph that holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
    parse,
    serialize,
)

from interorg.ingest.failure import NotAStore
from interorg.ontology.terms import BASE, GRAPH, IOR

from .generations import Generations

DOCUMENTS = f"{BASE}graph/document/"
UNITED = frozenset({GRAPH.ontology, GRAPH.concepts, GRAPH.corpus, GRAPH.inferred, GRAPH.registry})
AT_ONCE = 20_000
"""So many triples are added in one transaction; it takes the engine five times as long."""
PART = 20_000
"""A graph of more triples is replaced in several transactions: each is held several times over."""
READ = frozenset({IOR.pipelineVersion, IOR.textDigest})
"""Properties by which a document is known to have been read."""


def is_document(graph: object) -> bool:
    """Tell whether a graph holds what was read from one document."""
    return isinstance(graph, NamedNode) and graph.value.startswith(DOCUMENTS)


def united(graph: object) -> bool:
    """Tell whether the default graph of a `union` store includes a graph."""
    return graph in UNITED or is_document(graph)


class Writer:
    """Changes a store; readers see what was changed once it is published.

    A change of up to PART triples is one transaction."""

    def __init__(self, folder: Path, mode: str, place: str = "writer") -> None:
        """Open the engine's files in one folder of a store, which must be locked."""
        self.mode = mode
        self._generations = Generations(folder)
        try:
            self._graph: Store | None = Store(str(folder / place))
        except OSError as error:
            raise NotAStore(
                f"The store {folder} cannot be written ({error}); build it anew in an empty folder."
            ) from error

    def close(self) -> None:
        """Give the engine's files back; the writer is of no use afterwards."""
        self._graph = None

    @property
    def graph(self) -> Store:
        """The engine's store. Write to it only graphs that `united` excludes."""
        if self._graph is None:
            raise ValueError("the writer is closed")
        return self._graph

    def graphs(self) -> list[NamedNode | BlankNode]:
        """Return the names of all named graphs that hold something."""
        return [
            name
            for name in self.graph.named_graphs()
            if next(self.graph.quads_for_pattern(None, None, None, name), None)
        ]

    def quads(self, graph: NamedNode | BlankNode | DefaultGraph | None = None) -> Iterator[Quad]:
        """Give the quads of one graph or of all; a union is not given beside its parts."""
        for quad in self.graph.quads_for_pattern(None, None, None, graph):
            if graph or self.mode == "strict" or not isinstance(quad.graph_name, DefaultGraph):
                yield quad

    def query(
        self, query: str, bindings: Mapping[str, NamedNode | Literal] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Ask the state being written; bound variables must be projected by a SELECT."""
        bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): value for name, value in (bindings or {}).items()
        }
        return self.graph.query(query, substitutions=bound)

    def replace_graph(self, name: NamedNode, nquads: bytes) -> int:
        """Make a graph hold exactly these N-Quads or N-Triples; return how many triples changed.

        Quads of any other graph are refused with ValueError. A triple that stays is not touched,
        so that generations share files.
        """
        triples = set()
        for quad in parse(nquads, RdfFormat.N_QUADS):
            if quad.graph_name not in (name, DefaultGraph()):
                raise ValueError(f"expected quads of {name.value} only, found {quad}")
            triples.add(quad.triple)
        return self._replace(name, triples)

    def drop_graph(self, name: NamedNode) -> int:
        """Remove a graph; return how many triples it held."""
        return self._replace(name, set())

    def change_graph(
        self, name: NamedNode, removed: Iterable[Triple], added: Iterable[Triple]
    ) -> int:
        """Remove triples that a graph holds and add others; return how many triples changed.

        A large addition is no transaction: after a kill the graph may hold a part of it.
        """
        added = set(added)
        if len(added) <= AT_ONCE:
            return self._change(name, set(removed), added)
        changed = self._change(name, set(removed), set())
        graphs = (name, DefaultGraph()) if self._joined(name) else (name,)
        self.graph.bulk_extend(_quad(triple, graph) for graph in graphs for triple in added)
        return changed + len(added)

    def _replace(self, name: NamedNode, triples: set[Triple]) -> int:
        before = {quad.triple for quad in self.graph.quads_for_pattern(None, None, None, name)}
        return self._change(name, before - triples, triples - before)

    def _joined(self, name: NamedNode) -> bool:
        return self.mode == "union" and united(name)

    def _change(self, name: NamedNode, removed: set[Triple], added: set[Triple]) -> int:
        joined = self._joined(name)
        gone = [t for t in removed if not _blank(t)]
        new = [t for t in added if not _blank(t)]
        steps = []
        if gone:
            alone = [t for t in gone if joined and not self._elsewhere(t, name)]
            steps.append(f"DELETE DATA {{ {_lines(alone)} {_within(name, gone)} }}")
        for part in _parts(new):
            both = _lines(part) if joined else ""
            steps.append(f"INSERT DATA {{ {both} {_within(name, part)} }}")
            if len(part) == PART:
                self.graph.update(" ;\n".join(steps))
                steps = []
        if steps:
            self.graph.update(" ;\n".join(steps))
        self._replace_blank(name, joined, removed, added)
        return len(removed) + len(added)

    def _replace_blank(
        self, name: NamedNode, joined: bool, removed: set[Triple], added: set[Triple]
    ) -> None:
        """Replace triples with blank nodes, which an update would give other names each time.

        Each graph has its own blank nodes, so the default graph holds none for another.
        """
        graphs = (name, DefaultGraph()) if joined else (name,)
        for graph in graphs:
            for triple in filter(_blank, removed):
                self.graph.remove(_quad(triple, graph))
            self.graph.extend(_quad(triple, graph) for triple in filter(_blank, added))

    def _elsewhere(self, triple: Triple, name: NamedNode) -> bool:
        found = self.graph.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        return any(quad.graph_name != name and united(quad.graph_name) for quad in found)

    def publish(self, prepare: Callable[[Path], None] | None = None) -> int:
        """Make the present state the served one and return its generation's number.

        `prepare` gets the new generation's folder, with `graph` in it, and may add `text`.
        """

        def fill(folder: Path) -> None:
            self.graph.backup(str(folder / "graph"))
            if prepare:
                prepare(folder)

        return self._generations.publish(fill)


def _parts(triples: list[Triple]) -> Iterator[list[Triple]]:
    """Yield what one transaction takes; last what says that a document has been read, so that a
    graph of which a kill has left a part is read again."""
    ordered = sorted(triples, key=lambda triple: triple.predicate in READ)
    for start in range(0, len(ordered), PART):
        yield ordered[start : start + PART]


def _quad(triple: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _blank(triple: Triple) -> bool:
    return isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode)


def _lines(triples: Iterable[Triple]) -> str:
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()


def _within(name: NamedNode, triples: Iterable[Triple]) -> str:
    return f"GRAPH <{name.value}> {{ {_lines(triples)} }}"
