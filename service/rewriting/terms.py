"""Reads terms and paths of patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cursor import Cursor, NotCovered
from .syntax import Term

NUMBER = re.compile(r"[+-]?(?:\d+\.\d+|\.\d+|\d+)(?:[eE][+-]?\d+)?")
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@dataclass(frozen=True)
class Step:
    """An IRI, or any other path but a sequence or an inverse, kept as written."""

    term: Term
    inverse: bool = False
    path: bool = False


class Terms:
    """Reads terms; names blank nodes and the places between steps by variables."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.prefixes: dict[str, str] = {}
        self.fresh = 0
        self._blank: dict[str, Term] = {}
        self._stem = "node"
        while re.search(rf"[?$]{self._stem}\d", cursor.text):
            self._stem += "_"

    def new_variable(self) -> Term:
        """Name a variable that the query does not have."""
        self.fresh += 1
        return Term(f"?{self._stem}{self.fresh}", "")

    def term(self) -> Term:
        """Read one term; raise NotCovered where none stands that is understood."""
        cursor = self.cursor
        token = cursor.token
        if token.kind == "variable":
            return Term("?" + cursor.take().text[1:], "")
        if token.kind in ("iri", "name"):
            return self.iri()
        if token.kind == "string":
            return self._string()
        if token.upper in ("TRUE", "FALSE"):
            text = cursor.take().text
            return Term(text, f'"{text.lower()}"^^<{XSD}boolean>')
        number = NUMBER.match(cursor.text, token.start) if token.start >= 0 else None
        if number:
            cursor.skip_to(number.end())
            kind = "double" if "e" in number[0].lower() else "decimal"
            kind = kind if re.search(r"[.eE]", number[0]) else "integer"
            return Term(number[0], f'"{number[0]}"^^<{XSD}{kind}>')
        raise NotCovered

    def iri(self) -> Term:
        """Read an IRI or a name; a blank node becomes a variable."""
        token = self.cursor.take()
        if token.kind == "iri":
            return Term(token.text, token.text)
        if token.kind != "name":
            raise NotCovered
        prefix, _, local = token.text.partition(":")
        if prefix == "_":
            return self._blank.setdefault(local, self.new_variable())
        local = re.sub(r"\\(.)", r"\1", local)
        return Term(token.text, f"<{self.prefixes.get(prefix, prefix + ':')}{local}>")

    def _string(self) -> Term:
        cursor = self.cursor
        start = cursor.take()
        quotes = 3 if start.text[:3] in ('"""', "'''") else 1
        value = f'"{start.text[quotes:-quotes]}"'
        if cursor.token.kind == "language" and cursor.token.start == start.end:
            value += cursor.take().text.lower()
        elif cursor.word == "^":
            cursor.expect("^")
            cursor.expect("^")
            value += "^^" + self.iri().value
        return Term(cursor.text[start.start : cursor.before.end], value)

    def path(self) -> tuple[Step, ...]:
        """Read a path as the steps of its outermost sequence."""
        cursor = self.cursor
        start = cursor.token.start
        steps = self._sequence()
        if cursor.word != "|":
            return steps
        while cursor.accept("|"):
            self._sequence()
        return (Step(Term(cursor.text[start : cursor.before.end], ""), path=True),)

    def _sequence(self) -> tuple[Step, ...]:
        steps = self._part()
        while self.cursor.accept("/"):
            steps += self._part()
        return steps

    def _part(self) -> tuple[Step, ...]:
        cursor = self.cursor
        start = cursor.token.start
        if cursor.accept("^"):
            if cursor.word == "^":
                raise NotCovered
            inner = self._part()
            return tuple(Step(s.term, not s.inverse, s.path) for s in reversed(inner))
        kept = False
        if cursor.word in ("(", "!"):
            kept = True
            cursor.accept("!")
            if cursor.word == "(":
                cursor.skip_brackets()
            else:
                cursor.accept("^")
                cursor.take()
            name = Term(cursor.text[start : cursor.before.end], "")
        elif cursor.word == "A":
            name = Term(cursor.take().text, TYPE)
        else:
            name = self.iri()
            if name.variable:
                raise NotCovered
        if cursor.word in ("*", "+", "?"):
            kept = True
            name = Term(cursor.text[start : cursor.take().end], name.value)
        return (Step(name, path=kept),)
