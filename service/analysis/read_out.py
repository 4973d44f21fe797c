"""The words behind what is counted: sentences of claims and definitions, from the graph itself."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from pyoxigraph import NamedNode

from interorg.ontology.terms import BASE

from ..content.claims import StatedClaim, claim_of
from ..pages.room import Graph

AT_ONCE = 4
"""Claims that are asked for at once."""


def definition(served: Graph, iri: str) -> str | None:
    """Return the definition of a concept."""
    rows = served.pool.select("concept", concept=NamedNode(iri))
    return rows[0].get("definition") if rows else None


def stated(served: Graph, ids: Iterable[str]) -> dict[str, StatedClaim]:
    """Return claims with their sentences, by id; what is gone is left out."""
    wanted = list(dict.fromkeys(ids))
    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = threads.map(
            lambda id: claim_of(served.pool, served.vocabulary, NamedNode(BASE + id)), wanted
        )
        return {id: claim for id, claim in zip(wanted, found, strict=True) if claim}
