"""The graphs that come with the release: ontology, concepts and the bibliography's works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    parse,
)

from interorg.ingest.citations import known_works, short_citation
from interorg.ingest.document import WorkRecord
from interorg.ingest.quads import integer, serialized
from interorg.ontology.concepts import modules
from interorg.ontology.terms import BASE, DCTERMS, GRAPH, ID, IOR, RDF, RDFS

CONCEPTS = tuple(f"{BASE}{folder}/" for folder in ("concept", "relation-type", "value"))


def fixed_graphs() -> Iterator[tuple[NamedNode, bytes]]:
    """Yield each fixed graph as N-Quads whose blank nodes bear the same names every time."""
    ontology: list[Quad] = []
    concepts: list[Quad] = []
    for quad in _modules():
        subject = quad.subject
        if isinstance(subject, NamedNode) and subject.value.startswith(CONCEPTS):
            concepts.append(quad)
        else:
            ontology.append(quad)
    yield GRAPH.ontology, _in(GRAPH.ontology, ontology)
    yield GRAPH.concepts, _in(GRAPH.concepts, concepts)
    yield GRAPH.corpus, _in(GRAPH.corpus, (q for w in known_works().values() for q in work(w)))


def _modules() -> Dataset:
    """Read all modules; canonical blank nodes, so that equal modules give equal bytes."""
    read = Dataset()
    for path in modules():
        for quad in parse(path=str(path)):
            read.add(Quad(quad.subject, quad.predicate, quad.object))
    read.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return read


def _in(graph: NamedNode, quads: Iterable[Quad]) -> bytes:
    return serialized(Quad(q.subject, q.predicate, q.object, graph) for q in quads)


def work(record: WorkRecord) -> Iterator[Quad]:
    """Yield what the bibliography says of one work."""
    node = ID.work(record.key)
    yield Quad(node, RDF.type, IOR.Work)
    yield Quad(node, IOR.bibliographyKey, Literal(record.key))
    yield Quad(node, RDFS.label, Literal(short_citation(record)))
    if record.title:
        yield Quad(node, DCTERMS.title, Literal(record.title))
    for author in record.authors:
        yield Quad(node, DCTERMS.creator, Literal(author))
    if record.year is not None:
        yield Quad(node, IOR.publicationYear, integer(record.year))
    if record.container:
        yield Quad(node, DCTERMS.bibliographicCitation, Literal(reference(record)))


def reference(record: WorkRecord) -> str:
    """Write a reference as a reader expects it.

    >>> reference(WorkRecord("X1", ("Roe, J.", "Poe, A."), 1999, "On ties", "Journal of Ties"))
    'Roe, J., & Poe, A. (1999). On ties. Journal of Ties.'
    """
    *others, last = record.authors or ("",)
    names = f"{', '.join(others)}, & {last}" if others else last
    title = record.title if record.title.endswith(("?", "!", ".")) else f"{record.title}."
    container = f" {record.container}." if record.container else ""
    return f"{names} ({record.year or 'n.d.'}). {title}{container}"
