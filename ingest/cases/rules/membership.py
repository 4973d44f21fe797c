"""Rules for who takes part in a relationship: members are, joined, led by, owned by, comprises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .clauses import Clause
from .parties import parties_at
from .scene import Finding, Reading, Reference, Rule, Scene
from .sides import OTHERS

if TYPE_CHECKING:
    from spacy.tokens import Token

MEMBERS = frozenset(
    "partner member shareholder parent founder owner participant signatory promoter sponsor "
    "stakeholder associate backer".split()
)
COMPRISING = frozenset("comprise include unite link combine involve embrace encompass".split()) | {
    "bring together",
    "consist",
    "bring",
}
CONTRIBUTED = frozenset(
    "asset capability capacity competence competency effort expert expertise experience force "
    "knowledge know-how resource scientist skill strength talent technology team".split()
)
"""What partners bring into a relationship."""
LINKING = frozenset({"link", "unite", "combine"})
LEADING = frozenset({"lead", "head", "back", "own", "control", "sponsor", "found"})


def members_at(
    scene: Scene, token: Token | None, reference: Reference, confidence: float
) -> Iterator[Finding]:
    for party in parties_at(scene, token, countries=True, apart=reference.head):
        sure = confidence if party.firm else confidence - 0.2
        yield Finding(reference, "partner", party.name, sure)


def _group(scene: Scene, noun: Token | None) -> Reference | None:
    """Return whose members they are: "its partners", "whose owners", "members of the alliance"."""
    if noun is None or noun.lemma_.lower() not in MEMBERS:
        return None
    for child in noun.children:
        if child.dep_ == "poss":
            if child.tag_ == "WP$" or child.lower_ == "whose":
                return _antecedent(scene, noun)
            return scene.reference_at(child)
        if child.dep_ == "prep" and child.lower_ in ("of", "in"):
            for inner in child.children:
                found = scene.reference_at(inner)
                if found is not None:
                    return found
    return _own_group(scene, noun)


def _antecedent(scene: Scene, noun: Token) -> Reference | None:
    verb = noun.head
    while verb.head != verb and verb.dep_ != "relcl":
        verb = verb.head
    found = scene.reference_at(verb.head) if verb.dep_ == "relcl" else None
    # "X, whose partners include Y", tells of X's partnerships.
    if found is None and verb.dep_ == "relcl" and noun.lemma_.lower() != "partner":
        organization = scene.organization_at(verb.head.i)
        return scene.naming(organization) if organization is not None else None
    return found


def _own_group(scene: Scene, noun: Token) -> Reference | None:
    """Let "the core partners are" stand for the members of whatever the document is about."""
    definite = any(child.lower_ == "the" for child in noun.lefts)
    plural = noun.tag_ in ("NNS", "NNPS")
    bare = not any(child.dep_ in ("prep", "relcl", "acl") for child in noun.children)
    return scene.unnamed(noun) if definite and plural and bare else None


def members_are(scene: Scene) -> Iterator[Reading]:
    """Its partners were X and Y; whose members include X, Y and Z."""
    for clause in scene.clauses:
        if clause.lemma == "have" and clause.mood == "asserted":
            yield from _has_members(scene, clause)
        if clause.lemma not in ("be", "include", "comprise"):
            continue
        group = _group(scene, clause.subject)
        if group is not None and clause.mood == "asserted":
            yield from members_at(scene, clause.object, group, 0.85)
        elif group is not None and clause.mood == "denied" and clause.object is not None:
            # "Its partners are not firms but bodies: X and Y."
            contrast = [t for t in clause.object.conjuncts if t.i > clause.object.i]
            if any(t.lower_ == "but" for t in clause.object.children):
                yield from (f for t in contrast for f in members_at(scene, t, group, 0.7))


def _has_members(scene: Scene, clause: Clause) -> Iterator[Finding]:
    """Read "it has nine members, including X and Y", "nine member airlines, among them X"."""
    reference, noun = scene.reference_at(clause.subject), clause.object
    if reference is None or reference.plural or noun is None or noun.tag_ != "NNS":
        return
    words = {noun.lemma_.lower(), *(t.lemma_.lower() for t in noun.lefts)}
    if words & MEMBERS:
        yield from members_at(scene, noun, reference, 0.75)


def comprises(scene: Scene) -> Iterator[Reading]:
    """The consortium brings together X, Y and Z."""
    for clause in scene.clauses:
        if clause.passive or clause.lemma not in COMPRISING:
            continue
        reference = scene.reference_at(clause.subject)
        if reference is None or reference.plural or clause.mood not in ("asserted", "planned"):
            continue
        if clause.lemma == "consist":
            target = next(clause.prepositions("of"), None)
        elif clause.lemma == "bring" and not any(
            t.lower_ == "together" for t in clause.verb.children
        ):
            continue
        else:
            target = _holder(clause.object)
        if target is not None and scene.organization_at(target.i) is not None:
            yield from members_at(scene, target, reference, 0.8)
            for noun in clause.prepositions("with") if clause.lemma in LINKING else ():
                yield from members_at(scene, noun, reference, 0.8)
            if clause.mood == "planned":
                yield Finding(reference, "status", "Planned", 0.55)


def _holder(noun: Token | None) -> Token | None:
    """Return whose "the strengths of X and Y" are that a relationship brings together."""
    if noun is None or noun.lemma_.lower() not in CONTRIBUTED:
        return noun
    of = (inner for prep in noun.children if prep.lower_ == "of" for inner in prep.children)
    return next((inner for inner in of if inner.dep_ == "pobj"), noun)


def composed_of(scene: Scene) -> Iterator[Reading]:
    """A consortium made up of X, Y and Z."""
    for clause in scene.clauses:
        made = clause.lemma in ("compose", "make up", "comprise", "constitute", "make")
        if not clause.passive or not made or clause.mood != "asserted":
            continue
        reference = scene.reference_at(clause.subject)
        target = next(clause.prepositions("of"), None)
        if reference is not None and not reference.plural and target is not None:
            yield from members_at(scene, target, reference, 0.85)


def led_by(scene: Scene) -> Iterator[Reading]:
    """A consortium led by X (with Y and Z); owned by X and Y."""
    for clause in scene.clauses:
        if not clause.passive or clause.lemma not in LEADING or clause.agent is None:
            continue
        reference = scene.reference_at(clause.subject)
        if reference is None and clause.subject is not None and clause.subject.dep_ == "pobj":
            # "A consortium of investors headed by X".
            of = clause.subject.head
            reference = scene.reference_at(of.head) if of.lower_ == "of" else None
        if reference is None or reference.plural or clause.mood in ("denied", "hypothetical"):
            continue
        agents = list(members_at(scene, clause.agent, reference, 0.8))
        # A single owner makes a subsidiary.
        if clause.lemma in ("own", "control", "found") and len(agents) < 2:
            continue
        yield from agents
        if len(agents) == 1:
            yield Finding(reference, "unnamed", OTHERS, 0.7)
        for noun in (*clause.prepositions("with"), *_including(clause)):
            yield from members_at(scene, noun, reference, 0.75)


def _including(clause: Clause) -> Iterator[Token]:
    for token in clause.verb.subtree:
        if token.lower_ in ("including", "with") and token.i > clause.verb.i:
            yield from (child for child in token.children if child.dep_ in ("pobj", "dobj"))


def among_members(scene: Scene) -> Iterator[Reading]:
    """X, Y and Z were among the founders of the alliance; among its members are X and Y."""
    for clause in scene.clauses:
        if clause.lemma != "be" or clause.mood != "asserted":
            continue
        for noun in clause.prepositions("among", "amongst"):
            group = _group(scene, noun)
            if group is not None:
                yield from members_at(scene, clause.subject, group, 0.75)


RULES = (
    Rule(
        "case.members-are",
        members_are,
        "They set up a consortium whose members include Siemens, Bosch and Nokia.",
        "They set up a consortium whose rivals include Siemens, Bosch and Nokia.",
    ),
    Rule(
        "case.comprises",
        comprises,
        "The consortium brings together Siemens, Bosch and Nokia.",
        "The consortium brings relief to Siemens, Bosch and Nokia.",
    ),
    Rule(
        "case.composed-of",
        composed_of,
        "The work went to a consortium made up of Siemens, Bosch and Nokia.",
        "The consortium made a list of Siemens, Bosch and Nokia.",
    ),
    Rule(
        "case.led-by",
        led_by,
        "The contract went to a consortium led by Siemens with Bosch and Nokia.",
        "The contract went to a consortium advised by Siemens.",
    ),
    Rule(
        "case.among-members",
        among_members,
        "Siemens, Bosch and Nokia were among the members of the consortium.",
        "Siemens, Bosch and Nokia were among the critics of the consortium.",
    ),
)
