"""Claims about a pair: "contracts and trust complement each other", "A takes the place of B"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from ...sentences import Sentence, children
from ..arguments import Argument, arguments
from ..clause import subjects_of
from ..predicates import PAIRED
from .rule import Candidate, Example, Rule

COMPLEMENTING = frozenset("complement reinforce".split())
NOUNS = {"complement": "Complements", "substitute": "SubstitutesFor"}
AS_VERBS = frozenset("function act work serve operate treat regard see view".split())
PLACE = frozenset(["place"])


def reciprocal(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.span:
        meaning = meaning_of(verb)
        if meaning is None:
            continue
        for subject in children(verb, "nsubj", "nsubjpass", "dobj"):
            paired = [a for a in arguments(sentence, subject) if a.kind in PAIRED]
            for first, second in pairwise(paired):
                if first.concept != second.concept:
                    yield Candidate(first, meaning, second, verb, 0.9)


def meaning_of(verb: Token) -> str | None:
    """Return what a reciprocal predicate says of its coordinated subject."""
    lemma = verb.lemma_.lower()
    # The tagger takes "complement" for a noun now and then, with a subject all the same.
    if lemma in COMPLEMENTING and any(t.lower_ in ("each", "one") for t in verb.subtree):
        others = [t for t in children(verb, "dobj") if t.lower_ in ("other", "another", "one")]
        return "Complements" if others else None
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    nouns = list(children(verb, "attr")) if lemma == "be" else []
    if lemma in AS_VERBS:
        for preposition in children(verb, "prep"):
            if preposition.lower_ == "as":
                nouns.extend(children(preposition, "pobj"))
    return next((NOUNS[n.lemma_] for n in nouns if n.lemma_ in NOUNS and n.tag_ == "NNS"), None)


def hand_in_hand(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.verbs:
        if verb.lemma_.lower() != "go" or "hand in hand" not in beneath(verb):
            continue
        others = [
            argument
            for preposition in verb.subtree
            if preposition.lower_ == "with" and preposition.dep_ == "prep"
            for token in children(preposition, "pobj")
            for argument in arguments(sentence, token)
        ]
        yield from pairs(sentence, verb, "Complements", others)


def takes_place(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.verbs:
        if verb.lemma_.lower() != "take":
            continue
        others = [
            argument
            for noun in children(verb, "dobj")
            if noun.lemma_.lower() in PLACE
            for of in children(noun, "prep")
            if of.lower_ == "of"
            for token in children(of, "pobj")
            for argument in arguments(sentence, token)
        ]
        yield from pairs(sentence, verb, "SubstitutesFor", others)


def beneath(verb: Token) -> str:
    """Return the words under a verb, in small letters."""
    return " ".join(token.lower_ for token in verb.subtree).replace(" - ", " ").replace("-", " ")


def pairs(
    sentence: Sentence, verb: Token, meaning: str, others: list[Argument]
) -> Iterator[Candidate]:
    """Yield what a predicate says of its subject and of others of the like kind."""
    for token, factor in subjects_of(verb):
        for one in arguments(sentence, token):
            for other in others:
                alike = one.kind == other.kind or {one.kind, other.kind} <= PAIRED
                if alike and one.concept != other.concept:
                    yield Candidate(one, meaning, other, verb, 0.9 * factor)


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
    Rule(
        "claim.hand-in-hand",
        "One mechanism goes hand in hand with another.",
        Example(
            "Formal contracts go hand in hand with relational norms.",
            (("Contract", "Complements", "RelationalNorms"),),
        ),
        "Formal contracts go from hand to hand with relational norms.",
        hand_in_hand,
    ),
    Rule(
        "claim.takes-place",
        "One mechanism or form takes the place of another.",
        Example(
            "Relational norms take the place of formal contracts.",
            (("RelationalNorms", "SubstitutesFor", "Contract"),),
        ),
        "Relational norms take place in formal contracts.",
        takes_place,
    ),
)
