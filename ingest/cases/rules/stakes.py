"""Rules for the end of a venture by one partner's buying what another has in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .parties import parties_at
from .scene import Finding, Reading, Reference, Rule, Same, Scene
from .shares import STAKES
from .sides import year_of

if TYPE_CHECKING:
    from spacy.tokens import Token

BUYING = frozenset({"acquire", "buy", "buy back", "buy out", "purchase", "take over"})
PARTS = STAKES | {"half", "part", "portion", "remainder", "shareholding"}


def bought_out(scene: Scene) -> Iterator[Reading]:
    """X bought Y's stake in the N joint venture: both were partners, and it is over."""
    for clause in scene.clauses:
        stake = clause.object
        if clause.passive or clause.lemma not in BUYING or stake is None:
            continue
        if stake.lemma_.lower() not in PARTS or clause.mood not in ("asserted", "planned"):
            continue
        thing = next(_ventures(scene, stake), None)
        owner = next((t for t in stake.lefts if t.dep_ == "poss"), None)
        sellers = [owner, *clause.prepositions("from"), *_from(stake)]
        partners = [p for noun in sellers for p in parties_at(scene, noun)][:1]
        partners += parties_at(scene, clause.subject)[:1] if partners else ()
        if thing is None or len({p.name for p in partners}) < 2:
            continue
        yield from (Finding(thing, "partner", p.name, 0.7) for p in partners)
        yield from _named(scene, thing)
        if clause.mood == "asserted" and clause.verb.tag_ in ("VBD", "VBN"):
            yield Finding(thing, "status", "Ended", 0.7)
            if year := year_of(scene, clause):
                yield Finding(thing, "endYear", year, 0.7)


def _ventures(scene: Scene, stake: Token) -> Iterator[Reference]:
    for prep in stake.children:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "of"):
            for noun in prep.children:
                found = scene.reference_at(noun)
                if found is not None and found.form is not None and not found.plural:
                    yield found


def _from(stake: Token) -> Iterator[Token]:
    for prep in stake.children:
        if prep.lower_ == "from":
            yield from (noun for noun in prep.children if noun.dep_ == "pobj")


def _named(scene: Scene, thing: Reference) -> Iterator[Same]:
    """Read what the venture is called in "the N joint venture"."""
    name = scene.organization_at(thing.start + 1)
    inside = name is not None and name.start == thing.start + 1 and name.end < thing.end
    if name is not None and inside and "-" not in name.name:
        yield Same(thing, thing, name.name, thing.form, 0.65)


RULES = (
    Rule(
        "case.bought-out",
        bought_out,
        "In 2013 Nokia bought Siemens's stake in the joint venture.",
        "In 2013 Nokia bought Siemens's stake in the factory.",
    ),
)
