"""What a pronoun or a general noun takes up: "they", "such arrangements", "this practice"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ..sentences import Sentence, children, first
from .arguments import DEMONSTRATIVES, POINTED, Argument, head_arguments
from .denial import negated

GENERAL = {
    "form": frozenset(
        "arrangement relationship form structure entity organization organisation body agreement "
        "initiative project effort type model deal venture collaboration group tie link".split()
    ),
    "mechanism": frozenset(
        "mechanism approach practice method tool instrument arrangement device measure".split()
    ),
}
"""Nouns by which a text takes up what it named before: "such arrangements", "this practice"."""
VAGUE = 0.7
"""How surely such a noun takes up a form that it does not stand for by itself."""


def taken_up(sentence: Sentence, token: Token) -> Iterator[Argument]:
    """Take up what was named before: by a pronoun, or "such arrangements", "this practice"."""
    if token.tag_ == "PRP":
        yield from _of_pronoun(sentence, token)
        return
    determiner = first(children(token, "det", "amod", "predet"))
    if determiner is None or determiner.lower_ not in DEMONSTRATIVES:
        return
    lemma = token.lemma_.lower()
    for topic in sentence.topics:
        if lemma in GENERAL.get(topic.kind, ()):
            # "These groups" may be others than the network spoken of.
            sure = POINTED if topic.kind == "mechanism" else VAGUE
            yield Argument(topic, token, negated(token), confidence=sure, before=True)
            return


def _of_pronoun(sentence: Sentence, pronoun: Token) -> Iterator[Argument]:
    """Take up the subject of the clause before: "trust grows slowly, and it lowers costs".

    Only the nearest earlier subject of the sentence, only when it is a concept in that number.
    """
    tags = {"it": ("NN", "NNP"), "they": ("NNS", "NNPS")}.get(pronoun.lower_)
    if tags is None or pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return
    earlier = [
        token
        for token in sentence.span
        if token.i < pronoun.i and token.dep_ in ("nsubj", "nsubjpass") and token.tag_ != "WDT"
    ]
    if not earlier and sentence.previous is not None and pronoun.head.dep_ == "ROOT":
        yield from _of_previous(sentence.previous, tags)
    if earlier and earlier[-1].tag_ in tags and not list(children(earlier[-1], "conj")):
        for argument in head_arguments(sentence, earlier[-1], depth=3):
            yield replace(argument, confidence=argument.confidence * 0.85)


def _of_previous(sentence: Sentence, tags: tuple[str, ...]) -> Iterator[Argument]:
    """Take up the subject of the sentence before: "Joint ventures are common. They share risk."

    Only when it is a form or mechanism in that number and no other noun of that number could be
    meant.
    """
    subject = first(children(sentence.span.root, "nsubj", "nsubjpass"))
    if subject is None or subject.tag_ not in tags or list(children(subject, "conj")):
        return
    rivals = [
        token
        for token in sentence.span
        if token.tag_ in tags and token.dep_ in ("dobj", "pobj", "attr", "nsubj", "nsubjpass")
    ]
    if any(token != subject and token.i > subject.i for token in rivals):
        return
    for argument in head_arguments(sentence, subject, depth=3):
        if argument.kind in ("form", "mechanism"):
            yield replace(argument, before=True, confidence=argument.confidence * 0.7)
