"""The RDF merge of several default graphs, where the engine would find a triple once for each."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

MOST = 2_000_000
"""Triples that are merged for one query; more take too long to copy."""


class TooManyToMergeError(ValueError):
    """The graphs that were to be merged are too large."""


def merged(store: Store, default: Sequence[str] | None, named: Sequence[str]) -> Store | None:
    """Return a store whose default graph is the merge of some graphs, beside the named ones.

    None where the engine's own answer is right, since no triple stands in two of them.
    """
    graphs = [NamedNode(name) if name else DefaultGraph() for name in dict.fromkeys(default or ())]
    if len(graphs) < 2 or not overlap(store, graphs):
        return None
    copy = Store()
    held = 0
    for source in graphs:
        for quad in store.quads_for_pattern(None, None, None, source):
            copy.add(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
            held += 1
            if held > MOST:
                raise TooManyToMergeError(
                    f"the graphs of the dataset share triples and hold more than {MOST:,}; "
                    "name fewer of them, or ask with GRAPH"
                )
    for name in dict.fromkeys(named):
        copy.extend(store.quads_for_pattern(None, None, None, NamedNode(name)))
    return copy


def overlap(store: Store, graphs: Sequence[NamedNode | DefaultGraph]) -> bool:
    """Tell whether two of the graphs share a triple."""
    return any(
        Quad(quad.subject, quad.predicate, quad.object, other) in store
        for place, source in enumerate(graphs)
        for quad in store.quads_for_pattern(None, None, None, source)
        for other in graphs[:place]
    )
