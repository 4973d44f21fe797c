"""The tokens before, in, between and after two mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from .pair import Pair, trimmed

BATCH = 16


@dataclass(frozen=True)
class Regions:
    """A parsed text cut at two mentions; `first` is the one that stands earlier."""

    before: Sequence[Token]
    first: Sequence[Token]
    between: Sequence[Token]
    second: Sequence[Token]
    after: Sequence[Token]

    @property
    def words(self) -> list[Token]:
        """Return all tokens in order."""
        return [*self.before, *self.first, *self.between, *self.second, *self.after]


def cut(doc: Doc, first: tuple[int, int], second: tuple[int, int]) -> Regions:
    """Cut a parse at two spans of characters; a token in part belongs to the mention."""
    a, b = _tokens(doc, *first)
    c, d = _tokens(doc, *second)
    return Regions(
        list(doc[:a]), list(doc[a:b]), list(doc[b : max(b, c)]), list(doc[c:d]), list(doc[d:])
    )


def _tokens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    inside = [token.i for token in doc if token.idx < end and token.idx + len(token) > start]
    return inside[0], inside[-1] + 1


def parsed(pairs: Iterable[Pair]) -> Iterator[Regions]:
    """Parse the text of each pair that comes without a parse, and cut it."""
    from ..language import pipeline

    bounded = [trimmed(pair) for pair in pairs]
    unparsed = dict.fromkeys(pair.text for pair in bounded if pair.doc is None)
    docs = dict(zip(unparsed, pipeline().pipe(unparsed, batch_size=BATCH), strict=True))
    for pair in bounded:
        yield cut(pair.doc or docs[pair.text], *pair.ordered)
