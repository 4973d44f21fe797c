"""Rules for what is done jointly under a noun of its own: "a joint mission of X and Y"."""

from __future__ import annotations

from collections.abc import Iterator

from .accords import MEMORANDA
from .companions import HAVING
from .formation import ANNOUNCING
from .parties import parties_at
from .scene import Finding, Reading, Reference, Rule, Scene
from .sides import year_of

COLLABORATION = "InterorganizationalCollaboration"
SHARED = frozenset(
    {"joint", "collaborative", "cooperative", "co-operative", "shared", "exchange", "registration"}
)
UNDERTAKINGS = frozenset(
    "bid campaign center centre college degree development effort endeavor endeavour exercise "
    "facility initiative institute laboratory mission operation offering program programme "
    "production project promotion research study subsidiary undertaking work".split()
)
BETWEEN = frozenset({"between", "among", "of", "by", "from"})


def joint_effort(scene: Scene) -> Iterator[Reading]:
    """The probe is a joint mission of X and Y; a collaborative project between X, Y and Z."""
    for token in scene.sentence:
        if token.lemma_.lower() not in UNDERTAKINGS or token.tag_ not in ("NN", "NNP"):
            continue
        shared = any(t.lower_ in SHARED for t in scene.doc[token.left_edge.i : token.i])
        known = scene.reference_at(token)
        if not shared or (known is not None and known.form is not None):
            continue
        thing = Reference(token.i, token.i + 1, token, "new", COLLABORATION)
        made = scene.clause_at.get(token.head.i) if token.dep_ == "dobj" else None
        if made is not None and made.mood == "asserted" and made.lemma in HAVING | ANNOUNCING:
            makers = [*parties_at(scene, made.subject)]
            with_ = (n for p in token.children if p.lower_ == "with" for n in p.children)
            makers += (p for noun in with_ for p in parties_at(scene, noun))
            if len(makers) > 1:
                yield from (Finding(thing, "partner", m.name, 0.7) for m in makers)
                if year := year_of(scene, made):
                    yield Finding(thing, "startYear", year, 0.65)
        for prep in token.children:
            if prep.dep_ not in ("prep", "agent") or prep.lower_ not in BETWEEN:
                continue
            nouns = [noun for noun in prep.children if noun.dep_ == "pobj"]
            makers = [p for noun in nouns for p in parties_at(scene, noun)]
            if len(makers) > 1:
                yield from (Finding(thing, "partner", m.name, 0.7) for m in makers)
                clause = scene.clause_at.get(token.head.i)
                if clause is not None and clause.lemma != "be" and (year := year_of(scene, clause)):
                    yield Finding(thing, "startYear", year, 0.6)


def as_consortium(scene: Scene) -> Iterator[Reading]:
    """X and Y built the trains as a consortium; X, in a consortium with Y, won."""
    for clause in scene.clauses:
        if clause.mood in ("denied", "hypothetical"):
            continue
        for noun in clause.prepositions("as", "in"):
            thing = scene.reference_at(noun)
            if thing is None or thing.form is None or thing.kind != "new" or thing.plural:
                continue
            # With whom, or of whom, others read.
            if any(child.dep_ in ("prep", "acl", "relcl") for child in noun.children):
                continue
            # "In a memorandum, X and Y wrote".
            if noun.lower_ in MEMORANDA:
                continue
            doer = clause.agent if clause.passive else clause.subject
            beside = (p for n in clause.prepositions("with") for p in parties_at(scene, n))
            makers = (*parties_at(scene, doer), *beside)
            if len(makers) > 1 and clause.verb.lemma_ != "be":
                for maker in makers:
                    yield Finding(thing, "partner", maker.name, 0.65)


RULES = (
    Rule(
        "case.joint-effort",
        joint_effort,
        "The probe is a joint mission of Siemens and Bosch.",
        "The probe is a manned mission of Siemens and Bosch.",
    ),
    Rule(
        "case.as-consortium",
        as_consortium,
        "The trains were built by Siemens and Nokia as a consortium.",
        "The trains were built by Siemens and Nokia for a consortium.",
    ),
)
