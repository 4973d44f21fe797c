"""What stands behind one field of the matrix: claims either way, documents that mention both."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from ..content.nodes import Node, node
from .comparison import Count, Role, wording
from .gap_map import State, joint_claims
from .links import at_end, key, search_for
from .stances import STANCES
from .survey import Survey

SENTENCES = 8
"""Claims whose sentences are shown at once, the surest first."""
DOCUMENTS = 60


@dataclass(frozen=True)
class Relation:
    """The claims of one relation and direction, by stance."""

    wording: str
    role: Role
    """Which end of the claims the row is."""
    claims: int
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Behind:
    """All that is known of a row and a column together, both with what is narrower."""

    row: Node
    column: Node
    state: State
    claims: int
    relations: tuple[Relation, ...]
    surest: tuple[str, ...]
    """The ids of the claims that are shown."""
    documents: int
    mentioning: tuple[Node, ...]
    """Documents that mention both."""


def behind(survey: Survey, row: str, column: str) -> Behind:
    """Return what stands behind a field, named by two IRIs."""
    tables = survey.tables
    left, top = survey.flags(survey.below(row)), survey.flags(survey.below(column))
    stances = joint_claims(survey, [left], [top])[:, 0, 0]
    claims = tables.claims
    there = left[claims.subject] & top[claims.object]
    back = left[claims.object] & top[claims.subject] & ~there
    size = len(tables.documents)
    both = np.flatnonzero(
        survey.linked(tables.mentions, left, size) & survey.linked(tables.mentions, top, size)
    )
    found = np.flatnonzero(there | back)
    surest = found[np.argsort(-np.nan_to_num(claims.confidence[found]), kind="stable")]
    state: State = "nothing"
    if len(found):
        denied = stances[STANCES.index("against")] == stances.sum()
        state = "denied" if denied else "claims"
    elif len(both):
        state = "text"
    relations = [
        *_relations(survey, there, "subject", (row, column)),
        *_relations(survey, back, "object", (column, row)),
    ]
    return Behind(
        survey.node(row),
        survey.node(column),
        state,
        len(found),
        tuple(sorted(relations, key=lambda each: (-each.claims, each.wording))),
        tuple(claims.ids[number] for number in surest[:SENTENCES]),
        len(both),
        tuple(sorted(node(tables.documents[n], tables.titles[n]) for n in both)[:DOCUMENTS]),
    )


def _relations(
    survey: Survey, chosen: np.ndarray, role: Role, ends: tuple[str, str]
) -> list[Relation]:
    """Group some claims; `ends` are the concepts above all their subjects and all their objects."""
    claims = survey.tables.claims
    grouped: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number in np.flatnonzero(chosen):
        grouped[int(claims.relation[number])][int(claims.stance[number])].append(int(number))
    return [
        Relation(
            wording(survey, survey.tables.relations[relation], role),
            role,
            sum(map(len, stances.values())),
            tuple(
                Count(STANCES[stance], len(each), _address(survey, relation, stance, each, ends))
                for stance, each in sorted(stances.items())
            ),
        )
        for relation, stances in grouped.items()
    ]


def _address(
    survey: Survey, relation: int, stance: int, claims: list[int], ends: tuple[str, str]
) -> str:
    """Give the search for some claims, by all subjects and objects that occur in them."""
    tables = survey.tables

    def filters(end: Role, column: np.ndarray, whole: str) -> dict[str, set[str]]:
        keys = {key(tables.concepts[each]) for each in column[claims]}
        return at_end(end, keys, survey.vocabulary.kind(whole), key(whole))

    return search_for(
        "claim",
        stance=STANCES[stance],
        relation=tables.relations[relation].rsplit("/", 1)[-1],
        **filters("subject", tables.claims.subject, ends[0]),
        **filters("object", tables.claims.object, ends[1]),
    )
