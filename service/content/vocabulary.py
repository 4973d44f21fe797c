"""Labels, kinds and hierarchy of the concepts, relations and values that a graph holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from interorg.ontology.kinds import KINDS
from interorg.ontology.terms import IOR

from ..engine.pool import Pool
from ..storage.generations import Generation

_KIND_OF = {f"{IOR.iri}{name}": kinds[0] for name, kinds in KINDS.items()}


@dataclass(frozen=True)
class Vocabulary:
    """What pages need of every concept, relation type and value; all by IRI."""

    labels: Mapping[str, str]
    kinds: Mapping[str, str]
    """Of concepts only."""
    broader: Mapping[str, frozenset[str]]
    narrower: Mapping[str, frozenset[str]]
    inverses: Mapping[str, str]
    """What a relation type is called with its object first; symmetric ones are missing."""

    def label(self, iri: str) -> str:
        """Return the preferred label, or the end of an IRI that has none."""
        return self.labels.get(iri) or iri.replace("#", "/").rsplit("/", 1)[-1]

    def kind(self, iri: str) -> str | None:
        """Return the kind of a concept, such as `form`; None for what is no concept."""
        return self.kinds.get(iri)

    def above(self, iri: str) -> frozenset[str]:
        """Return all broader concepts, without the concept itself."""
        found: set[str] = set()
        level = set(self.broader.get(iri, ()))
        while level:
            found |= level
            level = {up for each in level for up in self.broader.get(each, ())} - found
        return frozenset(found - {iri})

    def narrowest(self, concepts: Iterable[str]) -> list[str]:
        """Leave out the concepts that are above another of them; the rest by label."""
        given = set(concepts)
        implied = {up for each in given for up in self.above(each)}
        return sorted(given - implied, key=self.label)

    def of_kind(self, kind: str) -> list[str]:
        return sorted((iri for iri, each in self.kinds.items() if each == kind), key=self.label)


def read_vocabulary(rows: Iterable[Mapping[str, str]]) -> Vocabulary:
    """Collect the rows of `queries/vocabulary.rq`."""
    labels: dict[str, str] = {}
    kinds: dict[str, str] = {}
    broader: dict[str, set[str]] = defaultdict(set)
    narrower: dict[str, set[str]] = defaultdict(set)
    inverses: dict[str, str] = {}
    for row in rows:
        node = row["node"]
        labels[node] = row["label"]
        if kind := _KIND_OF.get(row.get("class", "")):
            kinds[node] = kind
        if up := row.get("broader"):
            broader[node].add(up)
            narrower[up].add(node)
        if inverse := row.get("inverse"):
            inverses[node] = inverse
    return Vocabulary(
        labels,
        kinds,
        {node: frozenset(ups) for node, ups in broader.items()},
        {node: frozenset(downs) for node, downs in narrower.items()},
        inverses,
    )


@lru_cache(maxsize=4)
def vocabulary_of(pool: Pool, generation: Generation) -> Vocabulary:
    """Read the vocabulary of a generation, once."""
    return read_vocabulary(pool.select("vocabulary"))
