"""Reads a query as tokens before the engine does: its form, and what is refused unread.

The engine follows SERVICE to any address and dies of deep nesting. Keywords are looked for outside
strings, IRIs and comments. A process without network stands behind this check, so that a query
which is read otherwise by the engine than here gains nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from interorg.ingest.failure import BadQuery

from .bounds import DEFAULT, Bounds
from .tokens import AMBIGUOUS, TOKENS, Token, place, tokens
from .width import Width

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
UPDATES = frozenset("ADD CLEAR COPY CREATE DELETE DROP INSERT LOAD MOVE WITH".split())
FORMS: dict[str, Form] = {
    "SELECT": "SELECT",
    "ASK": "ASK",
    "CONSTRUCT": "CONSTRUCT",
    "DESCRIBE": "DESCRIBE",
}
FLEETING = frozenset({"NOW", "RAND", "UUID", "STRUUID", "SERVICE"})
"""Functions, and a clause, by which the same query may be answered otherwise the next time."""


@dataclass(frozen=True)
class Checked:
    """What the tokens of a query say of it."""

    form: Form | None
    """None when it begins like no query; the engine will say where."""
    own_dataset: bool
    """Whether it has FROM clauses."""
    undeclared: tuple[str, ...] = ()
    """Prefixes, with their colon, that are used and not declared."""
    fleeting: bool = False
    """Whether asking again may give another answer from the same data."""
    federated: bool = False
    """Whether it asks another service."""


def check(query: str, bounds: Bounds = DEFAULT, *, services: bool = False) -> Checked:
    """Tell the form of a query; raise BadQuery for what is not run here, saying where it stands.

    `services` lets SERVICE pass: who says so must see to it before the engine does.
    """
    if len(query) > bounds.length:
        raise BadQuery(
            f"The query has {len(query):,} characters; at most {bounds.length:,} are read. "
            "Shorten it, or split long VALUES lists over several queries."
        )
    form: Form | None = None
    began = own_dataset = fleeting = federated = False
    declared: set[str] = set()
    used: list[str] = []
    depth = 0
    hiding: Token | None = None
    width = Width(query, bounds)
    earlier = before = Token("", "", 0)
    for token in tokens(query):
        match token.kind:
            case "open":
                depth += 1
                if depth > bounds.depth:
                    raise BadQuery(
                        f"Brackets are nested more than {bounds.depth} deep at "
                        f"{place(query, token.start)}. Write the query flatter."
                    )
                if token.text == "{" and glued_service(before) and earlier.upper != "GRAPH":
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
                word = token.upper
                if "SERVICE" in word and not (services and word == "SERVICE"):
                    raise refusal("SERVICE: this endpoint asks no other", query, token)
                if not began and word not in ("PREFIX", "BASE", "VERSION"):
                    began = True
                    form = FORMS.get(word)
                    if word in UPDATES:
                        what = f"{word}: this endpoint answers queries only"
                        raise refusal(what, query, token)
                own_dataset = own_dataset or word == "FROM"
                fleeting = fleeting or word in FLEETING
                federated = federated or word == "SERVICE"
            case "other" if token.text == "<" and hides(query, token):
                hiding = hiding or token
        width.see(token)
        earlier, before = before, token
    if hiding:
        raise BadQuery(
            f"It cannot be told whether the < at {place(query, hiding.start)} begins an IRI or "
            "compares. Write a space after a < that compares, and such an IRI in full."
        )
    missing = dict.fromkeys(prefix for prefix in used if prefix not in declared and prefix != "_:")
    return Checked(form, own_dataset, tuple(missing), fleeting, federated)


def hides(query: str, token: Token) -> bool:
    """Tell whether a `<` may begin an IRI with a `#` in it, which here begins a comment.

    What stands behind that on its line would be read by the engine alone.
    """
    iri = AMBIGUOUS.match(query, token.start)
    inside = TOKENS.finditer(query, token.start, iri.end()) if iri else ()
    return any(found[0].startswith("#") for found in inside if found.lastgroup == "skip")


def refusal(what: str, query: str, token: Token) -> BadQuery:
    """Say that a keyword is not allowed, and where it stands."""
    keyword, why = what.split(": ")
    return BadQuery(f"{keyword} is not allowed at {place(query, token.start)}: {why}.")


def glued_service(token: Token) -> bool:
    """Tell whether the engine could read `service:x` as SERVICE before a name without prefix."""
    return token.kind == "name" and "SERVICE" in token.upper.split(":")[0]
