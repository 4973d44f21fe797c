"""Where a query is wrong, as a stretch of it that can be marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from interorg.ingest.failure import BadQuery, TooLong

from ..context import Service
from ..gate.query_check import check
from ..gate.tokens import Token, place, tokens
from .words import FUNCTIONS, INSIDE, OUTSIDE

PLACE = re.compile(r"line (\d+), column (\d+)")
NOWHERE = ("urn:interorg:nothing",)
"""A dataset of no graph that is there: what asks it is read, and finds nothing."""
PAIRS = {"(": ")", "[": "]", "{": "}"}
INVALID = "The query is not valid SPARQL:"
SECONDS = 2.0
NEAR = 3
"""So many words before the place of a mistake may be the mistake."""
MORE = "BY NOT AS TRUE FALSE UNDEF SEPARATOR SILENT NAMED IN EXISTS REDUCED SERVICE VERSION LATERAL"
FEWER = (
    *"isURI URI BNODE ENCODE_FOR_URI HOURS MINUTES SECONDS TIMEZONE TZ UUID STRUUID MD5".split(),
    *"SHA1 SHA256 SHA384 SHA512 STRLANG STRDT RAND TRIPLE SUBJECT PREDICATE OBJECT".split(),
    *"isTRIPLE ADJUST LANGDIR HASLANG HASLANGDIR STRLANGDIR".split(),
)
"""Functions that are not offered."""
WORDS = frozenset(
    word.upper()
    for phrase in (*OUTSIDE, *INSIDE, *FUNCTIONS, *FEWER, MORE)
    for word in phrase.split()
)


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where: line and column from 1, offset from 0; None where unknown."""

    message: str
    line: int | None = None
    column: int | None = None
    offset: int | None = None
    length: int = 0

    def data(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "message": self.message,
            "line": self.line,
            "column": self.column,
            "offset": self.offset,
            "length": self.length,
        }


def fault_of(message: str, query: str) -> Fault:
    """Find the place that an error message names, and say more of it where that is known.

    >>> fault_of("The query is not valid SPARQL: line 2, column 3: …", "ASK {\\n  !oops").length
    1
    """
    named = PLACE.search(message)
    if not named:
        return Fault(message)
    line, column = int(named[1]), int(named[2])
    lines = query.splitlines(keepends=True)
    offset = min(sum(map(len, lines[: line - 1])) + column - 1, len(query))
    found = [*tokens(query)]
    at = next((token for token in found if token.start <= offset < token.end), None)
    undeclared = re.search(r"the prefix(?:es)? (\S*:)", message)
    if undeclared:
        names = (t for t in found if t.kind == "name" and t.text.startswith(undeclared[1]))
        at = next(names, at)
    elif not message.startswith(INVALID):
        pass
    elif bare := bare_word(found, offset):
        at = bare
        why = f"`{bare.text}` is no word of SPARQL, and as a name it needs a ? or a prefix"
        message = f"{INVALID} {place(query, at.start)}: {why}."
    elif bracket := unbalanced(found):
        at = bracket
        why = "is not closed" if bracket.kind == "open" else "closes nothing"
        message = f"{INVALID} {place(query, at.start)}: the {at.text} here {why}."
    if at is None:
        return Fault(message, line, column, offset)
    start = at.start
    line = query.count("\n", 0, start) + 1
    return Fault(message, line, start - query.rfind("\n", 0, start), start, len(at.text))


def bare_word(found: Sequence[Token], offset: int) -> Token | None:
    """Return the last word up to an offset, of the few before it, that means nothing in SPARQL.

    The engine goes on a little after such a word before it stops.
    """
    before = [token for token in found if token.start <= offset][-NEAR:]
    words = (token for token in reversed(before) if token.kind == "word")
    return next((token for token in words if not known(token.text.rstrip("."))), None)


def unbalanced(found: Sequence[Token]) -> Token | None:
    """Return the first bracket that closes nothing, or else the last that is not closed."""
    opened: list[Token] = []
    for token in found:
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close" and (not opened or PAIRS[opened.pop().text] != token.text):
            return token
    return opened[-1] if opened else None


def known(word: str) -> bool:
    """Tell whether a word can stand in a query by itself."""
    return word == "a" or word.upper() in WORDS or word[:1].isdigit()


def find_fault(service: Service, query: str, base: str) -> Fault | None:
    """Have a query read without evaluating it; None where nothing is wrong with it."""
    try:
        checked = check(query, services=True)
        if checked.federated:
            return None
        service.pool.query(
            query,
            base=base,
            seconds=SECONDS,
            default_graphs=NOWHERE,
            named_graphs=(),
            undeclared=checked.undeclared,
        )
    except TooLong:
        return None
    except BadQuery as error:
        return fault_of(error.message, query)
    return None
