"""The tables of a generation with the hierarchy of concepts: what the views count over."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from ..engine.pool import Pool
from ..generations import Generation
from ..nodes import Node, node
from ..vocabulary import Vocabulary, vocabulary_of
from .keeping import load
from .reading import read_tables
from .stances import STANCES
from .tables import Pairs, Tables

Flags = NDArray[np.bool_]
_READING = threading.Lock()


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
    def between(self) -> NDArray[np.int32]:
        """Claims by stance, subject and object."""
        claims, n = self.tables.claims, self.size
        key = (claims.stance.astype(np.int64) * n + claims.subject) * n + claims.object
        counts = np.bincount(key, minlength=len(STANCES) * n * n)
        return counts.reshape(len(STANCES), n, n).astype(np.int32)

    def node(self, iri: str) -> Node:
        return node(iri, vocabulary=self.vocabulary)

    def below(self, iri: str) -> frozenset[str]:
        """Return a concept with all that are narrower."""
        found, level = {iri}, {iri}
        while level:
            level = {d for each in level for d in self.vocabulary.narrower.get(each, ())} - found
            found |= level
        return frozenset(found)

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


@lru_cache(maxsize=2)
def _survey(pool: Pool, generation: Generation) -> Survey:
    tables = load(generation) or read_tables(pool.select)
    return Survey(tables, vocabulary_of(pool, generation))


def survey_of(pool: Pool, generation: Generation) -> Survey:
    """Read the tables of a generation, once; a second for a million triples, if none are kept."""
    with _READING:
        return _survey(pool, generation)
