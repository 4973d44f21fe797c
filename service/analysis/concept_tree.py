"""The hierarchies of concepts with how many claims and cases each has, alone and with narrower."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..content.nodes import Node
from ..search.families import FAMILY_OF
from .links import key, search_for
from .survey import Survey
from .tables import Pairs

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "form": ("form",),
    "mechanism": ("mechanism",),
    "benefit": ("benefit",),
    "challenge": ("challenge",),
    "factor": ("factor", "driver", "contingency", "successFactor"),
    "dimension": ("dimension", "dimensionValue"),
    "theory": ("theory",),
}
"""The trees by name, with the kinds of concept in each."""


@dataclass(frozen=True)
class Tally:
    """How many claims or cases, and the search that shows them."""

    own: int
    with_narrower: int
    own_address: str
    address: str


@dataclass(frozen=True)
class Branch:
    """A concept with all below it, those with most claims first."""

    key: str
    concept: Node
    claims: Tally
    cases: Tally
    narrower: tuple[Branch, ...]


@dataclass(frozen=True)
class Tree:
    """One hierarchy; what has several broader concepts stands below each of them."""

    family: str
    concepts: int
    roots: tuple[Branch, ...]


@dataclass(frozen=True, eq=False)
class Totals:
    """Counts by the number of the concept."""

    own: NDArray[np.int64]
    wide: NDArray[np.int64]


def concept_trees(survey: Survey, families: tuple[str, ...] = tuple(FAMILIES)) -> tuple[Tree, ...]:
    """Return hierarchies with their counts."""
    claims, cases = _totals(survey)
    return tuple(_tree(survey, family, claims, cases) for family in families)


@lru_cache(maxsize=2)
def _totals(survey: Survey) -> tuple[Totals, Totals]:
    return totals(survey, survey.tables.about), totals(survey, survey.tables.shown)


def totals(survey: Survey, pairs: Pairs) -> Totals:
    """Count what is linked to each concept, and to it or any narrower one."""
    n = survey.size
    own = np.bincount(pairs.right, minlength=n)
    above = np.array([survey.flags({iri, *survey.above(iri)}) for iri in survey.tables.concepts])
    wide = np.zeros(n, np.int64)
    if n and len(pairs.left):
        # Sorted by what is linked, so that each of its broader concepts counts once for it.
        for start in range(0, len(pairs.left), 1 << 16):
            stop = _boundary(pairs, start + (1 << 16))
            begin = _boundary(pairs, start)
            part = above[pairs.right[begin:stop]]
            starts = np.flatnonzero(np.r_[True, np.diff(pairs.left[begin:stop]) > 0])
            if len(part):
                wide += np.logical_or.reduceat(part, starts, axis=0).sum(axis=0)
    return Totals(own, wide)


def _boundary(pairs: Pairs, place: int) -> int:
    """Move a place forward to where another thing begins."""
    if place <= 0 or place >= len(pairs.left):
        return max(0, min(place, len(pairs.left)))
    return int(np.searchsorted(pairs.left, pairs.left[place - 1], side="right"))


def _tree(survey: Survey, family: str, claims: Totals, cases: Totals) -> Tree:
    vocabulary, kinds = survey.vocabulary, FAMILIES[family]
    members = {iri for iri, kind in vocabulary.kinds.items() if kind in kinds}

    def branch(iri: str, over: frozenset[str]) -> Branch:
        below = members & vocabulary.narrower.get(iri, frozenset()) - over
        return Branch(
            key(iri),
            survey.node(iri),
            _tally(survey, "claim", iri, claims),
            _tally(survey, "relationship", iri, cases),
            _sorted([branch(each, over | {iri}) for each in below]),
        )

    roots = [iri for iri in members if not members & vocabulary.broader.get(iri, frozenset())]
    return Tree(family, len(members), _sorted([branch(iri, frozenset({iri})) for iri in roots]))


def _sorted(branches: list[Branch]) -> tuple[Branch, ...]:
    return tuple(
        sorted(branches, key=lambda each: (-each.claims.with_narrower, each.concept.label))
    )


def _tally(survey: Survey, kind: str, iri: str, counted: Totals) -> Tally:
    number = survey.number[iri]
    own, wide = int(counted.own[number]), int(counted.wide[number])
    alone = search_for(kind, concept=key(iri))
    if family := FAMILY_OF.get(survey.vocabulary.kind(iri) or ""):
        return Tally(own, wide, alone, search_for(kind, **{family: key(iri)}))
    used = [key(each) for each in survey.below(iri) if counted.own[survey.number[each]]]
    return Tally(own, wide, alone, search_for(kind, concept=used or [key(iri)]))
