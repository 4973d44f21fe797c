"""The tables of a generation with the hierarchy of concepts: what the views count over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..content.nodes import Node, node
from ..content.vocabulary import Vocabulary
from .stances import STANCES
from .tables import Numbers, Pairs, Tables

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Survey:
    """What the views count over; every concept has a number, its place in `tables.concepts`."""

    tables: Tables
    vocabulary: Vocabulary

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of every concept, by its IRI."""
        return {iri: number for number, iri in enumerate(self.tables.concepts)}

    @property
    def size(self) -> int:
        return len(self.tables.concepts)

    @cached_property
    def kinds(self) -> NDArray[np.str_]:
        """The kind of each concept by its number; empty for what is none."""
        kinds = [self.vocabulary.kind(iri) or "" for iri in self.tables.concepts]
        return np.array(kinds, dtype=np.str_)

    @cached_property
    def ends(self) -> Numbers:
        """The numbers of the concepts at an end of any claim, far fewer than are mentioned."""
        claims = self.tables.claims
        return np.union1d(claims.subject, claims.object)

    @cached_property
    def between(self) -> NDArray[np.int64]:
        """Claims by stance and the two concepts they link, in either order, by place in `ends`.

        Those that link a concept to itself count twice.
        """
        claims, n = self.tables.claims, len(self.ends)
        subject, object = (np.searchsorted(self.ends, e) for e in (claims.subject, claims.object))
        key = (claims.stance.astype(np.int64) * n + subject) * n + object
        there = np.bincount(key, minlength=len(STANCES) * n * n).reshape(len(STANCES), n, n)
        return there + there.transpose(0, 2, 1)

    def node(self, iri: str) -> Node:
        return node(iri, vocabulary=self.vocabulary)

    def below(self, iri: str) -> frozenset[str]:
        """Return a concept with all that are narrower and have a number."""
        found, level = {iri}, {iri}
        while level:
            level = {d for each in level for d in self.vocabulary.narrower.get(each, ())} - found
            found |= level
        return frozenset(found & self.number.keys())

    def above(self, iri: str) -> frozenset[str]:
        """Return all that are broader than a concept and have a number."""
        return self.vocabulary.above(iri) & self.number.keys()

    def flags(self, concepts: Iterable[str]) -> Flags:
        """Mark concepts by their numbers."""
        marked = np.zeros(self.size, dtype=np.bool_)
        marked[[self.number[iri] for iri in concepts]] = True
        return marked

    def linked(self, pairs: Pairs, concepts: Flags, size: int) -> Flags:
        """Mark what is linked to any of some concepts, such as the documents that mention one."""
        marked = np.zeros(size, dtype=np.bool_)
        marked[pairs.left[concepts[pairs.right]]] = True
        return marked
