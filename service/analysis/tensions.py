"""Which claims oppose each other, and how plainly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from interorg.ontology.relations import load_relation_types

from .stances import STANCES
from .survey import Survey
from .tables import Numbers

LEVELS: Mapping[str, str] = {
    "contradiction": "One denies what the other holds, in general and in the same context.",
    "difference": "The same concepts, opposed; but one speaks with reserve, of a single case, or "
    "in another context, so that both may hold.",
    "kindred": "Opposed, but one is about a broader or narrower concept.",
}
"""How plainly two claims oppose each other, and what that means."""
MOST = 20_000
"""Pairs that are kept; of a larger graph these are the plainest."""
AGAINST = STANCES.index("against")
HELD = (STANCES.index("for"), STANCES.index("reserved"))
Place = tuple[int, int, int]
"""Relation, subject and object of a claim, by their numbers."""


@dataclass(frozen=True, eq=False)
class Tensions:
    """Pairs of claims by their numbers, the plainest first."""

    left: Numbers
    right: Numbers
    level: Numbers
    """The place in LEVELS."""
    complete: bool


@lru_cache(maxsize=2)
def tensions(survey: Survey) -> Tensions:
    """Find all pairs of claims that oppose each other, once for each survey."""
    claims, opposed = survey.tables.claims, survey.tables.opposed
    ends = (opposed.left, opposed.right)
    found = {(min(a, b), max(a, b)): 0 for a, b in zip(*(e.tolist() for e in ends), strict=True)}
    columns = (claims.relation.tolist(), claims.subject.tolist(), claims.object.tolist())
    held: dict[Place, list[int]] = defaultdict(list)
    places: list[Place] = list(zip(*columns, strict=True))
    for number in np.flatnonzero(np.isin(claims.stance, HELD)).tolist():
        held[places[number]].append(number)
    for one, other, level in _opposed(survey, places, held):
        if len(found) >= MOST:
            break
        found.setdefault((min(one, other), max(one, other)), level)
    rows = np.array([(*pair, level) for pair, level in found.items()], np.int32).reshape(-1, 3)
    rows = rows[np.argsort(rows[:, 2], kind="stable")]
    return Tensions(rows[:, 0], rows[:, 1], rows[:, 2], len(found) < MOST)


def _opposed(
    survey: Survey, places: list[Place], held: Mapping[Place, list[int]]
) -> Iterator[tuple[int, int, int]]:
    """Yield two claims and their level: first those about the same concepts, then kindred."""
    denied = np.flatnonzero(survey.tables.claims.stance == AGAINST).tolist()
    opposites = _opposites(survey)
    for number in denied:
        for other in held.get(places[number], ()):
            yield number, other, 1
    for (relation, subject, object), numbers in held.items():
        for opposite in opposites.get(relation, ()):
            for other in held.get((opposite, subject, object), ()):
                yield from ((number, other, 1) for number in numbers)
    for number in denied:
        relation, subject, object = places[number]
        # Who holds a narrower benefit holds a benefit; who denies the narrower denies only that.
        for near in _kin(survey, subject):
            for narrower in _narrower(survey, object):
                for other in held.get((relation, near, narrower), ()):
                    yield number, other, 2


def _opposites(survey: Survey) -> dict[int, list[int]]:
    """Give each relation those that are opposed to it, by number."""
    numbers = {iri.rsplit("/", 1)[-1]: n for n, iri in enumerate(survey.tables.relations)}
    known = load_relation_types()
    return {
        number: [numbers[each] for each in known[name].opposites if each in numbers]
        for name, number in numbers.items()
        if name in known
    }


def _narrower(survey: Survey, concept: int) -> list[int]:
    return [survey.number[iri] for iri in sorted(survey.below(survey.tables.concepts[concept]))]


def _kin(survey: Survey, concept: int) -> list[int]:
    """Return a concept with all that are broader or narrower."""
    above = survey.above(survey.tables.concepts[concept])
    return [*_narrower(survey, concept), *(survey.number[iri] for iri in sorted(above))]
