"""Rules for the making of a relationship told by a noun: "announced the creation of N"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .formation import ANNOUNCING
from .jointly import BODY, COLLABORATION, founders_at, together
from .scene import Finding, Reading, Reference, Rule, Same, Scene
from .sides import year_of

if TYPE_CHECKING:
    from spacy.tokens import Token

CREATION = frozenset("creation establishment formation foundation founding launch".split())


def creation_announced(scene: Scene) -> Iterator[Reading]:
    """X and Y announced the creation of N; X announced the launch of N together with Y."""
    for clause in scene.clauses:
        if clause.lemma not in ANNOUNCING | {"celebrate"} or clause.mood != "asserted":
            continue
        # The parser may lose the object: the order of words is surer.
        behind = scene.doc[clause.verb.i + 1 : min(clause.verb.i + 4, scene.sentence.end)]
        nouns = (t for t in (clause.patient, *behind) if t is not None)
        made = next((t for t in nouns if t.lemma_.lower() in CREATION), None)
        if made is None:
            continue
        doer = clause.agent if clause.passive else clause.subject
        beside = (*together(clause), *_together_with(made))
        makers = {p.name: p for n in (doer, *beside) for p in founders_at(scene, n)}
        thing = next(_things(scene, made), None) if len(makers) > 1 else None
        if thing is None:
            continue
        if thing.kind == "name":
            form = COLLABORATION if BODY.search(thing.name or "") else "JointVenture"
            yield Same(thing, thing, thing.name, thing.form or form, 0.6)
        yield from (Finding(thing, "partner", name, 0.7) for name in makers)
        if year := year_of(scene, clause):
            yield Finding(thing, "startYear", year, 0.65)


def _together_with(made: Token) -> Iterator[Token]:
    for prep in made.rights:
        joint = prep.lower_ == "with" and prep.nbor(-1).lower_ in ("together", "along")
        yield from (n for n in prep.children if joint and n.dep_ == "pobj")


def _things(scene: Scene, made: Token) -> Iterator[Reference]:
    for prep in made.children:
        for noun in prep.children if prep.lower_ == "of" else ():
            known = scene.reference_at(noun)
            if known is not None and not known.plural and (known.form or known.name):
                yield known
            named = scene.organization_at(noun.i)
            if known is None and named is not None and named.firm and named.kind == "organization":
                yield scene.naming(named)


def to_become(scene: Scene) -> Iterator[Reading]:
    """It was announced in 2009 that N would become a joint venture."""
    for clause in scene.clauses:
        thing = scene.reference_at(clause.object)
        if clause.lemma != "become" or clause.mood != "planned" or thing is None:
            continue
        if thing.form is None or thing.plural or thing.kind != "new":
            continue
        named = None if clause.subject is None else scene.organization_at(clause.subject.i)
        if named is not None and named.kind == "organization":
            yield Same(thing, scene.naming(named), named.name, thing.form, 0.7)
        yield Finding(thing, "status", "Planned", 0.6)
        if year := year_of(scene, clause):
            yield Finding(thing, "startYear", year, 0.6)


RULES = (
    Rule(
        "case.creation-announced",
        creation_announced,
        "Siemens and Bosch announced the creation of Osprey Systems in 2009.",
        "Siemens and Bosch announced the closure of Osprey Systems in 2009.",
    ),
    Rule(
        "case.to-become",
        to_become,
        "It was announced that Osprey Systems would become a joint venture of Siemens and Bosch.",
        "It was announced that Osprey Systems would leave a joint venture of Siemens and Bosch.",
    ),
)
