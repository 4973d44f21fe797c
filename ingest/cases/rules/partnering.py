"""Rules for verbs that are a relationship by themselves: partnered, collaborated, teamed up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .clauses import Clause
from .scene import Reading, Reference, Rule, Scene
from .sides import doer_of, side, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

COLLABORATION = "InterorganizationalCollaboration"
VERBS = {
    "partner": "Partnership",
    "partner up": "Partnership",
    "ally": "StrategicAlliance",
    "collaborate": COLLABORATION,
    "cooperate": COLLABORATION,
    "team": COLLABORATION,
    "team up": COLLABORATION,
    "link up": COLLABORATION,
    "tie up": COLLABORATION,
    "pair up": COLLABORATION,
}
JOINED = frozenset({"force", "hand"})
WITH = frozenset({"with", "alongside"})


def _form(clause: Clause) -> str | None:
    if clause.verb.lemma_.lower() in ("join", "combine"):
        object = clause.object
        return COLLABORATION if object is not None and object.lemma_.lower() in JOINED else None
    return VERBS.get(clause.lemma)


def _with(scene: Scene, clause: Clause) -> Iterator[Token]:
    """Yield the nouns after "with", wherever the parser hangs it behind the verb."""
    stop = clause.verb.i + 6
    for token in scene.doc[clause.verb.i + 1 : min(stop, scene.sentence.end)]:
        if token.lower_ in WITH and token.dep_ == "prep":
            yield from (noun for noun in token.children if noun.dep_ == "pobj")
            return
        if token.pos_ in ("VERB", "AUX") or token.text in (",", ";"):
            return


def partnered(scene: Scene) -> Iterator[Reading]:
    """X partnered with Y; X, Y and Z teamed up; X and Y joined forces with Z."""
    for clause in scene.clauses:
        form = _form(clause)
        if form is None or clause.mood in ("denied", "hypothetical"):
            continue
        # "X, partnered with Y, ..." is no passive in meaning.
        if clause.passive and clause.verb.dep_ != "acl":
            continue
        thing = Reference(clause.verb.i, clause.verb.i + 1, clause.verb, "new", form)
        others = [f for noun in _with(scene, clause) for f in side(scene, noun, thing, 0.8)]
        others = [f for f in others if f.property == "partner"]
        doer = clause.subject if clause.passive else doer_of(scene, clause.verb)[1]
        doers = side(scene, doer, thing, 0.8, doing=True)
        named = {f.value for f in (*doers, *others) if f.property == "partner"}
        # One name is enough where the other is "the company"; two names make a relationship.
        if not named or not doers or len(named) + bool(others) < 2:
            continue
        yield from doers
        yield from others
        yield from stands(scene, clause, thing)


RULES = (
    Rule(
        "case.partnered",
        partnered,
        "In 2014 Siemens partnered with Bosch and Nokia.",
        "In 2014 Siemens competed with Bosch and Nokia.",
    ),
)
