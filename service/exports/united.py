"""One default graph for the queries of the network, whatever the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Store

from interorg.ontology.terms import DCTERMS, GRAPH, IOR, RDF, RDFS, SKOS

from .source import Source

QUERIED = (
    *(RDF.type, RDFS.label, SKOS.prefLabel, SKOS.broader, DCTERMS.title),
    *(IOR.expresses, IOR.claimSubject, IOR.claimRelation, IOR.claimObject, IOR.claimContext),
    *(IOR.hasPolarity, IOR.hasModality, IOR.hasReviewStatus, IOR.confidence),
    *(IOR.hasEvidence, IOR.spanOf, IOR.hasCitation, IOR.citedWork, IOR.reviews),
    *(IOR.documentKey, IOR.publicationYear, IOR.mentionsConcept, IOR.mergedInto),
    *(IOR.reportsCase, IOR.hasPartner, IOR.hasForm, IOR.startYear, IOR.endYear),
)
"""The properties that service/queries/network_*.rq ask for."""


def united(source: Source, properties: Iterable[NamedNode] = QUERIED) -> Store:
    """Return a store whose default graph is the union of what is stated with the properties.

    A `union` store is one itself. Of any other, or of some graphs, what the queries ask for is
    copied into memory: over 300 graphs the engine's own union took minutes for 60,000 claims.
    """
    if source.mode == "union" and source.asked is None:
        return source.store
    copy = Store()
    copy.bulk_extend(_queried(source, properties))
    return copy


def _queried(source: Source, properties: Iterable[NamedNode]) -> Iterator[Quad]:
    chosen = tuple(properties)
    for graph in source.stated():
        for property in chosen:
            for quad in source.store.quads_for_pattern(None, property, None, graph):
                yield Quad(quad.subject, quad.predicate, quad.object)
                if graph == GRAPH.inferred and property == RDFS.label:
                    yield quad
