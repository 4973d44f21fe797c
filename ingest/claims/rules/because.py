"""Claims whose relation is a compound preposition: "goal conflict because of distrust"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children
from ..arguments import arguments
from ..predicates import CAUSAL
from .rule import Candidate, Example, Rule

OPENINGS = frozenset(["because", "due", "owing", "thanks"])


def reasons(preposition: Token) -> Iterator[Token]:
    """Yield what follows because of, due to, owing to, thanks to."""
    yield from children(preposition, "pobj")
    for inner in children(preposition, "prep", "pcomp"):
        yield from children(inner, "pobj", "pcomp")


def because(sentence: Sentence) -> Iterator[Candidate]:
    for token in sentence.span:
        if token.lower_ not in OPENINGS or token.dep_ not in ("prep", "amod", "acomp"):
            continue
        head = token.head
        effects = list(arguments(sentence, head))
        if head.lemma_.lower() in ("arise", "emerge", "occur", "result", "be"):
            for subject in children(head, "nsubj"):
                effects.extend(arguments(sentence, subject))
        for reason in reasons(token):
            for source in arguments(sentence, reason):
                for target in effects:
                    if source.kind not in CAUSAL or source.concept == target.concept:
                        continue
                    if target.kind == "challenge":
                        yield Candidate(source, "Causes", target, head, 0.75)
                    elif target.kind == "benefit":
                        yield Candidate(source, "Enables", target, head, 0.75)


RULES = (
    Rule(
        "claim.because-of",
        "An outcome that arises because of, due to or owing to a concept.",
        Example(
            "Goal conflict arises because of power asymmetry between the partners.",
            (("PowerAsymmetry", "Causes", "GoalConflict"),),
        ),
        "Goal conflict is worth a study because of the rise of power asymmetry measures.",
        because,
    ),
)
