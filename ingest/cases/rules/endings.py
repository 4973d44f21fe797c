"""Rules for relationships told of by the end that their partners put to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .alongside import after_with
from .clauses import Clause
from .parties import parties_at
from .scene import Reading, Rule, Scene
from .sides import ENDING, side, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

# Who leaves an alliance ends it for themselves, and it goes on.
ENDED = (ENDING - {"exit", "leave", "quit"}) | {
    "break up",
    "break off",
    "call off",
    "disband",
    "unwind",
    "wind down",
    "wind up",
}
DECISIONS = frozenset("agreement announcement decision move plan".split())


def ended_by_both(scene: Scene) -> Iterator[Reading]:
    """X and Y agreed to terminate the alliance; the decision by X and Y to end it."""
    for clause in scene.clauses:
        if clause.passive or clause.lemma not in ENDED or clause.mood in ("denied", "hypothetical"):
            continue
        thing = scene.reference_at(clause.object)
        if thing is None or thing.form is None or thing.plural or any(after_with(scene, thing)):
            continue
        ending = next((t for t in _enders(clause) if len(parties_at(scene, t)) > 1), None)
        if ending is not None:
            yield from side(scene, ending, thing, 0.75)
            yield from stands(scene, clause, thing)


def _enders(clause: Clause) -> Iterator[Token]:
    """Yield who ends something, or whose decision or agreement it is to end it."""
    noun = clause.verb.head
    if clause.verb.dep_ == "acl" and noun.lemma_.lower() in DECISIONS:
        yield from (t for t in noun.lefts if t.dep_ == "poss")
        for prep in noun.children:
            if prep.lower_ in ("by", "of", "between"):
                yield from (t for t in prep.children if t.dep_ == "pobj")
    if clause.subject is not None:
        yield clause.subject


RULES = (
    Rule(
        "case.ended-by-both",
        ended_by_both,
        "Siemens and Bosch have agreed to terminate the alliance.",
        "Siemens and Bosch have agreed to join the alliance.",
    ),
)
