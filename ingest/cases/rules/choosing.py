"""Rules for who is chosen as a partner, and for partner organizations of a kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .partner_nouns import is_partner_noun, partnership_at
from .scene import Finding, Reading, Rule, Scene
from .sides import SUBJECT, doer_of, side, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

CHOOSING = frozenset("appoint choose name pick select".split())
ORGANIZATIONS = frozenset(
    "airline agency bank brand college company firm hospital institution library museum "
    "organization organisation school university".split()
)


def chosen(scene: Scene) -> Iterator[Reading]:
    """X selected Y as its partner."""
    for clause in scene.clauses:
        target = clause.patient
        if clause.lemma not in CHOOSING or clause.mood != "asserted" or target is None:
            continue
        noun = next((n for n in clause.prepositions("as") if is_partner_noun(n)), None)
        noun = noun or next((t for t in clause.verb.children if _is_oprd(t)), None)
        if noun is None:
            continue
        thing = partnership_at(noun)
        doer = clause.agent if clause.passive else doer_of(scene, clause.verb)[1]
        found = [*side(scene, doer, thing, 0.7, doing=True), *side(scene, target, thing, 0.7)]
        if len({f.value for f in found if f.property == "partner"}) > 1:
            yield from found
            yield from stands(scene, clause, thing)


def _is_oprd(token: Token) -> bool:
    return token.dep_ == "oprd" and is_partner_noun(token)


def partner_organizations(scene: Scene) -> Iterator[Reading]:
    """X and its partner universities, such as Y and Z."""
    for token in scene.sentence[:-1]:
        plural = scene.doc[token.i + 1]
        kind = plural.lemma_.lower() in ORGANIZATIONS and plural.tag_ == "NNS"
        if token.lower_ != "partner" or not kind:
            continue
        thing = partnership_at(plural)
        listed = [f for f in side(scene, plural, thing, 0.65) if f.property == "partner"]
        owner = next((t for t in plural.lefts if t.dep_ == "poss"), None)
        holders = [] if owner is None else side(scene, owner, thing, 0.65)
        if listed:
            yield from listed
            yield from holders or [Finding(thing, "unnamed", SUBJECT, 0.5)]


RULES = (
    Rule(
        "case.chosen-partner",
        chosen,
        "In 2004 Nokia selected Siemens as its partner.",
        "In 2004 Nokia selected Siemens as its supplier.",
    ),
    Rule(
        "case.partner-organizations",
        partner_organizations,
        "The work is done at partner companies such as Siemens and Bosch.",
        "The work is done at rival companies such as Siemens and Bosch.",
    ),
)
