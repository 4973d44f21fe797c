"""Reads a query that is not finished: its groups in braces and the statements in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..gate.tokens import Token
from ..rewriting.cursor import whole_tokens
from ..rewriting.parser import parse
from ..rewriting.syntax import Element, Select

ENDS = frozenset({"OPTIONAL", "MINUS", "UNION", "GRAPH", "SERVICE", "SELECT", "LATERAL"})
"""Words that end the statement before them and begin none."""
CLAUSES = frozenset({"FILTER", "BIND", "VALUES"})
"""Words that begin a statement of their own."""


@dataclass
class Fragment:
    """The inside of a pair of braces, or what there is of it."""

    start: int
    parent: Fragment | None
    selects: bool = False
    """Whether it is that of a sub-select, whose own group lies in it."""
    statements: list[tuple[int, int]] = field(default_factory=list)
    """Offsets of triples with one subject, of a FILTER, a BIND or VALUES."""


@dataclass
class Scan:
    """One pass over the tokens of a query."""

    found: Sequence[Token]
    group: Fragment | None = None
    groups: list[Fragment] = field(default_factory=list)
    began: int | None = None
    """Where the statement that is being read begins."""
    ended: int = 0

    def run(self) -> list[Fragment]:
        at = 0
        while at < len(self.found):
            at = self._step(at)
        self._end()
        return self.groups

    def _step(self, at: int) -> int:
        token = self.found[at]
        word = token.upper if token.kind == "word" else token.text
        if token.text == "{":
            self._end()
            self.group = Fragment(token.end, self.group)
            self.groups.append(self.group)
        elif token.text == "}":
            self._end()
            self.group = self.group.parent if self.group else None
        elif self.group is None:
            pass
        elif token.kind == "word" and word in CLAUSES:
            self._end()
            return self._clause(at)
        elif token.kind == "word" and word in ENDS:
            self._end()
            self.group.selects = self.group.selects or word == "SELECT"
            # The name of a graph is no statement.
            return at + (2 if word in ("GRAPH", "SERVICE") else 1)
        elif token.text == ".":
            self._end()
        else:
            self.began = token.start if self.began is None else self.began
            self.ended = token.end
        return at + 1

    def _clause(self, at: int) -> int:
        """Go past a FILTER, a BIND or VALUES, but not into a group that belongs to it."""
        self.began = self.found[at].start
        values = self.found[at].upper == "VALUES"
        depth = 0
        for place in range(at, len(self.found)):
            token = self.found[place]
            if token.text == "{" and not values:
                # FILTER (NOT) EXISTS: the group is read as one, the condition is left out.
                self.began = None
                return place
            depth += (token.kind == "open") - (token.kind == "close")
            self.ended = token.end
            closed = token.kind == "close" and depth == 0
            if closed and (not values or token.text == "}"):
                self._end()
                return place + 1
            if depth < 0:
                return place
        return len(self.found)

    def _end(self) -> None:
        if self.group is not None and self.began is not None and not self.group.selects:
            self.group.statements.append((self.began, self.ended))
        self.began = None


def read_fragments(query: str) -> list[Fragment]:
    """Read the groups of a query in the order of their braces."""
    return Scan([*whole_tokens(query)]).run()


def elements_of(statement: str) -> tuple[Element, ...] | None:
    """Read one statement; None where it is not whole."""
    read = parse(f"SELECT * {{ {statement} }}")
    if read is None or not isinstance(read.root, Select):
        return None
    return read.root.group.elements
