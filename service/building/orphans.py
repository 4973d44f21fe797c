"""Documents that would be left with concepts which no module states any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from interorg.ingest.failure import Failure
from interorg.ontology.concepts import load_concepts
from interorg.ontology.extra_modules import ExtraModule
from interorg.ontology.terms import BASE, GRAPH, RDF, SKOS, document_graph

NAMED = 5
"""So many documents and concepts are named in a message, the others counted."""


@dataclass(frozen=True, order=True)
class Orphan:
    """A concept that no module in use states, and the key of a document that mentions it."""

    document: str
    concept: str


def find_orphans(graph: Store, left: Collection[str]) -> list[Orphan]:
    """Find what the documents of some keys mention although no module in use states it any more.

    What the graph has of concepts is held against the modules in use, not what others had, so that
    a run which was killed halfway is seen as well.
    """
    keys = {document_graph(key): key for key in left}
    found = {
        Orphan(keys[quad.graph_name], concept.value)
        for concept in (_gone(graph) if left else ())
        for quad in graph.quads_for_pattern(None, None, concept, None)
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name in keys
    }
    return sorted(found)


def refusal(orphans: Sequence[Orphan], kept: Iterable[ExtraModule]) -> Failure:
    """Say which concepts are missing where; `kept` are the modules that may have them.

    Made apart from the search, since a failure that is raised there would keep the graph open.
    """
    concepts = sorted({orphan.concept for orphan in orphans})
    nodes = {NamedNode(concept) for concept in concepts}
    homes = [m.name for m in kept if any(t.subject in nodes for t in m.triples())]
    way = f", or give {_listed(homes)} to --ontology too" if homes else ""
    return Failure(
        f"Expected modules with all concepts that the store's documents mention, found none with "
        f"{_listed(concepts)}, mentioned in {_listed(sorted({o.document for o in orphans}))}: "
        f"ingest these documents again in the same run{way}."
    )


def names_of(modules: Iterable[ExtraModule]) -> tuple[str, ...]:
    """Give the names of the files of modules."""
    return tuple(module.name for module in modules)


def _gone(graph: Store) -> list[NamedNode]:
    """Find the concepts of others that the graph describes and no module in use states."""
    stated = {concept.iri for concept in load_concepts().values()}
    return [
        quad.subject
        for quad in graph.quads_for_pattern(None, RDF.type, SKOS.Concept, GRAPH.concepts)
        if isinstance(quad.subject, NamedNode)
        and quad.subject not in stated
        and not quad.subject.value.startswith(BASE)
    ]


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
