"""Reads a query as tokens before the engine does: its form, and what is refused unread.

The engine follows SERVICE to any address and dies of deep nesting. Keywords are looked for outside
strings, IRIs and comments. A process without network stands behind this check, so that a query
which is read otherwise by the engine than here gains nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from interorg.ingest.failure import BadQuery

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
LONGEST = 250_000
"""Characters of a query."""
DEEPEST = 100
"""Brackets of any kind that may be open at once; the engine dies at some 135 on a small stack."""

UPDATES = frozenset("ADD CLEAR COPY CREATE DELETE DROP INSERT LOAD MOVE WITH".split())
FORMS: dict[str, Form] = {
    "SELECT": "SELECT",
    "ASK": "ASK",
    "CONSTRUCT": "CONSTRUCT",
    "DESCRIBE": "DESCRIBE",
}

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


@dataclass(frozen=True)
class Checked:
    """What the tokens of a query say of it."""

    form: Form | None
    """None when it begins like no query; the engine will say where."""
    own_dataset: bool
    """Whether it has FROM clauses."""
    undeclared: tuple[str, ...] = ()
    """Prefixes, with their colon, that are used and not declared."""


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    start: int

    @property
    def upper(self) -> str:
        return self.text.upper()

    @property
    def glued_service(self) -> bool:
        """Whether the engine could read `service:x` as SERVICE before a name without prefix."""
        return self.kind == "name" and "SERVICE" in self.upper.split(":")[0]


def check(query: str) -> Checked:
    """Tell the form of a query; raise BadQuery for what is not run here, saying where it stands."""
    if len(query) > LONGEST:
        raise BadQuery(
            f"The query has {len(query):,} characters; at most {LONGEST:,} are read. "
            "Shorten it, or split long VALUES lists over several queries."
        )
    form: Form | None = None
    began = own_dataset = False
    declared: set[str] = set()
    used: list[str] = []
    depth = 0
    earlier = before = Token("", "", 0)
    for token in tokens(query):
        match token.kind:
            case "open":
                depth += 1
                if depth > DEEPEST:
                    raise BadQuery(
                        f"Brackets are nested more than {DEEPEST} deep at "
                        f"{place(query, token.start)}. Write the query flatter."
                    )
                if token.text == "{" and before.glued_service and earlier.upper != "GRAPH":
                    raise refusal("SERVICE: this endpoint asks no other", query, before)
            case "close":
                depth -= 1
            case "name":
                prefix = token.text.split(":")[0] + ":"
                if before.upper == "PREFIX":
                    declared.add(prefix)
                else:
                    used.append(prefix)
            case "word":
                if "SERVICE" in token.upper:
                    raise refusal("SERVICE: this endpoint asks no other", query, token)
                if not began and token.upper not in ("PREFIX", "BASE", "VERSION"):
                    began = True
                    form = FORMS.get(token.upper)
                    if token.upper in UPDATES:
                        what = f"{token.upper}: this endpoint answers queries only"
                        raise refusal(what, query, token)
                own_dataset = own_dataset or token.upper == "FROM"
        earlier, before = before, token
    missing = dict.fromkeys(prefix for prefix in used if prefix not in declared and prefix != "_:")
    return Checked(form, own_dataset, tuple(missing))


def tokens(query: str) -> Iterator[Token]:
    """Give the tokens of a query without white space and comments."""
    for found in TOKENS.finditer(query):
        if found.lastgroup != "skip":
            yield Token(str(found.lastgroup), found[0], found.start())


def refusal(what: str, query: str, token: Token) -> BadQuery:
    """Say that a keyword is not allowed, and where it stands."""
    keyword, why = what.split(": ")
    return BadQuery(f"{keyword} is not allowed at {place(query, token.start)}: {why}.")


def place(query: str, offset: int) -> str:
    """Name the line and column of an offset, both from 1."""
    line = query.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - (query.rfind(chr(10), 0, offset) + 1) + 1}"
