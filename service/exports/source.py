"""The part of a store that an export holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import GRAPH

from ..storage.store import Mode

GraphName = NamedNode | BlankNode | DefaultGraph


@dataclass(frozen=True)
class Source:
    """A store, its mode and the graphs asked for, or None for those that fit the format.

    In a `union` store the default graph repeats what the named graphs state.
    """

    store: Store
    mode: Mode
    asked: Sequence[GraphName] | None = None

    def stated(self) -> list[GraphName]:
        """Return the graphs whose union states facts: no summary or counts of claims, no runs."""
        if self.asked is not None:
            return self._found(self.asked)
        if self.mode == "union":
            return [DefaultGraph()]
        return [DefaultGraph(), *self._named(but=(GRAPH.summary, GRAPH.counts, GRAPH.meta))]

    def kept(self) -> list[GraphName]:
        """Return the graphs of a whole copy: all but the runs, of which no two are the same."""
        if self.asked is not None:
            return self._found(self.asked)
        own: list[GraphName] = [] if self.mode == "union" else [DefaultGraph()]
        return own + self._named(but=(GRAPH.meta,))

    def quads(self, graph: GraphName) -> Iterator[Quad]:
        return self.store.quads_for_pattern(None, None, None, graph)

    def _named(self, but: Sequence[NamedNode]) -> list[GraphName]:
        return sorted((g for g in self.store.named_graphs() if g not in but), key=str)

    def _found(self, asked: Sequence[GraphName]) -> list[GraphName]:
        for name in asked:
            if not isinstance(name, DefaultGraph) and not self.store.contains_named_graph(name):
                raise NotFound(f"The store has no graph {name}; `interorg stats` lists its graphs.")
        return list(dict.fromkeys(asked))
