"""What a change adds and removes, as far as what stands beside a graph follows from it.

An index of a million texts is not made anew for one statement: it is told which texts are new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryTriples,
    Store,
    Triple,
)

from interorg.ontology.terms import DCTERMS, IOR, RDF, RDFS, SKOS

from ..counts.cubes import SOURCES
from .protection import resolve
from .update_text import Operation

Pair = tuple[NamedNode, Literal | NamedNode | BlankNode | Triple]
TYPE = RDF.type
FORM = IOR.FormConcept
LABELS = frozenset({RDFS.label, DCTERMS.title})
VOCABULARIES = (IOR.iri, SKOS.iri)


@dataclass
class Touched:
    """What is known of a change; more may be said to be touched than is."""

    pairs: set[Pair] = field(default_factory=set)
    """Property and object of every statement that is added, or may be."""
    entries: bool = False
    """Whether pages may find something else by it: the statements are of our vocabulary."""
    counts: bool = False
    """Whether the graph of counts may have to hold something else by it."""
    unknown: bool = False
    """Whether nothing is known of it."""

    def note(self, statements: Iterable[Quad | Triple], added: bool) -> None:
        """Note statements that are added or removed."""
        foreign: set[NamedNode] = set()
        for statement in statements:
            predicate, value = statement.predicate, statement.object
            self.counts |= predicate in SOURCES or (predicate == TYPE and value == FORM)
            if added:
                self.pairs.add((predicate, value))
            if self.entries or predicate in foreign:
                continue
            self.entries = of_our_vocabulary(value if predicate == TYPE else predicate)
            if predicate != TYPE:
                foreign.add(predicate)

    def note_operation(
        self, operation: Operation, text: str, base: str | None, graph: Store
    ) -> None:
        """Note what an operation is about to do to a graph."""
        match operation.keyword:
            case "INSERT DATA":
                self.note(data(operation, operation.inserted, base), added=True)
            case "DELETE DATA":
                self.note(data(operation, operation.deleted, base), added=False)
            case "MODIFY" | "DELETE WHERE":
                for triples, added in ((operation.deleted, False), (operation.inserted, True)):
                    if triples:
                        self.note(results(operation, triples, text, base, graph), added)
            case "CREATE":
                pass
            case _:
                # Whole graphs: no text is new by copying it; what pages find may be gone.
                self.entries = self.counts = True


def of_our_vocabulary(kind: object) -> bool:
    """Tell whether pages may find something by a property or a class."""
    if not isinstance(kind, NamedNode):
        return False
    return kind in LABELS or kind.value.startswith(VOCABULARIES)


def data(operation: Operation, triples: Sequence[str], base: str | None) -> Iterable[Quad]:
    """Read the triples of INSERT DATA or DELETE DATA."""
    store = Store()
    store.update(f"{operation.prologue}\nINSERT DATA {{ {' . '.join(triples)} }}", base_iri=base)
    return store


def results(
    operation: Operation, triples: Sequence[str], text: str, base: str | None, graph: Store
) -> Iterable[Triple]:
    """Give the triples that a template makes of what the pattern finds."""
    pattern = text[operation.where.start : operation.end] if operation.where else ""
    within: NamedNode | DefaultGraph = DefaultGraph()
    if operation.within and not operation.sources:
        name = resolve(operation.prologue, operation.within.text, base)
        within = NamedNode(name) if name else within
    found = graph.query(
        f"{operation.prologue}\nCONSTRUCT {{ {' . '.join(triples)} }} {operation.sources}{pattern}",
        base_iri=base,
        default_graph=None if operation.sources else within,
    )
    assert isinstance(found, QueryTriples)
    return found
