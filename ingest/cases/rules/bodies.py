"""Rules for standing bodies: whoever is a member of a named alliance takes part in it."""

from __future__ import annotations

from collections.abc import Iterator

from .parties import names_at, parties_at
from .scene import Finding, Reading, Rule, Same, Scene
from .sides import stands

BODIES = {
    "alliance": "StrategicAlliance",
    "association": "TradeAssociation",
    "federation": "TradeAssociation",
    "chamber": "TradeAssociation",
    "coalition": "Coalition",
    "consortium": "Consortium",
    "partnership": "Partnership",
}
"""Words in a body's name that say what it is."""
APPOSED = frozenset({"attr", "conj", "appos"})
TAKING_PART = frozenset({"member", "signatory", "participant", "founder", "partner"})


def body_form(name: str) -> str | None:
    """Return the form that a name says: the last such word before "for" or "of" weighs most.

    >>> body_form("Alder Association for Music"), body_form("Birch Company")
    ('TradeAssociation', None)
    """
    return next((BODIES[word] for word in name.lower().split() if word in BODIES), None)


def member_of(scene: Scene) -> Iterator[Reading]:
    """X is a member of the Y Alliance and the Z Consortium: two cases."""
    for clause in scene.clauses:
        noun = clause.object
        if clause.lemma not in ("be", "become") or clause.mood != "asserted" or noun is None:
            continue
        parts = [t for t in noun.subtree if t.lemma_ in TAKING_PART and t.dep_ in APPOSED]
        found = next(iter(parts), None)
        # People are members too: only a sure organization counts.
        members = [p for p in parties_at(scene, clause.subject) if p.firm]
        if found is None or not members:
            continue
        for prep in found.children:
            if prep.dep_ != "prep" or prep.lower_ not in ("of", "in"):
                continue
            for target in prep.children:
                for body in names_at(scene, target) if target.dep_ == "pobj" else ():
                    form = body_form(body.name)
                    if form is None or body in members:
                        continue
                    thing = scene.naming(body)
                    yield Same(thing, thing, body.name, form, 0.75)
                    for member in members:
                        yield Finding(thing, "partner", member.name, 0.75)
                    yield from stands(scene, clause, thing)


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
