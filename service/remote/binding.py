"""Puts values into a query as text, for stores that take nothing but text.

A value takes the place of its variable wherever a term may stand, so that it is seen inside every
group, as it is by the engine of our own stores, and so that the store can plan from it. Where only
a variable may stand (the columns of a SELECT, GROUP BY, VALUES) it stays, and a VALUES at the
beginning of the outermost group binds it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import BlankNode

from interorg.ingest.failure import BadQuery

from ..engine.pool import Term
from ..gate.query_check import FORMS, Form
from ..gate.tokens import Token, tokens

MODIFIERS = frozenset({"GROUP", "HAVING", "ORDER"})
"""Words after which, to the end of a sub-select, variables stay."""
NONE = Token("", "", 0)
RELATIVE = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*:)")


def form_of(query: str) -> Form | None:
    """Return the form of a query; None where it begins like none."""
    words = (token.upper for token in tokens(query) if token.kind == "word")
    return next((FORMS[word] for word in words if word in FORMS), None)


def names_graphs(query: str) -> bool:
    """Tell whether a query says itself which graphs it reads, by FROM or GRAPH."""
    return any(t.kind == "word" and t.upper in ("FROM", "GRAPH") for t in tokens(query))


def with_base(query: str, base: str | None) -> str:
    """Say against what the relative IRIs of a query are resolved, where it has any."""
    if base and any(t.kind == "iri" and RELATIVE.match(t.text) for t in tokens(query)):
        return f"BASE <{base}> {query}"
    return query


def bind(query: str, bindings: Mapping[str, Term]) -> str:
    """Return a query, which must be well-formed, that is answered as with variables bound.

    >>> from pyoxigraph import NamedNode
    >>> bind("SELECT ?a ?b { ?a ?b ?c }", {"a": NamedNode("x:y")})
    'SELECT ?a ?b { VALUES (?a) { (<x:y>) } <x:y> ?b ?c }'
    """
    if not bindings:
        return query
    if any(isinstance(value, BlankNode) for value in bindings.values()):
        raise BadQuery("A blank node has no name by which another store could be asked for it.")
    reading = _Reading({name: str(value) for name, value in bindings.items()}, form_of(query))
    for token in tokens(query):
        reading.take(token)
    return reading.rewritten(query)


def word_of(token: Token) -> str:
    """Return a keyword in capitals, and anything else as it is."""
    return token.upper if token.kind == "word" else token.text


@dataclass
class _Reading:
    """What is known of a query up to a token."""

    values: Mapping[str, str]
    form: Form | None
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    depth: int = 0
    template: bool = False
    """In the triples that a CONSTRUCT makes."""
    group: tuple[int, int] | None = None
    """Offsets after the opening and before the closing brace of the outermost group."""
    nested: bool = False
    """The outermost group is a sub-select."""
    head: bool = False
    """Between the SELECT of a sub-select and its group."""
    tail: int | None = None
    """The depth of the sub-select whose modifiers are being read."""
    listing: str = ""
    """In the variables of a VALUES: what was read last of them."""
    before: Token = NONE
    earlier: Token = NONE

    def take(self, token: Token) -> None:
        word = word_of(token)
        if token.text == "{":
            self._open(token)
        elif token.text == "}":
            self._close(token)
        elif self.depth and not self.template:
            self._inside(word)
        if token.kind == "variable" and token.text[1:] in self.values and self._replaceable():
            self._replace(token)
        self.earlier, self.before = self.before, token

    def _open(self, token: Token) -> None:
        self.depth += 1
        self.head, self.listing = False, ""
        if self.depth == 1 and word_of(self.before) == "CONSTRUCT":
            self.template = True
        elif self.depth == 1 and self.group is None:
            self.group = (token.end, -1)

    def _close(self, token: Token) -> None:
        if self.depth == 1 and not self.template and self.group and self.group[1] < 0:
            self.group = (self.group[0], token.start)
        if self.tail == self.depth:
            self.tail = None
        self.depth -= 1
        self.template = False

    def _inside(self, word: str) -> None:
        """Notice where variables stay."""
        if word == "SELECT":
            self.head = True
            self.nested = self.nested or (self.depth == 1 and self.before.text == "{")
        elif word in MODIFIERS and self.tail is None:
            self.tail = self.depth
        elif word == "VALUES":
            self.listing = word
        elif self.listing:
            self.listing = "(" if word == "(" and self.listing == "VALUES" else self.listing
            self.listing = "" if word == ")" else self.listing

    def _replaceable(self) -> bool:
        inside = self.depth > 0 and not self.head and self.tail is None and not self.listing
        return inside and word_of(self.before) != "AS"

    def _replace(self, token: Token) -> None:
        value = self.values[token.text[1:]]
        if word_of(self.earlier) == "BOUND" and self.before.text == "(":
            self.edits.append((self.earlier.start, self.earlier.end, ""))
            value = "true"
        self.edits.append((token.start, token.end, value))

    def rewritten(self, query: str) -> str:
        """Apply what was found; columns keep their variable, which VALUES binds."""
        if self.group and self.form != "ASK":
            start, end = self.group
            names = " ".join(f"?{name}" for name in self.values)
            row = " ".join(self.values.values())
            opening = f" VALUES ({names}) {{ ({row}) }}"
            self.edits.append((start, start, opening + (" {" if self.nested else "")))
            if self.nested:
                self.edits.append((end, end, "} "))
        for start, end, text in sorted(self.edits, reverse=True):
            query = query[:start] + text + query[end:]
        return query
