"""Rules for who joins a relationship or leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .clauses import Clause
from .membership import MEMBERS, members_at
from .parties import parties_at
from .scene import Reading, Rule, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAVING = frozenset({"leave", "quit", "exit", "withdraw", "depart"})


def joined(scene: Scene) -> Iterator[Reading]:
    """X joined the alliance in 1990; X left the consortium."""
    for clause in scene.clauses:
        lemma = clause.verb.lemma_.lower()
        if clause.passive or lemma not in LEAVING | {"join"} or clause.mood != "asserted":
            continue
        away = next(clause.prepositions("from"), None)
        reference = scene.reference_at(away or clause.object)
        if reference is None and lemma == "join" and clause.object is None:
            reference = scene.unnamed(clause.verb)
        if reference is not None and not reference.plural and reference.kind != "new":
            yield from members_at(scene, _who(scene, clause), reference, 0.75)


def _who(scene: Scene, clause: Clause) -> Token | None:
    """Return the subject, or in "Fourteen firms joined: A, B and C" the first of the list."""
    subject = clause.subject
    if subject is None or subject.pos_ == "PROPN" or parties_at(scene, subject):
        return subject
    colon = next((t for t in scene.doc[clause.verb.i : scene.sentence.end] if t.text == ":"), None)
    return None if colon is None or colon.i + 1 >= scene.sentence.end else scene.doc[colon.i + 1]


def became_member(scene: Scene) -> Iterator[Reading]:
    """X became the third member of the alliance."""
    for clause in scene.clauses:
        if clause.lemma not in ("become", "be") or clause.mood != "asserted":
            continue
        noun = clause.object
        if noun is None or noun.lemma_.lower() not in MEMBERS - {"parent", "founder", "sponsor"}:
            continue
        if any(t.lower_ in ("sole", "only") for t in noun.lefts):
            continue
        if noun.tag_ in ("NNS", "NNPS") or scene.organization_at(noun.i) is not None:
            continue
        of = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "in")]
        reference = next(
            (r for prep in of for n in prep.children if (r := scene.reference_at(n))), None
        )
        if reference is None and not of and clause.lemma == "become":
            reference = scene.unnamed(noun)
        if reference is not None:
            yield from members_at(scene, clause.subject, reference, 0.75)


RULES = (
    Rule(
        "case.joined",
        joined,
        "Microsoft joined the alliance in 1999.",
        "Microsoft did not join the alliance in 1999.",
    ),
    Rule(
        "case.became-member",
        became_member,
        "Nokia became the third member of the alliance.",
        "Nokia became the third supplier of the alliance.",
    ),
)
