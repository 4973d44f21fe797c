"""Identifiers of the Research Organization Registry for the organizations of a store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, Triple

from interorg.ingest.organizations.names import organization_slug
from interorg.ingest.organizations.ror import linked, records
from interorg.ontology.terms import DCTERMS, GRAPH, ID, XSD

from ..storage.store import Store
from .build import changes_of, publish
from .naming import organization_names


@dataclass(frozen=True)
class Link:
    """An organization of the store and its record."""

    name: str
    ror: str
    record: str
    """What the registry calls it."""
    country: str


def link(path: Path, store_path: Path) -> list[Link]:
    """Link a store's organizations to the records of a file, in the place of earlier links."""
    store = Store.open(store_path)
    with store.writer() as writer:
        changes = changes_of(store, writer)
        names = organization_names(writer.graph)
        found = linked(names, records(path))
        links = sorted(
            (Link(name, record.ror, record.name, record.country) for name, record in found.items()),
            key=lambda each: each.name,
        )
        triples = {
            Triple(
                ID.organization(organization_slug(each.name)),
                DCTERMS.identifier,
                Literal(each.ror, datatype=XSD.anyURI),
            )
            for each in links
        }
        before = {
            q.triple for q in writer.graph.quads_for_pattern(None, None, None, GRAPH.registry)
        }
        if before != triples:
            store.mark_unpublished()
            writer.change_graph(GRAPH.registry, before - triples, triples - before)
        publish(store, writer, changes)
    return links
