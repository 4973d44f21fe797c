"""Pairs of claims that oppose each other side by side, the plainest and surest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from ..content.nodes import Node, node
from .links import field_address
from .stances import STANCES
from .survey import Survey
from .tables import UNDATED
from .tensions import LEVELS, Tensions, tensions

ORDERS = ("confidence", "newest", "oldest")
DISPUTED = 12
"""Statements that are named as most disputed."""


@dataclass(frozen=True)
class Side:
    """One of two claims."""

    id: str
    subject: Node
    relation: Node
    object: Node
    stance: str
    year: int | None
    confidence: float | None
    document: Node


@dataclass(frozen=True)
class Opposition:
    """Two claims that oppose each other; the one that holds something comes first."""

    level: str
    """One of LEVELS."""
    one: Side
    other: Side
    confidence: float
    """Of the less sure one."""
    years_apart: int | None


@dataclass(frozen=True)
class Dispute:
    """What is denied of two concepts, and how many claims of the pairs are on each side."""

    subject: Node
    object: Node
    pairs: int
    held: int
    opposed: int
    address: str


@dataclass(frozen=True)
class Oppositions:
    """One page of pairs."""

    total: int
    page: int
    pages: int
    size: int
    order: str
    level: str | None
    levels: dict[str, int]
    """Pairs of each level, were none chosen."""
    complete: bool
    """False where there are so many that only the plainest are kept."""
    form: Node | None
    concept: Node | None
    pairs: tuple[Opposition, ...]
    most_disputed: tuple[Dispute, ...]


def oppositions(
    survey: Survey,
    *,
    form: str | None = None,
    concept: str | None = None,
    level: str | None = None,
    order: str = "confidence",
    page: int = 1,
    size: int = 10,
) -> Oppositions:
    """Find pairs, confined to those about a form and about a concept, each with narrower ones."""
    pairs = tensions(survey)
    kept = np.ones(len(pairs.left), dtype=np.bool_)
    for iri in filter(None, (form, concept)):
        about = survey.linked(
            survey.tables.about,
            survey.flags(survey.below(iri)),
            len(survey.tables.claims.ids),
        )
        kept &= about[pairs.left] & about[pairs.right]
    levels = {name: int((pairs.level[kept] == n).sum()) for n, name in enumerate(LEVELS)}
    if level:
        kept &= pairs.level == [*LEVELS].index(level)
    chosen = _ordered(survey, pairs, np.flatnonzero(kept), order)
    pages = max(1, -(-len(chosen) // size))
    page = min(page, pages)
    shown = chosen[(page - 1) * size : page * size]
    return Oppositions(
        len(chosen),
        page,
        pages,
        size,
        order,
        level,
        levels,
        pairs.complete,
        survey.node(form) if form else None,
        survey.node(concept) if concept else None,
        tuple(_opposition(survey, pairs, int(number)) for number in shown),
        tuple(_disputes(survey, pairs, chosen)),
    )


def _ordered(survey: Survey, pairs: Tensions, chosen: np.ndarray, order: str) -> np.ndarray:
    claims = survey.tables.claims
    left, right = pairs.left[chosen], pairs.right[chosen]
    sure = np.minimum(
        np.nan_to_num(claims.confidence[left]), np.nan_to_num(claims.confidence[right])
    )
    latest = np.maximum(claims.year[left], claims.year[right])
    by = {"newest": -latest, "oldest": np.where(latest == UNDATED, 9999, latest)}
    first = by.get(order, pairs.level[chosen])
    ranked: np.ndarray = chosen[np.lexsort((chosen, -sure, first))]
    return ranked


def _opposition(survey: Survey, pairs: Tensions, number: int) -> Opposition:
    sides = [_side(survey, int(each[number])) for each in (pairs.left, pairs.right)]
    sides.sort(key=lambda side: STANCES.index(side.stance))
    one, other = sides
    apart = abs(one.year - other.year) if one.year and other.year else None
    level = [*LEVELS][pairs.level[number]]
    return Opposition(level, one, other, min(one.confidence or 0, other.confidence or 0), apart)


def _side(survey: Survey, number: int) -> Side:
    tables = survey.tables
    claims = tables.claims
    document = int(claims.document[number])
    dated, sure = int(claims.year[number]), float(claims.confidence[number])
    return Side(
        claims.ids[number],
        survey.node(tables.concepts[claims.subject[number]]),
        survey.node(tables.relations[claims.relation[number]]),
        survey.node(tables.concepts[claims.object[number]]),
        STANCES[claims.stance[number]],
        None if dated == UNDATED else dated,
        None if np.isnan(sure) else round(sure, 3),
        _document(survey, document),
    )


def _document(survey: Survey, number: int) -> Node:
    return node(survey.tables.documents[number], survey.tables.titles[number])


def _disputes(survey: Survey, pairs: Tensions, chosen: np.ndarray) -> list[Dispute]:
    """Name the statements that most of some pairs are about, by what is denied in them."""
    claims = survey.tables.claims
    left, right = pairs.left[chosen], pairs.right[chosen]
    turned = claims.stance[left] > claims.stance[right]
    held, opposed = np.where(turned, right, left), np.where(turned, left, right)
    about: dict[tuple[int, int], list[int]] = defaultdict(list)
    ends = zip(claims.subject[opposed].tolist(), claims.object[opposed].tolist(), strict=True)
    for number, each in enumerate(ends):
        about[each].append(number)
    most = sorted(about.items(), key=lambda each: (-len(each[1]), each[0]))[:DISPUTED]
    return [
        _dispute(survey, subject, object, len(numbers), (held[numbers], opposed[numbers]))
        for (subject, object), numbers in most
    ]


def _dispute(
    survey: Survey, subject: int, object: int, pairs: int, sides: tuple[np.ndarray, np.ndarray]
) -> Dispute:
    one, two = survey.tables.concepts[subject], survey.tables.concepts[object]
    held, opposed = (len(np.unique(side)) for side in sides)
    return Dispute(
        survey.node(one), survey.node(two), pairs, held, opposed, field_address(one, two)
    )
