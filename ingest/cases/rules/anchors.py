"""The words on which a sentence hangs what it says of a relationship beyond its partners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .companions import HAVING
from .formation import ANNOUNCING, FORMING, POOLING
from .scene import Reference, Scene
from .sides import ENDING, GOING_ON

if TYPE_CHECKING:
    from spacy.tokens import Token

# "Ended its alliance to save costs" gives a purpose of the end.
MAKING = (FORMING | HAVING | POOLING | ANNOUNCING) - ENDING - GOING_ON
INTO = frozenset({"into", "in", "as", "to"})


def described(scene: Scene) -> Iterator[Reference]:
    """Yield what a sentence may describe: relationships told of, or named or pointed at."""
    seen: set[int] = set()
    for reference in (*scene.told, *scene.references):
        known = reference.form is not None or reference.kind == "name"
        plain = reference in scene.told or not reference.plural
        if known and plain and reference.start not in seen and reference.kind != "implied":
            seen.add(reference.start)
            yield reference


def making(scene: Scene, reference: Reference) -> Token | None:
    """Return the verb by which the sentence makes the relationship: "formed a venture to ..."."""
    head = reference.head
    if head.pos_ == "VERB":
        return head
    if head.dep_ == "pobj" and head.head.lower_ in INTO:
        clause = scene.clause_at.get(head.head.head.i)
    else:
        clause = scene.clause_at.get(head.head.i) if head.dep_ in MADE else None
    if clause is None or clause.mood in ("denied", "hypothetical"):
        return None
    return clause.verb if clause.lemma in MAKING else None


MADE = frozenset({"dobj", "nsubjpass"})


def anchors(scene: Scene, reference: Reference) -> list[Token]:
    """Return the relationship's noun and the verb that makes it, where there is one."""
    verb = making(scene, reference)
    return [reference.head] if verb is None or verb == reference.head else [reference.head, verb]
