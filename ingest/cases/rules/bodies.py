"""Rules for standing bodies: whoever is a member of a named alliance takes part in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from .parties import names_at, parties_at
from .scene import Finding, Reading, Reference, Rule, Same, Scene
from .sides import looks_personal, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

BODIES = {
    "alliance": "StrategicAlliance",
    "association": "TradeAssociation",
    "federation": "TradeAssociation",
    "chamber": "TradeAssociation",
    "coalition": "Coalition",
    "consortium": "Consortium",
    "council": "InterorganizationalCollaboration",
    "partnership": "Partnership",
}
"""Words in a body's name that say what it is."""
ADMITTING = frozenset({"admit", "elect"})
BEING = frozenset({"be", "become", "remain"})
APPOSED = frozenset({"attr", "conj", "appos"})
TAKING_PART = frozenset({"member", "signatory", "participant", "founder", "partner"})


def body_form(name: str) -> str | None:
    """Return the form that a name says: the last such word before "for" or "of" weighs most.

    >>> body_form("Alder Association for Music"), body_form("Birch Company")
    ('TradeAssociation', None)
    """
    words = name.lower().split()
    for word, after in zip(words, [*words[1:], ""], strict=True):
        # A "Council for Trade" unites, a "City Council" governs.
        if word in BODIES and (word != "council" or after in ("for", "on")):
            return BODIES[word]
    return None


def member_of(scene: Scene) -> Iterator[Reading]:
    """X is a member of the Y Alliance and the Z Consortium: two cases."""
    for clause in scene.clauses:
        noun = clause.object
        if (
            clause.lemma not in ("be", "become", "remain")
            or clause.mood != "asserted"
            or noun is None
        ):
            continue
        parts = [t for t in noun.subtree if t.lemma_ in TAKING_PART and t.dep_ in APPOSED]
        found = next(iter(parts), None)
        # People are members too: only a sure organization counts.
        members = parties_at(scene, clause.subject)
        members = tuple(p for p in members if p.firm or not looks_personal(scene, p))
        if found is None or not any(member.firm for member in members):
            continue
        for prep in found.children:
            if prep.dep_ != "prep" or prep.lower_ not in ("of", "in"):
                continue
            for target in prep.children:
                if target.dep_ == "pobj" and (named := _named_in(scene, target)):
                    body, thing = named
                    yield Same(thing, scene.naming(body), body.name, thing.form, 0.7)
                    yield from (Finding(thing, "partner", m.name, 0.7) for m in members)
                    yield from stands(scene, clause, thing)
                    continue
                for body in names_at(scene, target) if target.dep_ == "pobj" else ():
                    form = body_form(body.name)
                    if form is None or body in members:
                        continue
                    thing = scene.naming(body)
                    yield Same(thing, thing, body.name, form, 0.75)
                    for member in members:
                        yield Finding(thing, "partner", member.name, 0.75)
                    yield from stands(scene, clause, thing)


def belongs(scene: Scene) -> Iterator[Reading]:
    """X joined the Y Association; X belongs to the Y Alliance; X, a member of the Y Federation."""
    for token in scene.sentence:
        clause = scene.clause_at.get(token.i)
        if clause is not None and clause.mood == "asserted" and not clause.passive:
            doer = clause.subject
            joined = clause.object if clause.lemma == "join" else None
            target = next(clause.prepositions("to"), None) if clause.lemma == "belong" else joined
        elif clause is not None and clause.mood == "asserted" and clause.lemma in ADMITTING:
            doer, target = clause.subject, next(clause.prepositions("to"), None)
        elif token.lemma_ == "member" and token.dep_ == "appos":
            doer = token.head
            of = (n for p in token.children if p.lower_ == "of" for n in p.children)
            target = next((n for n in of if n.dep_ == "pobj"), None)
        else:
            continue
        if doer is None or target is None:
            continue
        members = [p for p in parties_at(scene, doer) if p.firm and not looks_personal(scene, p)]
        for body in names_at(scene, target) if members else ():
            form = body_form(body.name)
            if form is None or body in members:
                continue
            thing = scene.naming(body)
            yield Same(thing, thing, body.name, form, 0.7)
            yield from (Finding(thing, "partner", m.name, 0.7) for m in members)


def _named_in(scene: Scene, noun: Token) -> tuple[OrganizationSpan, Reference] | None:
    """Return the name in "the Osprey alliance", and the alliance."""
    reference = scene.reference_at(noun)
    if reference is None or reference.kind != "definite" or reference.form is None:
        return None
    before = scene.organization_at(noun.i - 1)
    lone = before is not None and before.start - reference.start <= 1 and "-" not in before.name
    return (before, reference) if before is not None and lone and not reference.plural else None


def involved(scene: Scene) -> Iterator[Reading]:
    """X's membership of the Y Consortium; the participation of X in the Y Alliance."""
    for token in scene.sentence:
        if token.lower_ not in ("membership", "participation", "involvement"):
            continue
        owners = [t for t in token.lefts if t.dep_ == "poss"]
        owners += [n for p in token.children if p.lower_ == "of" for n in p.children]
        members = [p for owner in owners for p in parties_at(scene, owner) if p.firm]
        bodies = [
            body
            for prep in token.children
            if prep.dep_ == "prep" and prep.lower_ in ("of", "in", "with")
            for noun in prep.children
            for body in names_at(scene, noun)
        ]
        for body in bodies if members else ():
            form = body_form(body.name)
            if form is not None and body not in members:
                thing = scene.naming(body)
                yield Same(thing, thing, body.name, form, 0.7)
                yield from (Finding(thing, "partner", m.name, 0.7) for m in members)


RULES = (
    Rule(
        "case.belongs-to-body",
        belongs,
        "Siemens joined the Osprey Association in 1999.",
        "Siemens sued the Osprey Association in 1999.",
    ),
    Rule(
        "case.involved-in-body",
        involved,
        "Siemens's involvement in the Osprey Consortium ended.",
        "Siemens's interest in the Osprey Consortium ended.",
    ),
    Rule(
        "case.member-of-body",
        member_of,
        "Siemens is a member of the Osprey Alliance.",
        "Siemens is a member of the Osprey Group.",
    ),
)
