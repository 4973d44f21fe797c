"""The data under check: the nodes that shapes are about, and all that shows a batch of them.

A shape looks at a node, at what it links to, and at what links to it by the few properties that
shapes follow backwards. So a batch of nodes can be checked without the rest of the graph, however
large that is. What must be seen of the whole graph is small and stands in the frame of each batch:
classes and hierarchies, keys of documents, merges of organizations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QuerySolutions,
    Store,
    Triple,
    Variable,
)
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral

from interorg.ontology.files import read_modules
from interorg.ontology.terms import DCTERMS, GRAPH, IOR, OWL, RDF, RDFS, SKOS

from ..storage.store import Mode
from ..storage.writer import DOCUMENTS
from .shapes import Target

FRAME = (
    RDFS.subClassOf,
    SKOS.broader,
    OWL.deprecated,
    DCTERMS.isReplacedBy,
    IOR.formalizedAs,
    IOR.subjectKind,
    IOR.objectKind,
    IOR.viaProperty,
    IOR.documentKey,
    IOR.mergedInto,
)
"""Properties whose triples every batch sees."""
FROM_AFAR = (
    RDF.type,
    IOR.spanOf,
    IOR.claimRelation,
    IOR.participant,
    IOR.equitySharePercent,
    IOR.reportedProperty,
    IOR.reportedNode,
    IOR.reportedText,
    IOR.reportedNumber,
    IOR.reportedDate,
    IOR.reportedStartYear,
    IOR.reportedEndYear,
)
"""What shapes look at in nodes that are linked with those they check. A shape that looks at more
needs it here: a test compares with what is found in a whole graph."""
VOCABULARY = (IOR.DomainConcept, IOR.RelationType, IOR.ControlledValue)
DECLARATIONS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)

Subject = NamedNode | BlankNode


class Data:
    """What a store states, without the summary of claims."""

    def __init__(self, store: Store, mode: Mode) -> None:
        self._store = store
        self._mode = mode
        # In a union store the default graph repeats the others, but for the runs.
        union = mode == "union"
        self._graphs = (DefaultGraph(), GRAPH.meta) if union else (None,)
        known = next(store.quads_for_pattern(IOR.Claim, RDF.type, OWL.Class, None), None)
        self._modules = () if known else read_modules()
        self._narrower: dict[Subject, list[Subject]] = defaultdict(list)
        for triple in self._with(RDFS.subClassOf):
            if isinstance(triple.object, NamedNode) and not isinstance(triple.subject, Triple):
                self._narrower[triple.object].append(triple.subject)
        self.frame = frozenset(self._framed())
        self.nameless: set[BlankNode] = set()
        self._terms = {triple.subject for triple in self.frame if triple.predicate == RDF.type}

    def nodes(self, target: Target) -> list[str]:
        """Return the IRIs of the nodes that a target means, in order.

        Blank nodes are left out, and kept in `nameless`.
        """
        if target.kind == "query":
            found = {row["this"] for row in self.rows(target.of)}
        elif target.kind == "class":
            classes = self._classes(NamedNode(target.of))
            found = {t.subject for each in classes for t in self._match(None, RDF.type, each)}
        else:
            found = {t.subject for t in self._match(None, NamedNode(target.of), None)}
        self.nameless.update(node for node in found if isinstance(node, BlankNode))
        return sorted(node.value for node in found if isinstance(node, NamedNode))

    def around(self, nodes: Iterable[str], backwards: Iterable[str]) -> set[Triple]:
        """Return what shows these nodes: what is said of them and of what they link to."""
        inverse = [NamedNode(iri) for iri in backwards]
        found: set[Triple] = set()
        described: set[Subject] = set()
        beside: set[Subject] = set()
        for iri in nodes:
            node = NamedNode(iri)
            described.add(node)
            for triple in self._match(node, None, None):
                found.add(triple)
                if triple.predicate != RDF.type and isinstance(triple.object, Subject):
                    beside.add(triple.object)
            for predicate in inverse:
                for triple in self._match(None, predicate, node):
                    if isinstance(triple.subject, Subject):
                        found.add(triple)
                        beside.add(triple.subject)
        for other in beside - described - self._terms:
            for triple in self._match(other, None, None):
                found.update((triple,) if triple.predicate in FROM_AFAR else ())
        return found

    def count(self, predicate: NamedNode) -> int:
        """Return how many nodes have a property."""
        return len({triple.subject for triple in self._match(None, predicate, None)})

    def users(self, term: NamedNode) -> list[str]:
        """Return the IRIs of the nodes that have a property or are of a class, in order."""
        triples = (*self._match(None, term, None), *self._match(None, RDF.type, term))
        found = {triple.subject for triple in triples}
        return sorted(node.value for node in found if isinstance(node, NamedNode))

    def declared(self) -> set[str]:
        """Return the IRIs of all classes and properties that are declared."""
        found = {triple.subject for kind in DECLARATIONS for triple in self._with(RDF.type, kind)}
        return {node.value for node in found if isinstance(node, NamedNode)}

    def rows(self, query: str, **bound: NamedNode) -> QuerySolutions:
        """Answer a SELECT query from all that is stated, the named graphs taken together."""
        given: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {}
        given.update((Variable(name), node) for name, node in bound.items())
        union = self._mode == "strict"
        rows = self._store.query(query, use_default_graph_as_union=union, substitutions=given)
        assert isinstance(rows, QuerySolutions)
        return rows

    def documents(self, iri: str) -> list[str]:
        """Return the keys of the documents in whose graphs something is said of a node."""
        quads = self._store.quads_for_pattern(NamedNode(iri), None, None, None)
        names = {q.graph_name.value for q in quads if isinstance(q.graph_name, NamedNode)}
        return sorted(name.removeprefix(DOCUMENTS) for name in names if name.startswith(DOCUMENTS))

    def _match(
        self, subject: Subject | None, predicate: NamedNode | None, value: Subject | None
    ) -> Iterator[Triple]:
        for graph in self._graphs:
            for quad in self._store.quads_for_pattern(subject, predicate, value, graph):
                yield quad.triple

    def _with(self, predicate: NamedNode, value: Subject | None = None) -> Iterator[Triple]:
        yield from self._match(None, predicate, value)
        for triple in self._modules:
            if triple.predicate == predicate and value in (None, triple.object):
                yield triple

    def _classes(self, top: Subject) -> list[Subject]:
        """Return a class and all classes below it."""
        found = [top]
        for each in found:
            found.extend(c for c in self._narrower.get(each, ()) if c not in found)
        return found

    def _framed(self) -> Iterator[Triple]:
        for predicate in FRAME:
            for triple in self._with(predicate):
                if not isinstance(triple.object, BlankNode):
                    yield triple
        kinds = [each for top in VOCABULARY for each in self._classes(top)]
        for kind in (*kinds, *DECLARATIONS):
            yield from self._with(RDF.type, kind)


def as_rdflib(triples: Iterable[Triple]) -> Graph:
    """Copy triples into a graph of rdflib; triples about triples are left out."""
    graph = Graph()
    named: dict[NamedNode, URIRef] = {}

    def term(node: NamedNode | BlankNode | Literal) -> URIRef | BNode | RdfLiteral:
        if isinstance(node, NamedNode):
            if node not in named:
                named[node] = URIRef(node.value)
            return named[node]
        if isinstance(node, BlankNode):
            return BNode(node.value)
        datatype = None if node.language else term(node.datatype)
        return RdfLiteral(node.value, lang=node.language, datatype=datatype, normalize=False)

    for triple in triples:
        subject, value = triple.subject, triple.object
        if not isinstance(subject, Triple) and not isinstance(value, Triple):
            graph.add((term(subject), term(triple.predicate), term(value)))
    return graph
