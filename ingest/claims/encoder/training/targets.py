"""What the encoder is taught of each pair: by gold, and by pairs judged one by one."""

from __future__ import annotations

from interorg.ontology.concepts import load_concepts

from ...examples import Labelled
from ..labels import ANSWERS, RELATIONS, SYMMETRIC
from ..scoring import Asked
from .folds import Judged
from .network import Taught

NONE = (0,)
NEAR = 0.7
"""How much a pair counts whose ends are near those of a statement, above or below them."""


def taught(labelled: Labelled, asked: Asked, judged: Judged) -> Taught:
    """Say what may be answered for each pair of a sentence."""
    answers, weights = [], []
    for one, other in asked.pairs:
        ends = asked.nodes[one].concept, asked.nodes[other].concept
        held = judged.get((labelled.digest, frozenset(ends)))
        if held is not None:
            places = tuple(place for each in held for place in _places(each, ends))
            weight = 1.0
        else:
            places, weight = _of_gold(labelled, ends)
        answers.append(places or NONE)
        weights.append(weight)
    return Taught(asked, tuple(answers), tuple(weights))


def _of_gold(labelled: Labelled, ends: tuple[str, str]) -> tuple[tuple[int, ...], float]:
    stated = [(s.subject, s.relation, s.object) for s in labelled.statements]
    exact = tuple(place for each in stated for place in _places(each, ends))
    if exact:
        return exact, 1.0
    near = tuple(place for each in stated for place in _near_places(each, ends))
    if not near:
        return NONE, 1.0
    # What a statement names in the sentence itself is its end, and nothing near that.
    named = set(labelled.concepts)
    taken = any({s, o} <= named for s, r, o in stated if _near_places((s, r, o), ends))
    return near, 0.0 if taken else NEAR


def _places(statement: tuple[str, str, str], ends: tuple[str, str]) -> list[int]:
    subject, relation, object = statement
    if relation not in RELATIONS or {subject, object} != set(ends):
        return []
    turned = relation not in SYMMETRIC and subject == ends[1]
    return [ANSWERS.index((relation, turned))]


def _near_places(statement: tuple[str, str, str], ends: tuple[str, str]) -> list[int]:
    subject, relation, object = statement
    found = []
    for one, other in (ends, ends[::-1]):
        if near(subject, one) and near(object, other):
            found += _places((one, relation, other), ends)
    return found


def near(one: str, other: str) -> bool:
    """Tell whether two concepts are the same, or one is somewhere above the other."""
    scheme = load_concepts()
    if one == other:
        return True
    if one not in scheme or other not in scheme:
        return False
    return one in scheme.ancestors(other) or other in scheme.ancestors(one)
