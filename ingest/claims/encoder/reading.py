"""What the encoder says, as statements: with ends in the sentence and a word that says it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence
from ..arguments import Argument
from ..denial import negated
from ..rules import Candidate
from .nodes import Node
from .scoring import Said

ACCOUNTS = frozenset(["Explains", "Studies"])
CLAUSES = frozenset(["relcl", "acl"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "agent"])
VERBS = frozenset(["VERB", "AUX"])


def candidate_of(sentence: Sentence, said: Said) -> Candidate:
    """Return what is said of two nodes as a statement."""
    subject, object = _nearest(sentence, said.subject, said.object)
    path = _shared(subject, object)
    predicate = next((token for token in path if token.pos_ in VERBS), sentence.span.root)
    return Candidate(
        _argument(sentence, said.subject, subject, predicate),
        said.relation,
        _argument(sentence, said.object, object, predicate),
        predicate,
        said.related * said.share,
        governed=_governed(said, subject, object, path, predicate),
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
    # "Those who do not share" denies sharing of them, not what is said of sharing.
    elsewhere = head.pos_ in VERBS and head != predicate and head.dep_ in CLAUSES
    denied = negated(head, span) and not elsewhere
    return Argument(span, head, denied, confidence=span.confidence)


def _shared(one: Token | None, other: Token | None) -> list[Token]:
    """Return what stands over both ends, or over the one that is named, the nearest first."""
    if one is not None and other is not None:
        above = {token.i for token in _upwards(other)}
        return [token for token in _upwards(one) if token.i in above]
    return [token for end in (one, other) if end is not None for token in _upwards(end)]


def _governed(
    said: Said, subject: Token | None, object: Token | None, path: list[Token], predicate: Token
) -> bool:
    """Tell whether the predicate relates the two, not some verb above a phrase that holds both.

    A theory explains what its sentence denies, unless the sentence is about the theory.
    """
    if said.relation in ACCOUNTS:
        steps = [] if subject is None else [*_upwards(subject)]
        return any(token.dep_ in SUBJECTS and token.head == predicate for token in steps)
    if subject is None or object is None:
        return True
    return bool(path) and path[0] == predicate


def _upwards(token: Token) -> Iterator[Token]:
    yield token
    yield from token.ancestors
