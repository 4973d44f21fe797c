"""What the encoder says, as statements: with ends in the sentence and a word that says it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence
from ..arguments import Argument, negated
from ..rules import Candidate
from .nodes import Node
from .scoring import Said


def candidate_of(sentence: Sentence, said: Said) -> Candidate:
    """Return what is said of two nodes as a statement."""
    subject, object = _nearest(sentence, said.subject, said.object)
    predicate = _predicate(sentence, subject, object)
    return Candidate(
        _argument(sentence, said.subject, subject, predicate),
        said.relation,
        _argument(sentence, said.object, object, predicate),
        predicate,
        said.related * said.share,
    )


def _nearest(sentence: Sentence, one: Node, other: Node) -> tuple[Token | None, Token | None]:
    """Return the heads of the two mentions that stand nearest; None for what is not named."""
    doc = sentence.span.doc
    first: list[Token | None] = [doc[span.head] for span in one.spans] or [None]
    second: list[Token | None] = [doc[span.head] for span in other.spans] or [None]

    def apart(ends: tuple[Token | None, Token | None]) -> int:
        a, b = ends
        return 0 if a is None or b is None else abs(a.i - b.i)

    return min(((a, b) for a in first for b in second), key=apart)


def _argument(sentence: Sentence, node: Node, head: Token | None, predicate: Token) -> Argument:
    if head is None:
        assert node.topic is not None
        return Argument(node.topic, predicate, confidence=0.7, before=True)
    span = next(span for span in node.spans if sentence.span.doc[span.head] == head)
    return Argument(span, head, negated(head), confidence=span.confidence)


def _predicate(sentence: Sentence, one: Token | None, other: Token | None) -> Token:
    """Return the verb over both ends, or over the one that is named, else the root."""
    if one is not None and other is not None:
        above = {token.i for token in _upwards(other)}
        path = [token for token in _upwards(one) if token.i in above]
    else:
        path = [token for end in (one, other) if end is not None for token in _upwards(end)]
    verbs = (token for token in path if token.pos_ in ("VERB", "AUX"))
    root: Token = sentence.span.root
    return next(verbs, root)


def _upwards(token: Token) -> Iterator[Token]:
    yield token
    yield from token.ancestors
