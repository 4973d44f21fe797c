"""A sentence with the concepts found in it: what the rules of claims read."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span, Token

from .concepts.lexicon import ACTIONS

if TYPE_CHECKING:
    from .concepts.spans import ConceptSpan


@dataclass(frozen=True)
class Sentence:
    """One parsed sentence and its concepts."""

    span: Span
    concepts: tuple[ConceptSpan, ...]
    previous: Sentence | None = None
    """The sentence before it in the same block, where a pronoun's antecedent may stand."""
    topics: tuple[ConceptSpan, ...] = ()
    """What was spoken of before it and may be meant without being named, the likeliest first.

    Their offsets are of no use here: the words that name them stand elsewhere."""

    def at(self, token: Token) -> ConceptSpan | None:
        """Return the longest concept that covers the token."""
        covering = [c for c in self.concepts if c.covers(token)]
        return max(covering, key=lambda c: c.end - c.start, default=None)

    def headed_by(self, token: Token) -> tuple[ConceptSpan, ...]:
        """Return the concepts whose head the token is, or that cover it: several when a
        coordination shares the head ("product and process innovation")."""
        heads = [c for c in self.concepts if c.head == token.i]
        if heads:
            return tuple(heads)
        covering = self.at(token)
        # The object inside a verb phrase is not what the phrase names: "achieve this goal".
        if covering is None or covering.label.split()[0].lower() in ACTIONS:
            return ()
        return (covering,)

    @cached_property
    def verbs(self) -> tuple[Token, ...]:
        """Every verb and copula of the sentence."""
        return tuple(token for token in self.span if token.pos_ in ("VERB", "AUX"))


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Yield the direct dependents of a token that bear one of the dependency labels."""
    return (child for child in token.children if child.dep_ in labels)


def of_lemma(doc: Doc, lemmas: Container[str]) -> Iterator[Token]:
    """Yield the tokens whose lemma, in small letters, is one of those; few need looking at."""
    held = doc.to_array("LEMMA").tolist()
    strings = doc.vocab.strings
    wanted = {number for number in set(held) if strings[number].lower() in lemmas}
    return (doc[index] for index, number in enumerate(held) if number in wanted)


def first(tokens: Iterable[Token]) -> Token | None:
    """Return the first token, if any."""
    return next(iter(tokens), None)


def word_after(token: Token) -> str:
    """Return the next word of the text in small letters, or nothing behind the last one."""
    return str(token.nbor().lower_) if token.i + 1 < len(token.doc) else ""


def conjoined(token: Token) -> Iterator[Token]:
    """Yield a token and everything coordinated after it, to the last conjunct."""
    waiting = [token]
    while waiting:
        token = waiting.pop()
        yield token
        waiting.extend(reversed(list(children(token, "conj"))))
