"""The tokens of SPARQL, and where they stand: read in one pass, never failing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# `<` begins an IRI only where an operator with its operand would not read the same. A word takes
# numbers and dots along, so that no run of characters is read twice.
TOKENS = re.compile(
    r"""
      (?P<skip> \s+ | \#[^\n\r]* )
    | (?P<string> '{3}(?:[^\\]|\\.)*?'{3} | "{3}(?:[^\\]|\\.)*?"{3}
                | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*" )
    | (?P<iri> <(?![?$'(!+\d-])[^\x00-\x20<>"{}|^`\\]*> )
    | (?P<variable> [?$]\w+ )
    | (?P<language> @[A-Za-z]+(?:-\w+)* )
    | (?P<name> (?:\w[\w.-]*)?:(?:[\w:.-]|%[\da-fA-F]{2}|\\.)* )
    | (?P<word> \w[\w.-]* )
    | (?P<open> [({\[] )
    | (?P<close> [)}\]] )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)


AMBIGUOUS = re.compile(r"""<[^\x00-\x20<>"{}|^`\\]*>""")
"""What the engine may take for an IRI where the tokens have found a comparison."""


class Token(NamedTuple):
    """One token; offsets count characters from 0."""

    kind: str
    """A group of TOKENS: string, iri, variable, language, name, word, open, close or other."""
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def upper(self) -> str:
        return self.text.upper()


SHORT = 4000
"""Characters of a text whose tokens are kept: a query is read several times on its way."""


def tokens(query: str) -> Iterator[Token]:
    """Give the tokens of a query without white space and comments."""
    return iter(kept(query)) if len(query) <= SHORT else read(query)


def read(query: str) -> Iterator[Token]:
    for found in TOKENS.finditer(query):
        if found.lastgroup != "skip":
            yield Token(str(found.lastgroup), found[0], found.start())


@lru_cache(32)
def kept(query: str) -> tuple[Token, ...]:
    return tuple(read(query))


def place(query: str, offset: int) -> str:
    """Name the line and column of an offset, both from 1."""
    line = query.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - (query.rfind(chr(10), 0, offset) + 1) + 1}"
