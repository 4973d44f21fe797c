"""Claims about a pair: "contracts and trust complement each other"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from ...sentences import Sentence, children
from ..arguments import arguments
from .rule import Candidate, Example, Rule

COMPLEMENTING = frozenset("complement reinforce".split())
NOUNS = {"complement": "Complements", "substitute": "SubstitutesFor"}
AS_VERBS = frozenset("function act work serve operate treat regard see view".split())


def reciprocal(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.verbs:
        meaning = meaning_of(verb)
        if meaning is None:
            continue
        for subject in children(verb, "nsubj", "nsubjpass", "dobj"):
            paired = [a for a in arguments(sentence, subject) if a.kind == "mechanism"]
            for first, second in pairwise(paired):
                if first.concept != second.concept:
                    yield Candidate(first, meaning, second, verb, 0.8)


def meaning_of(verb: Token) -> str | None:
    """Return what a reciprocal predicate says of its coordinated subject."""
    lemma = verb.lemma_.lower()
    if lemma in COMPLEMENTING and any(t.lower_ in ("each", "one") for t in verb.subtree):
        others = [t for t in children(verb, "dobj") if t.lower_ in ("other", "another")]
        return "Complements" if others else None
    nouns = list(children(verb, "attr")) if lemma == "be" else []
    if lemma in AS_VERBS:
        for preposition in children(verb, "prep"):
            if preposition.lower_ == "as":
                nouns.extend(children(preposition, "pobj"))
    return next((NOUNS[n.lemma_] for n in nouns if n.lemma_ in NOUNS and n.tag_ == "NNS"), None)


RULES = (
    Rule(
        "claim.reciprocal",
        "Two coordinated mechanisms complement each other, or are complements or substitutes.",
        Example(
            "Formal contracts and relational norms reinforce each other.",
            (("Contract", "Complements", "RelationalNorms"),),
        ),
        "Formal contracts and relational norms reinforce the manager.",
        reciprocal,
    ),
)
