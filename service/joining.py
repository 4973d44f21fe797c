"""What joins the documents of a store: cases, organizations, and what the rules derive."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Store

from interorg.ontology.terms import GRAPH

from .inference import materialise
from .writer import Writer, united

DERIVED = (GRAPH.inferred, GRAPH.summary)


def derived(writer: Writer) -> dict[NamedNode, list[Quad]]:
    """Return the derived graphs that follow from what the store holds now.

    They are worked out beside the store, so that the writer changes them in one step each.
    """
    beside = Store()
    beside.bulk_extend(
        quad
        for graph in writer.graphs()
        if united(graph) and graph not in DERIVED
        for quad in writer.quads(graph)
    )
    materialise(beside, identities(beside))
    return {name: list(beside.quads_for_pattern(None, None, None, name)) for name in DERIVED}


def identities(store: Store) -> Iterable[Quad]:
    """Yield which report is about which case, and which names mean one organization."""
    return ()
