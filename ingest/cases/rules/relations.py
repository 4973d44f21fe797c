"""Rules for relationships told of in other ways than "X has a partnership with Y"."""

from __future__ import annotations

from collections.abc import Iterator

from .alongside import after_with
from .companions import HAVING
from .parties import parties_at
from .scene import Finding, Reading, Reference, Rule, Scene
from .sides import SUBJECT, doer_of, side, stands

BUSINESS = frozenset("business commercial cooperative collaborative trading working".split())
LOOSE = frozenset({"association", "conjunction", "concert", "tandem"})
"""What is done "in" these with others is done together, under no name of its own."""


def own_together(scene: Scene) -> Iterator[Reading]:
    """X and Y expanded their partnership; X and Y have an alliance."""
    for clause in scene.clauses:
        thing = scene.reference_at(clause.object)
        if thing is None or thing.form is None or thing.kind == "name" or clause.passive:
            continue
        if clause.lemma not in HAVING or clause.mood in ("denied", "hypothetical"):
            continue
        theirs = any(t.dep_ == "poss" and t.lower_ == "their" for t in thing.head.lefts)
        if not theirs and (thing.kind != "new" or clause.lemma not in ("have", "operate", "run")):
            continue
        if not any(after_with(scene, thing)) and len(parties_at(scene, clause.subject)) > 1:
            yield from side(scene, clause.subject, thing, 0.8)


def include(scene: Scene) -> Iterator[Reading]:
    """X's partnerships have included Y and Z; its collaborations include Y."""
    for clause in scene.clauses:
        thing = scene.reference_at(clause.subject)
        if thing is None or thing.form is None or not thing.plural or clause.passive:
            continue
        if clause.lemma not in ("include", "incorporate", "comprise", "involve"):
            continue
        listed = side(scene, clause.object, thing, 0.7)
        if clause.mood != "asserted" or not any(f.property == "partner" for f in listed):
            continue
        owners = [t for t in thing.head.lefts if t.dep_ in ("poss", "compound", "nmod")]
        holders = [f for owner in owners for f in side(scene, owner, thing, 0.7)]
        yield from holders or [Finding(thing, "unnamed", SUBJECT, 0.6)]
        yield from (f for f in listed if f.property == "partner")


def one_with(scene: Scene) -> Iterator[Reading]:
    """X announced several partnerships, including one with Y and another with Z: two cases."""
    for token in scene.sentence:
        if token.lower_ not in ("one", "another") or token.i + 1 >= scene.sentence.end:
            continue
        plural = [r for r in scene.references if r.plural and r.form and r.end <= token.i]
        if scene.doc[token.i + 1].lower_ != "with" or not plural:
            continue
        clause, doer = doer_of(scene, plural[-1].head)
        thing = Reference(token.i, token.i + 1, token, "new", plural[-1].form)
        others = [f for noun in after_with(scene, thing) for f in side(scene, noun, thing, 0.7)]
        holders = side(scene, doer, thing, 0.7, doing=True)
        if clause is None or clause.lemma not in HAVING or clause.mood != "asserted":
            continue
        if holders and any(f.property == "partner" for f in others):
            yield from holders
            yield from others
            yield from stands(scene, clause, thing)


def in_association(scene: Scene) -> Iterator[Reading]:
    """X runs Z in association with Y; in conjunction with Y: a collaboration without its name."""
    for token in scene.sentence[1:]:
        if token.lower_ not in LOOSE or scene.doc[token.i - 1].lower_ != "in":
            continue
        thing = Reference(token.i, token.i + 1, token, "new", "InterorganizationalCollaboration")
        others = [
            finding
            for noun in after_with(scene, thing)
            for finding in side(scene, noun, thing, 0.65)
            if finding.property == "partner"
        ]
        clause, doer = doer_of(scene, token)
        if others and clause is not None and clause.mood == "asserted":
            holders = side(scene, doer, thing, 0.65, doing=True)
            if holders:
                yield from others
                yield from holders
                yield from stands(scene, clause, thing)


def business_relationship(scene: Scene) -> Iterator[Reading]:
    """X formed a business relationship with Y: no form is said, but that there is one."""
    for clause in scene.clauses:
        noun = clause.object
        if noun is None or noun.lemma_.lower() != "relationship" or clause.passive:
            continue
        if clause.lemma not in HAVING | {"enter into"} or clause.mood != "asserted":
            continue
        if not any(child.lower_ in BUSINESS for child in noun.lefts):
            continue
        thing = Reference(noun.i, noun.i + 1, noun, "new", "InterorganizationalRelationship")
        nouns = [*after_with(scene, thing), *clause.prepositions("with")]
        others = [f for n in dict.fromkeys(nouns) for f in side(scene, n, thing, 0.65)]
        others = [f for f in others if f.property == "partner"]
        holders = side(scene, doer_of(scene, noun)[1], thing, 0.65, doing=True)
        if others and holders:
            yield from others
            yield from holders
            yield from stands(scene, clause, thing)


RULES = (
    Rule(
        "case.business-relationship",
        business_relationship,
        "Nokia formed a business relationship with Siemens.",
        "Nokia formed a new idea of its relationship with Siemens.",
    ),
    Rule(
        "case.own-together",
        own_together,
        "Siemens and Bosch extended their alliance in 2004.",
        "Siemens and Bosch criticized their alliance in 2004.",
    ),
    Rule(
        "case.partnerships-include",
        include,
        "Nokia's partnerships include Siemens and Bosch.",
        "Nokia's partnerships trouble Siemens and Bosch.",
    ),
    Rule(
        "case.one-with",
        one_with,
        "In 2013 Siemens announced several partnerships, including one with Bosch.",
        "In 2013 Siemens announced several partnerships, including one in Norway.",
    ),
    Rule(
        "case.in-association",
        in_association,
        "Siemens built the line in association with Bosch.",
        "Siemens built the line in competition with Bosch.",
    ),
)
