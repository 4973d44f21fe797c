"""What an action brings about: "reduce costs", "gain access to markets", "curb opportunism"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..concepts.spans import ConceptSpan
from ..sentences import Sentence, children
from .arguments import Argument, arguments
from .clause import objects_of
from .cues import verb_class
from .predicates import composed, relation

OBTAIN = frozenset(
    "gain obtain achieve acquire attain reach get enjoy realize realise access secure exploit "
    "pursue capture reap seek find have receive share learn enter".split()
)
"""Verbs whose object is what somebody wins."""
EFFECTS = frozenset("raise cause foster increase yield curb lower hinder worsen manage".split())
CHAINING = frozenset("help allow enable let permit seek try attempt aim work".split())
"""Verbs that only hand on to what is done in the infinitive after them."""

Effect = tuple[str | None, Argument]
"""A class of verb and what it affects; the class is None for what the action itself is."""


def shared(action: Token) -> Iterator[Token]:
    """Yield an action, those coordinated after it, and the one it is coordinated to."""
    yield action
    # "To share costs but not to learn"
    joined = (child for child in children(action, "conj") if child.pos_ == "VERB")
    yield from (child for child in joined if not any(children(child, "neg")))
    above = action.head
    alone = not list(children(action, "nsubj"))
    parted = any(token.text in (";", ":") for token in action.doc[above.i : action.i])
    if action.dep_ == "conj" and above.pos_ == "VERB" and alone and not parted:
        yield above


def effects(sentence: Sentence, action: Token) -> Iterator[Effect]:
    """Yield what an action and those coordinated with it affect, each with its class of verb.

    A verb phrase that names a concept is its own effect, and has no class.
    """
    for verb in shared(action):
        yield from _effects(sentence, verb, 0)


def named_by(sentence: Sentence, verb: Token) -> list[ConceptSpan]:
    """Return the concepts that a verb phrase names: "share risk", "learn", "fail"."""
    if any(token.lower_ == "less" for child in children(verb, "advmod") for token in child.subtree):
        # "adapt less quickly" is not to adapt.
        return []
    return [span for span in sentence.headed_by(verb) if span.covers(verb)]


def _effects(sentence: Sentence, verb: Token, depth: int) -> Iterator[Effect]:
    own = named_by(sentence, verb)
    for span in own:
        yield None, Argument(span, verb, confidence=span.confidence)
    if own:
        return
    lemma = verb.lemma_.lower()
    kind = "raise" if lemma in OBTAIN else verb_class(lemma)
    if kind in EFFECTS:
        for object in (*objects_of(verb), *children(verb, "nsubjpass")):
            for argument in arguments(sentence, object):
                yield kind, argument
    for preposition in children(verb, "prep"):
        kind = verb_class(lemma, preposition.lower_)
        if kind in EFFECTS:
            for object in children(preposition, "pobj", "pcomp"):
                for argument in arguments(sentence, object):
                    yield kind, argument
    if lemma in CHAINING and depth < 3:
        for inner in children(verb, "xcomp", "ccomp"):
            yield from _effects(sentence, inner, depth + 1)


def affected(sentence: Sentence, phrase: Token) -> Iterator[Effect]:
    """Yield what a noun phrase stands for, or what the action it is brings about."""
    if phrase.pos_ == "VERB":
        yield from effects(sentence, phrase)
    else:
        yield from ((None, argument) for argument in arguments(sentence, phrase))


def stated(source: Argument, kind: str, effect: Effect) -> str | None:
    """Return the relation that a class of words means between a source and what is affected."""
    inner, target = effect
    if source.lessened or source.concept == target.concept or source.span == target.span:
        return None
    total = composed(kind, inner)
    if total is not None and target.lessened:
        total = composed(total, "lower")
    if total == "raise" and target.kind == "challenge" and target.token.pos_ == "VERB":
        total = "cause"
    return relation(total, source.kind, target.kind) if total is not None else None
