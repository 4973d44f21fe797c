"""What an action brings about: "reduce costs", "gain access to markets", "curb opportunism"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..sentences import Sentence, children
from .arguments import Argument, arguments
from .predicates import phrase_class, verb_class

OBTAIN = frozenset(
    "gain obtain achieve acquire attain reach get enjoy realize access secure exploit pursue "
    "capture reap seek find".split()
)
"""Verbs whose object is what somebody wins."""
EFFECTS = frozenset(["raise", "cause", "foster", "increase", "yield", "curb", "lower", "hinder"])


def shared(action: Token) -> Iterator[Token]:
    """Yield an action, those coordinated after it, and the one it is coordinated to."""
    yield action
    yield from (child for child in children(action, "conj") if child.pos_ == "VERB")
    above = action.head
    alone = not list(children(action, "nsubj"))
    joined = not any(token.text in (";", ":") for token in action.doc[above.i : action.i])
    if action.dep_ == "conj" and above.pos_ == "VERB" and alone and joined:
        yield above


def effects(sentence: Sentence, action: Token) -> Iterator[tuple[str, Argument]]:
    """Yield what an action and those coordinated with it affect, each with its class of verb.

    A verb phrase that names a concept is its own effect.
    """
    for verb in shared(action):
        own = [span for span in sentence.headed_by(verb) if span.end - span.start > 1]
        for span in own:
            yield phrase_class(span.kind), Argument(span, verb, confidence=span.confidence)
        if own:
            continue
        lemma = verb.lemma_.lower()
        kind = "raise" if lemma in OBTAIN else verb_class(lemma)
        if kind in EFFECTS:
            for object in children(verb, "dobj", "obj", "nsubjpass"):
                for argument in arguments(sentence, object):
                    yield kind, argument
