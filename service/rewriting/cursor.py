"""A place among the tokens of a query, for a parser that gives up at what it does not know."""

from __future__ import annotations

from collections.abc import Iterator

from ..gate.tokens import Token, tokens

END = Token("end", "", -1)


class NotCovered(Exception):  # noqa: N818 - no error: such a query is run as it was written
    """The query has something that the rewriting does not read."""


def whole_tokens(query: str) -> Iterator[Token]:
    """Give tokens whose last dots stand alone: they end a triple."""
    for token in tokens(query):
        if token.kind not in ("name", "word") or not token.text.endswith("."):
            yield token
            continue
        text = token.text.rstrip(".")
        if text:
            yield Token(token.kind, text, token.start)
        for offset in range(len(text), len(token.text)):
            yield Token("other", ".", token.start + offset)


def depth(query: str) -> int:
    """Count the brackets that are open at once."""
    now = most = 0
    for token in tokens(query):
        now += (token.kind == "open") - (token.kind == "close")
        most = max(most, now)
    return most


class Cursor:
    """Reads tokens one by one."""

    def __init__(self, query: str) -> None:
        self.text = query
        self._tokens = [*whole_tokens(query)]
        self._next = 0

    @property
    def token(self) -> Token:
        return self._tokens[self._next] if self._next < len(self._tokens) else END

    @property
    def before(self) -> Token:
        return self._tokens[self._next - 1]

    @property
    def word(self) -> str:
        """The keyword here in capitals, or the sign."""
        token = self.token
        return token.upper if token.kind in ("word", "open", "close", "other") else ""

    def take(self) -> Token:
        token = self.token
        if token is END:
            raise NotCovered
        self._next += 1
        return token

    def accept(self, *words: str) -> bool:
        """Go past a keyword or sign if it is here."""
        if self.word in words and self.token is not END:
            self._next += 1
            return True
        return False

    def expect(self, word: str) -> Token:
        if self.word != word:
            raise NotCovered
        return self.take()

    def skip_brackets(self) -> str:
        """Go past an opening bracket and all to its end; return the text."""
        start, depth = self.token.start, 0
        while True:
            token = self.take()
            depth += (token.kind == "open") - (token.kind == "close")
            if depth == 0:
                if token.kind != "close":
                    raise NotCovered
                return self.text[start : token.end]

    def skip_to(self, end: int) -> None:
        """Go past the tokens before an offset, which must be between two."""
        while self.token is not END and self.token.start < end:
            if self.take().end > end:
                raise NotCovered
