"""What the rules have to know of some things, copied from a store: all of it, or around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from interorg.ontology.inference import PROPERTIES, Scope
from interorg.ontology.terms import GRAPH, IOR, OWL, RDF, RDFS, SKOS

from ..storage.writer import is_document
from .links import links

FIXED = (GRAPH.ontology, GRAPH.concepts)

# The rest of a large graph, such as quotes and offsets, takes longer to copy than all rules to run.
IN_ONTOLOGY = (
    *(RDF.type, RDF.first, RDF.rest, RDFS.subClassOf, RDFS.subPropertyOf),
    *(OWL.equivalentClass, OWL.intersectionOf, OWL.onProperty, OWL.hasValue, OWL.allValuesFrom),
    *(SKOS.broader, IOR.formalizedAs, IOR.viaProperty, IOR.opposedTo),
)
"""The properties that rules read of the ontology."""
IN_DOCUMENTS = (
    *(IOR.hasEvidence, IOR.spanOf, IOR.mentionsConcept, IOR.hasCitation, IOR.citedWork),
    *(IOR.expresses, IOR.claimSubject, IOR.claimRelation, IOR.claimObject),
    *(IOR.claimContext, IOR.claimDimension, IOR.comparisonOutcome),
    *(IOR.hasPolarity, IOR.hasModality, IOR.hasGenerality, IOR.hasReviewStatus),
    *(IOR.reportedPartner, IOR.reportedForm, IOR.reportedStartYear, IOR.reportedEndYear),
    *(IOR.reportedStatus, IOR.reportedParticipation, IOR.participant),
    *(IOR.reportedMechanism, IOR.reportedBenefit, IOR.reportedChallenge),
)
"""The properties that rules read of documents."""


def everything(store: Store) -> Iterator[Quad]:
    """Yield what the rules read of the ontology and of all documents of a `union` store."""
    yield from ontology(store)
    for predicate in IN_DOCUMENTS:
        if predicate not in PROPERTIES[Scope.DOCUMENT]:
            # Nothing derived is in the way, and the default graph holds each statement once.
            yield from store.quads_for_pattern(None, predicate, None, DefaultGraph())
            continue
        for quad in store.quads_for_pattern(None, predicate, None, None):
            if is_document(quad.graph_name):
                yield quad


def ontology(store: Store) -> Iterator[Quad]:
    """Yield what the rules read of the ontology."""
    for graph in FIXED:
        for predicate in IN_ONTOLOGY:
            yield from store.quads_for_pattern(None, predicate, None, graph)


def documents(store: Store, graphs: Iterable[NamedNode]) -> Iterator[Quad]:
    """Yield what the rules read of some documents by themselves."""
    for graph in graphs:
        for predicate in IN_DOCUMENTS:
            yield from store.quads_for_pattern(None, predicate, None, graph)


def with_parts(store: Store, nodes: Iterable[NamedNode], *parts: NamedNode) -> Iterator[Quad]:
    """Yield what documents say of nodes, and of the parts that these properties lead to."""
    for node in nodes:
        yield from _said(store, node)
        for part in parts:
            for link in links(store, node, part, None):
                yield from _said(store, link.object)


def _said(store: Store, node: NamedNode) -> Iterator[Quad]:
    for quad in store.quads_for_pattern(node, None, None, None):
        if quad.predicate in IN_DOCUMENTS and is_document(quad.graph_name):
            yield quad
