"""Rules for verbs that are a relationship by themselves: partnered, collaborated, teamed up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from .clauses import Clause
from .scene import Finding, Reading, Reference, Rule, Same, Scene
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
    "work together": COLLABORATION,
}
JOINED = frozenset({"force", "hand"})
BODIES = frozenset(
    "alliance coalition consortium initiative institute network partnership program programme "
    "project venture".split()
)
"""Nouns that may follow the name of what partners form."""
WITH = frozenset({"with", "alongside"})
TOGETHER = frozenset({"together", "jointly"})
JOINING = frozenset({"and", ",", "or", "but"})
NOUNLY = frozenset({"det", "poss", "amod", "nummod", "nmod", "compound"})


def _form(clause: Clause) -> str | None:
    if clause.verb.lemma_.lower() in ("join", "combine"):
        object = clause.object
        return COLLABORATION if object is not None and object.lemma_.lower() in JOINED else None
    if clause.lemma == "work":
        after = clause.verb.doc[clause.verb.i + 1 : clause.verb.i + 4]
        return COLLABORATION if any(t.lower_ in TOGETHER for t in after) else None
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
        # "X, partnered with Y" and "X is partnered with Y" are no passives in meaning.
        if clause.passive and clause.agent is not None:
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
        formed = _formed(scene, clause)
        if formed is not None:
            name = scene.naming(formed)
            yield Same(name, name, formed.name, form, 0.65)
            doers, others = ([replace(f, reference=name) for f in fs] for fs in (doers, others))
            thing = name
        yield from doers
        yield from others
        yield from stands(scene, clause, thing)


def _formed(scene: Scene, clause: Clause) -> OrganizationSpan | None:
    """Return N of "partnered with Y to form N", "to create the N project"."""
    for verb in clause.verb.children:
        purpose = verb.dep_ in ("advcl", "xcomp") and any(t.lower_ == "to" for t in verb.lefts)
        if not purpose or verb.lemma_.lower() not in ("create", "establish", "form", "found"):
            continue
        made = next((t for t in verb.children if t.dep_ == "dobj"), None)
        # "The Lifeline label" is a thing that they make, "the MeeGo project" what they work in.
        before = () if made is None or made.lemma_ not in BODIES else made.lefts
        inside = [t for t in (made, *before) if t is not None and t.dep_ in ("dobj", "compound")]
        named = next((o for t in inside if (o := scene.organization_at(t.i)) and o.firm), None)
        if named is not None and named.kind == "organization":
            return named
    return None


def partners_with(scene: Scene) -> Iterator[Reading]:
    """The firm has an app and partners with Y: a verb that the tagger takes for a noun."""
    for token in scene.sentence[1:-1]:
        with_ = scene.doc[token.i + 1]
        if token.lower_ != "partners" or token.tag_ != "NNS" or with_.lower_ != "with":
            continue
        before = scene.doc[token.i - 1]
        # "Its partners with offices", "strategic partners with": a noun indeed.
        described = any(t.dep_ in NOUNLY and t.tag_ != "RB" for t in token.lefts)
        subject = before.dep_ in ("compound", "nmod", "nsubj") and scene.organization_at(before.i)
        if before.lower_ not in JOINING and not subject and before.pos_ != "ADV":
            continue
        if described and not subject:
            continue
        thing = Reference(token.i, token.i + 1, token, "new", "Partnership")
        others = [
            finding
            for noun in (with_.children if with_.dep_ == "prep" else ())
            if noun.dep_ == "pobj"
            for finding in side(scene, noun, thing, 0.7)
            if finding.property == "partner"
        ]
        doer = before if subject else doer_of(scene, token.head)[1]
        doers = side(scene, doer, thing, 0.7, doing=True)
        if others and doers:
            yield from doers
            yield from others
            yield Finding(thing, "status", "Operating", 0.6)


RULES = (
    Rule(
        "case.partners-with",
        partners_with,
        "Nokia has a focus on phones and partners with Siemens and Bosch.",
        "Nokia has a focus on phones and partners in Siemens and Bosch.",
    ),
    Rule(
        "case.partnered",
        partnered,
        "In 2014 Siemens partnered with Bosch and Nokia.",
        "In 2014 Siemens competed with Bosch and Nokia.",
    ),
)
