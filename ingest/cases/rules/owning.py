"""Rules for whose a relationship is: owned in parts, or equally."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .clauses import Clause
from .parties import parties_at
from .scene import Finding, Reading, Rule, Scene
from .shares import percent_at

if TYPE_CHECKING:
    from spacy.tokens import Token

PERCENT = frozenset({"%", "percent", "per", "cent"})
BEFORE = 4
"""Tokens before "owned" among which the first amount may stand."""


def owned_by(scene: Scene) -> Iterator[Reading]:
    """Owned 75.1 per cent by X and 24.9 per cent by Y; 51 per cent owned by X and half by Y."""
    for clause in scene.clauses:
        reference = scene.reference_at(_owned(clause)) if clause.lemma == "own" else None
        if reference is None or clause.mood != "asserted" or reference.plural:
            continue
        for token in scene.doc[max(clause.verb.i - BEFORE, 0) : scene.sentence.end]:
            value = percent_at(token)
            by = _by_after(token)
            if value is None or by is None:
                continue
            found = _named_after(scene, by.i + 1)
            if found is not None:
                yield Finding(reference, "share", value, 0.85, found)
                yield Finding(reference, "partner", found, 0.85)


def _owned(clause: Clause) -> Token | None:
    """Return what is owned: "a venture owned by X" or "the venture is 51 per cent owned by X"."""
    if clause.subject is None and clause.verb.dep_ == "acomp":
        return _told_of(clause.verb.head)
    own_subject = any(child.dep_ == "nsubj" for child in clause.verb.children)
    if clause.subject is None or (own_subject and not clause.passive):
        return None
    if clause.subject.lower_ not in PERCENT:
        return clause.subject
    return _told_of(clause.subject.head)


def _told_of(copula: Token) -> Token | None:
    """Return the subject of a form of to be, or what its relative clause hangs on."""
    subject = next((child for child in copula.children if child.dep_ == "nsubj"), None)
    relative = subject is not None and (subject.tag_ == "WDT" or subject.lower_ == "that")
    return copula.head if relative else subject


def _by_after(amount: Token) -> Token | None:
    """Return the "by" that follows an amount, past the words that belong to it."""
    for token in amount.doc[amount.i + 1 : amount.i + 5]:
        if token.lower_ == "by":
            return token
        if token.lower_ not in PERCENT | {"owned", "-"}:
            return None
    return None


def _named_after(scene: Scene, index: int) -> str | None:
    for at in range(index, min(index + 5, scene.sentence.end)):
        found = scene.organization_at(at)
        if found is not None:
            return found.name if found.kind != "country" else None
        # "by companies of the Grameen group"
        word = scene.doc[at]
        of = word.lower_ == "of" and scene.doc[at - 1].tag_ == "NNS"
        if word.pos_ not in ("DET", "ADJ", "NOUN") and not of:
            return None
    return None


def equally(scene: Scene) -> Iterator[Reading]:
    """A joint venture owned equally by X and Y; in equal shares."""
    for clause in scene.clauses:
        reference = scene.reference_at(clause.subject)
        if reference is None or not clause.passive or clause.mood != "asserted":
            continue
        if clause.lemma not in ("own", "form", "establish", "found", "create", "set up"):
            continue
        words = {t.lower_ for t in clause.verb.subtree}
        even = "equally" in words or ("equal" in words and words & {"parts", "shares", "halves"})
        if not even:
            continue
        holders = parties_at(scene, clause.agent)
        if len(holders) == 2:
            for holder in holders:
                yield Finding(reference, "share", 50.0, 0.75, holder.name)


def owned_together(scene: Scene) -> Iterator[Reading]:
    """A joint venture owned by X and Y; owned 70/30 by X and Y."""
    for clause in scene.clauses:
        reference = scene.reference_at(clause.subject)
        if reference is None or clause.agent is None or clause.lemma != "own":
            continue
        if reference.plural or clause.mood != "asserted":
            continue
        owners = parties_at(scene, clause.agent)
        if len(owners) > 1 and (reference.form is not None or reference.kind == "name"):
            for owner in owners:
                yield Finding(reference, "partner", owner.name, 0.7)


RULES = (
    Rule(
        "case.owned-together",
        owned_together,
        "It was a joint venture owned by Siemens and Bosch.",
        "It was a joint venture feared by Siemens and Bosch.",
    ),
    Rule(
        "case.share-owned-by",
        owned_by,
        "The joint venture was owned 75.1 per cent by Siemens and 24.9 per cent by Bosch.",
        "The joint venture was praised by Siemens and 24.9 per cent by Bosch.",
    ),
    Rule(
        "case.share-equal",
        equally,
        "It was a joint venture owned equally by Siemens and Bosch.",
        "It was a joint venture owned by Siemens, Bosch and others.",
    ),
)
