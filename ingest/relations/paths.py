"""The way through the dependency tree from one mention to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

INNER = frozenset({"conj", "appos", "compound", "nmod", "poss"})
"""Relations by which a name hangs on another noun that stands for it."""


@dataclass(frozen=True)
class Path:
    """From the head of the first mention up to a common governor, and down to the second."""

    up: tuple[Token, ...]
    """The first head, then its governors; the last is the common one where `joined`."""
    down: tuple[Token, ...]
    """From below the common governor to the second head."""
    joined: bool

    @property
    def top(self) -> Token:
        """Return the common governor, or the first mention's root."""
        return self.up[-1]

    @property
    def steps(self) -> list[tuple[str, Token]]:
        """Return each dependency that is crossed, with the token it leads to."""
        risen = [(f"^{token.dep_}", token.head) for token in self.up[:-1]]
        return [*risen, *((f"v{token.dep_}", token) for token in self.down)]

    @property
    def inner(self) -> list[Token]:
        """Return the tokens passed between both heads."""
        return [*self.up[1:], *self.down[:-1]]


def head_of(mention: Sequence[Token]) -> Token:
    """Return the token that governs a mention from outside."""
    inside = {token.i for token in mention}
    return next(
        (token for token in mention if token.head.i not in inside or token.head.i == token.i),
        mention[-1],
    )


def path_between(first: Token, second: Token) -> Path:
    """Return the way from one token to the other; not joined where two trees hold them."""
    up, down = _lineage(first), _lineage(second)
    places = {token.i: place for place, token in enumerate(up)}
    for depth, token in enumerate(down):
        if token.i in places:
            return Path(up[: places[token.i] + 1], down[:depth][::-1], True)
    return Path(up, down[::-1], False)


def standing(token: Token) -> Token:
    """Return the noun that stands for a name in its clause."""
    while token.dep_ in INNER and token.head.i != token.i:
        token = token.head
    return token


def _lineage(token: Token) -> tuple[Token, ...]:
    found = [token]
    while found[-1].head.i != found[-1].i:
        found.append(found[-1].head)
    return tuple(found)
