"""Relationships that a sentence says are not there: "no partnership", "denied that ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...sentences import word_after
from .scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

NONE = frozenset({"no", "neither", "nor"})
UNBORN = frozenset("plan talk intention idea hope question thought wish desire need sign".split())
"""Nouns of which there is none where the relationship is none: "no plan for an alliance"."""
DENYING = frozenset("deny refute".split())
NEVER = frozenset({"never", "not", "n't"})
ADDING = frozenset({"only", "just", "merely", "simply"})
"""After "not": more is said, nothing is denied."""


def is_denied(token: Token) -> bool:
    """Tell whether words around a noun for a relationship say that there is none."""
    if _without(token):
        return True
    nearest = True
    for above in token.ancestors:
        if above.lemma_.lower() in UNBORN and _without(above):
            return True
        if above.pos_ not in ("VERB", "AUX"):
            continue
        denies = above.lemma_.lower() in DENYING or _rules_out(above)
        if denies and token.i > above.i and not _negated(above):
            return True
        # "There was never an alliance", but "it is no surprise that they formed an alliance".
        if nearest and above.lemma_ in ("be", "have", "exist") and _negated(above):
            return True
        nearest = False
    return False


def _rules_out(verb: Token) -> bool:
    return verb.lemma_ == "rule" and any(child.lower_ == "out" for child in verb.children)


def _without(noun: Token) -> bool:
    found = {child.lower_ for child in noun.lefts if child.dep_ in ("det", "preconj", "cc")}
    return bool(found & NONE)


def _negated(verb: Token) -> bool:
    particles = (child for child in verb.children if child.dep_ == "neg" or child.lower_ in NEVER)
    return any(word_after(particle) not in ADDING for particle in particles)


def is_unreal(scene: Scene, anchor: int) -> bool:
    """Tell whether a word stands in a clause that denies something or takes it for possible."""
    token = scene.doc[anchor]
    above = (word for word in (token, *token.ancestors) if word.i in scene.clause_at)
    clause = next((scene.clause_at[word.i] for word in above), None)
    unreal = clause is not None and clause.mood in ("denied", "hypothetical")
    return unreal or is_denied(token)
