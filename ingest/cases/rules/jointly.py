"""Rules for what organizations make or own jointly: two founders make a venture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from .clauses import Clause, follows_merger
from .parties import parties_at
from .scene import Finding, Reading, Reference, Rule, Same, Scene
from .sides import SUBJECT, looks_personal, stands_in, year_of

if TYPE_CHECKING:
    from spacy.tokens import Token

FOUNDING = frozenset(
    {"found", "form", "establish", "create", "set up", "launch", "own", "co-found"}
)
WORKING = frozenset(
    "build construct design develop fund make manufacture operate organize organise produce "
    "publish run".split()
)
JOINTLY = frozenset({"jointly", "collaboratively", "cooperatively"})
SURE = 0.7
"""Whoever founds a company may well be a person: only from this confidence on not."""
# What founders call so is no venture of theirs but a body or a cause.
BODY = re.compile(
    r"\b(?:Association|Centre|Center|Council|Forum|Foundation|Fund|Initiative|Institute)\b"
)
COLLABORATION = "InterorganizationalCollaboration"


def _is_joint(scene: Scene, clause: Clause) -> bool:
    at = clause.verb.i
    if at - scene.sentence.start > 1 and [t.lower_ for t in scene.doc[at - 2 : at]] == ["co", "-"]:
        return True
    if any(child.lower_ in JOINTLY for child in clause.verb.children):
        return True
    around = scene.doc[max(scene.sentence.start, clause.verb.i - 2) : clause.verb.i + 3]
    return any(token.lower_ in JOINTLY for token in around)


def together(clause: Clause) -> Iterator[Token]:
    """Yield the nouns of "together with Y", "along with Y", "alongside Y"."""
    for child in clause.verb.children:
        if child.lower_ in ("together", "along", "alongside"):
            preps = [child, *(c for c in child.children if c.lower_ == "with")]
            yield from (n for prep in preps for n in prep.children if n.dep_ == "pobj")
        before = clause.verb.doc[max(child.i - 1, 0)].lower_
        if child.lower_ == "with" and before in ("together", "along"):
            yield from (n for n in child.children if n.dep_ == "pobj")


def founders_at(scene: Scene, token: Token | None) -> list[OrganizationSpan]:
    """Return whom a noun stands for if all are sure organizations: people found companies too."""
    listed = parties_at(scene, token)
    if any(p.confidence < SURE or looks_personal(scene, p) for p in listed):
        return []
    return list(listed)


def founded_jointly(scene: Scene) -> Iterator[Reading]:
    """N was founded in 1999 by X and Y; X and Y founded N: a company of two is a joint venture."""
    for clause in scene.clauses:
        if clause.lemma not in FOUNDING or clause.mood != "asserted" or clause.patient is None:
            continue
        if follows_merger(clause):
            continue
        if clause.lemma in ("own", "launch") and not _is_joint(scene, clause):
            continue
        named = scene.organization_at(clause.patient.i)
        if named is None or named.kind != "organization" or not named.firm:
            continue
        if scene.reference_at(clause.patient) is not None and named.name in scene.case_names:
            continue
        doer = clause.agent if clause.passive else clause.subject
        nouns = [noun for noun in (doer, *together(clause)) if noun is not None]
        makers = list({p.name: p for noun in nouns for p in founders_at(scene, noun)}.values())
        if len(makers) < 2:
            continue
        thing = scene.naming(named)
        body = BODY.search(named.name) is not None
        yield Same(thing, thing, named.name, COLLABORATION if body else "JointVenture", 0.6)
        for maker in makers:
            yield Finding(thing, "partner", maker.name, 0.7)
        if clause.lemma != "own" and (year := year_of(scene, clause)):
            yield Finding(thing, "startYear", year, 0.7)


def worked_jointly(scene: Scene) -> Iterator[Reading]:
    """X and Y jointly developed a drug; the line was jointly built by X and Y."""
    for clause in scene.clauses:
        with_others = [n for n in together(clause) if n.i > clause.verb.i]
        joint = _is_joint(scene, clause)
        if joint:
            with_others += clause.prepositions("with")
        lemma = clause.lemma.removeprefix("co-")
        if lemma not in WORKING or clause.mood != "asserted" or not (joint or with_others):
            continue
        joint = joint or lemma != clause.lemma
        thing = Reference(clause.verb.i, clause.verb.i + 1, clause.verb, "new", COLLABORATION)
        doer = clause.agent if clause.passive else clause.subject
        makers = founders_at(scene, doer)
        others = [p for noun in with_others for p in founders_at(scene, noun)]
        makers = [*makers, *others] if makers and (others or joint) else []
        if joint and not makers and doer is not None and stands_in(doer):
            # "Built jointly by the company and X".
            makers = [*others, *(p for n in doer.conjuncts for p in founders_at(scene, n))]
            yield from [Finding(thing, "unnamed", SUBJECT, 0.6)] if makers else ()
        elif len({maker.name for maker in makers}) < 2:
            makers = []
        if makers:
            for maker in makers:
                yield Finding(thing, "partner", maker.name, 0.7)
            if year := year_of(scene, clause):
                yield Finding(thing, "startYear", year, 0.7)


RULES = (
    Rule(
        "case.founded-jointly",
        founded_jointly,
        "Osprey Systems was founded in 1999 by Siemens and Microsoft.",
        "Osprey Systems was sued in 1999 by Siemens and Microsoft.",
    ),
    Rule(
        "case.worked-jointly",
        worked_jointly,
        "Siemens and Microsoft jointly developed a turbine in 2001.",
        "Siemens and Microsoft separately developed a turbine in 2001.",
    ),
)
