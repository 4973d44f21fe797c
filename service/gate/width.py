"""Counts what the engine would have to join, before it tries to plan for it.

The engine's planning grows with nearly the fourth power of what a group joins: triple patterns,
steps of paths, optional parts, and the groups within it that it makes one with. Alternatives,
sub-selects and the insides of optional parts are planned for themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from interorg.ingest.failure import BadQuery

from .bounds import Bounds
from .tokens import Token, place

ADDED = {"OPTIONAL": 1, "MINUS": 0, "EXISTS": 0}
"""What a group that is planned for itself adds to the one it stands in."""
OF_TWO = frozenset({"||", "&&", "!=", "<=", ">="})
CLAUSES = frozenset(
    "OPTIONAL MINUS EXISTS UNION FILTER BIND VALUES GRAPH SELECT DESCRIBE AS".split()
)
TERMS = frozenset({"iri", "name", "variable", "string"})


@dataclass
class Group:
    """An open bracket and what was counted in it."""

    kind: str
    """patterns {…}, select {…}, blank […], items (…) of a collection or path, expression, data;
    described outside all brackets of DESCRIBE."""
    role: str = ""
    """The keyword before it."""
    joined: int = 0
    fresh: bool = True
    """Whether the next term begins a triple pattern."""
    last: int = 0
    """What the group that was closed last in it added."""


class Width:
    """Follows the tokens of one query; raises BadQuery where it becomes too wide."""

    def __init__(self, query: str, bounds: Bounds) -> None:
        self.query = query
        self.bounds = bounds
        self.groups = [Group("select")]
        self.parts = 0
        self.before = self.earlier = Token("", "", 0)
        self.data = False

    def see(self, token: Token) -> None:
        """Count one token."""
        group = self.groups[-1]
        if token.kind == "open":
            self.open(token, group)
        elif token.kind == "close":
            self.close(token)
        elif token.kind == "word" and token.upper in CLAUSES:
            self.clause(token, group)
        elif group.kind == "expression":
            self.parts += token.kind == "other" and token.text != "," and not self.is_second(token)
        elif group.kind == "described":
            self.parts += token.kind in TERMS
        elif group.kind in ("patterns", "blank", "items"):
            self.pattern(token, group)
        if self.parts > self.bounds.parts:
            raise BadQuery(
                f"The query has more than {self.bounds.parts:,} patterns, clauses and operators at "
                f"{place(self.query, token.start)}. Use VALUES or IN for lists, or ask in parts."
            )
        self.earlier, self.before = self.before, token

    def open(self, token: Token, group: Group) -> None:
        role = self.before.upper if self.before.kind == "word" else ""
        if token.text == "{":
            kind = "data" if self.data or role == "CONSTRUCT" else "patterns"
            self.data = False
        elif self.data or group.kind == "data":
            kind = "data"
        elif group.kind in ("expression", "select", "described") or self.begins_expression(token):
            kind = "expression"
        else:
            kind = "blank" if token.text == "[" else "items"
            if group.fresh or kind == "blank":
                self.add(token, group)
            group.fresh = False
        self.groups.append(Group(kind, role, fresh=kind == "patterns"))

    def opens_triple(self, token: Token) -> bool:
        """Tell whether a sign is the second of the two that begin a reified triple."""
        return token.text == "<" == self.before.text and self.before.end == token.start

    def is_second(self, token: Token) -> bool:
        """Tell whether a sign is the second of an operator of two."""
        adjacent = self.before.kind == "other" and self.before.end == token.start
        return adjacent and self.before.text + token.text in OF_TWO

    def begins_expression(self, token: Token) -> bool:
        """Tell whether a bracket among patterns follows FILTER, BIND or the name of a function."""
        return token.text == "(" and (
            self.before.kind == "word" or (self.earlier.upper == "FILTER")
        )

    def close(self, token: Token) -> None:
        if len(self.groups) == 1:
            return
        closed = self.groups.pop()
        self.check(token, closed)
        group = self.groups[-1]
        match closed.kind:
            case "patterns" | "select" if closed.role == "UNION":
                group.last = 0
            case "patterns" | "blank" | "items":
                group.last = ADDED.get(closed.role, closed.joined)
            case "select":
                group.last = 1
            case _:
                group.last = 0
        group.joined += group.last
        group.fresh = group.fresh or token.text == "}"

    def clause(self, token: Token, group: Group) -> None:
        self.parts += 1
        match token.upper:
            case "VALUES":
                self.data = True
                group.joined += 1
            case "UNION":
                group.joined -= max(0, group.last - 1)
                group.last = min(1, group.last)
            case "SELECT" if group.kind == "patterns":
                group.kind = "select"
            case "DESCRIBE":
                group.kind = "described"
        group.fresh = True

    def pattern(self, token: Token, group: Group) -> None:
        """Count a token where triple patterns stand."""
        if token.kind == "other":
            if (
                token.text in ";,"
                or (token.text == "/" and group.kind != "items")
                or self.opens_triple(token)
            ):
                self.add(token, group)
            elif token.text == "|":
                # The alternatives of a path are not joined with each other.
                group.joined = max(0, group.joined - (group.kind == "items"))
            self.parts += token.text in "^!"
            group.fresh = token.text == "." and group.kind == "patterns"
            return
        if self.data or self.before.upper == "GRAPH":
            return
        number = token.kind == "word" and token.text[0].isdigit()
        if (token.kind in TERMS or number) and (group.fresh or group.kind == "items"):
            self.add(token, group)
        ends = token.kind in ("name", "word") and token.text.endswith(".")
        group.fresh = ends and group.kind == "patterns"

    def add(self, token: Token, group: Group) -> None:
        group.joined += 1
        self.parts += 1
        self.check(token, group)

    def check(self, token: Token, group: Group) -> None:
        if group.joined > self.bounds.joined:
            raise BadQuery(
                f"More than {self.bounds.joined:,} patterns are joined in one group at "
                f"{place(self.query, token.start)}. Join fewer, in sub-selects where need be."
            )
