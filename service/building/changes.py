"""What a run changes in documents, as far as what joins documents depends on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad, Store

from interorg.ontology.terms import IOR, RDF

Pair = tuple[NamedNode, NamedNode]
"""Two arguments of a claim, in the order of their names whichever is the subject."""

SHARE = 8
"""A run that changes more than one document in so many is cheaper to compute anew."""


@dataclass
class Footprint:
    """The things on which the graphs of documents bear."""

    readings: set[NamedNode] = field(default_factory=set)
    """Claims, mentions, case reports and reported values."""
    spans: set[NamedNode] = field(default_factory=set)
    """The spans they were read from."""
    reports: set[NamedNode] = field(default_factory=set)
    arguments: set[Pair] = field(default_factory=set)
    """Those that some proposition joins."""

    def add(self, quads: Iterable[Quad]) -> None:
        """Add what one document's graph bears on."""
        ends: dict[NamedNode, dict[NamedNode, NamedNode]] = defaultdict(dict)
        for quad in quads:
            subject, predicate, value = quad.subject, quad.predicate, quad.object
            if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode):
                continue
            if predicate == IOR.hasEvidence:
                self.readings.add(subject)
                self.spans.add(value)
            elif predicate == RDF.type and value == IOR.CaseReport:
                self.reports.add(subject)
            elif predicate in (IOR.claimSubject, IOR.claimObject):
                ends[subject][predicate] = value
        for end in ends.values():
            if len(end) == 2:
                self.arguments.add(pair(end[IOR.claimSubject], end[IOR.claimObject]))


@dataclass
class Changes:
    """What changed since the derived graphs were last brought up to date.

    It is known only to the run that makes the changes. After a kill, `everything` is the answer.
    """

    everything: bool = False
    documents: set[NamedNode] = field(default_factory=set)
    """The graphs of documents that were added, replaced or removed."""
    footprint: Footprint = field(default_factory=Footprint)
    """Of these documents, as they were and as they are."""
    most: int | None = None
    """With more documents than this, everything counts as changed."""

    @contextmanager
    def noting(self, store: Store, graph: NamedNode) -> Iterator[None]:
        """Note what a document's graph bears on before and after the block that changes it."""
        self.documents.add(graph)
        if self.most is not None and len(self.documents) > self.most:
            self.everything = True
            self.footprint = Footprint()
        self._note(store, graph)
        yield
        self._note(store, graph)

    def _note(self, store: Store, graph: NamedNode) -> None:
        if not self.everything:
            self.footprint.add(store.quads_for_pattern(None, None, None, graph))


def pair(one: NamedNode, other: NamedNode) -> Pair:
    """Put two arguments in the order of their names."""
    return (one, other) if one.value <= other.value else (other, one)
