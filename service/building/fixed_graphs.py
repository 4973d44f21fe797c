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

from interorg.ingest.citing.bibliography import known_works, reference, short_citation
from interorg.ingest.document import WorkRecord
from interorg.ingest.graph.quads import integer, serialized
from interorg.ontology.concepts import modules
from interorg.ontology.extra_modules import extra_modules
from interorg.ontology.terms import BASE, BIBO, DCTERMS, GRAPH, ID, IOR, IORV, RDF, RDFS, SKOS

CONCEPTS = tuple(f"{BASE}{folder}/" for folder in ("concept", "relation-type", "value"))


def fixed_graphs() -> Iterator[tuple[NamedNode, bytes]]:
    """Yield each fixed graph as N-Quads whose blank nodes bear the same names every time.

    The concepts and schemes of extra modules lie with ours, the rest with the ontology.
    """
    ontology: list[Quad] = []
    concepts: list[Quad] = []
    read = _modules()
    foreign = {
        quad.subject
        for quad in read
        if quad.predicate == RDF.type and quad.object in (SKOS.Concept, SKOS.ConceptScheme)
    }
    for quad in read:
        subject = quad.subject
        if isinstance(subject, NamedNode) and (
            subject.value.startswith(CONCEPTS) or subject in foreign
        ):
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
    for module in extra_modules():
        for triple in module.triples():
            read.add(Quad(triple.subject, triple.predicate, triple.object))
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
    if record.doi:
        yield Quad(node, BIBO.doi, Literal(record.doi))
    yield Quad(node, IOR.hasRecordStatus, IORV.Confirmed if record.confirmed else IORV.Unconfirmed)
    if record.confirmed_at:
        yield Quad(node, IOR.confirmedAt, NamedNode(record.confirmed_at))
