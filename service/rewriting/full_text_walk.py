"""Finds the triple patterns and filters of every group of a query.

Only what the rewriting of text needs is understood; the rest is walked over. What cannot be read
raises PatternError, and the engine says what is wrong with it.
"""

from __future__ import annotations

from ..gate.tokens import Token
from .cursor import whole_tokens
from .full_text_patterns import Group, Names, Patterns, Statement, Term, Verb

BRACKETS = {"(": ")", "[": "]", "{": "}"}
WITH_GROUP = frozenset({"OPTIONAL", "MINUS"})


class PatternError(ValueError):
    """A query is no SPARQL 1.1, or more than is read here."""


def read_patterns(query: str) -> Patterns:
    """Read a query; raise PatternError."""
    return Walk(query).patterns()


class Walk:
    """One pass over the tokens of a query."""

    def __init__(self, query: str) -> None:
        self.tokens = [*whole_tokens(query), Token("end", "", len(query))]
        self.at = 0
        self.names = Names()
        self.groups: list[Group] = []
        self.graph: Term = ()

    @property
    def here(self) -> Token:
        return self.tokens[self.at]

    def take(self, text: str = "") -> Token:
        token = self.here
        if token.kind == "end" or (text and token.upper != text):
            raise PatternError(text)
        self.at += 1
        return token

    def word(self) -> str:
        return self.here.upper if self.here.kind == "word" else ""

    def balanced(self) -> Term:
        """Take what stands between brackets, with them, and read the groups inside."""
        start, closing = self.at, BRACKETS.get(self.take().text)
        if closing is None:
            raise PatternError("a bracket")
        while self.here.text != closing or self.here.kind != "close":
            if self.here.text == "{":
                self.group()
            elif self.here.kind == "open":
                self.balanced()
            else:
                self.take()
        self.take()
        return tuple(self.tokens[start : self.at])

    def data(self) -> None:
        """Step over braces that hold no patterns."""
        depth = 0
        while True:
            token = self.take()
            depth += (token.kind == "open") - (token.kind == "close")
            if not depth:
                return

    def patterns(self) -> Patterns:
        self.prologue()
        form = self.word()
        if form not in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
            raise PatternError(form)
        self.take()
        template = form == "CONSTRUCT" and self.here.text == "{"
        if template:
            self.data()
        dataset = self.query_body()
        if self.here.kind != "end":
            raise PatternError(self.here.text)
        short = form == "CONSTRUCT" and not template
        return Patterns(tuple(self.groups), self.names, short, dataset)

    def prologue(self) -> None:
        while self.word() in ("PREFIX", "BASE"):
            if self.take().upper == "BASE":
                self.names.base = self.names.resolve(self.take().text[1:-1])
            else:
                prefix = self.take().text.removesuffix(":")
                self.names.prefixes[prefix] = self.names.resolve(self.take().text[1:-1])

    def query_body(self) -> bool:
        """Read what follows a form, its group and its modifiers; tell whether it has FROM."""
        dataset = False
        while self.here.kind not in ("end", "close"):
            dataset = dataset or self.word() == "FROM"
            if self.word() == "VALUES":
                self.values()
            elif self.here.text == "{":
                self.group()
            elif self.here.kind == "open":
                self.balanced()
            else:
                self.take()
        return dataset

    def values(self) -> None:
        self.take("VALUES")
        while self.here.text != "{":
            self.take()
        self.data()

    def group(self) -> None:
        group = Group(self.graph)
        self.groups.append(group)
        self.take("{")
        if self.word() == "SELECT":
            self.take()
            self.query_body()
            self.take("}")
            return
        block: int | None = None
        while self.here.text != "}" or self.here.kind != "close":
            word = self.word()
            if word == "FILTER":
                self.take()
                group.filters.append(self.constraint())
            elif self.here.text == ".":
                self.take()
            elif self.element(word):
                block = None
            else:
                block = self.here.start if block is None else block
                group.statements.append(self.statement(block))
        self.take("}")

    def element(self, word: str) -> bool:
        """Read a part of a group that ends a basic graph pattern, if one is here."""
        if self.here.text == "{":
            self.group()
            while self.word() == "UNION":
                self.take()
                self.group()
        elif word in WITH_GROUP:
            self.take()
            self.group()
        elif word == "GRAPH":
            self.take()
            outer, self.graph = self.graph, (self.take(),)
            self.group()
            self.graph = outer
        elif word == "SERVICE":
            while self.here.text != "{":
                self.take()
            self.data()
        elif word == "BIND":
            self.take()
            self.balanced()
        elif word == "VALUES":
            self.values()
        else:
            return False
        return True

    def constraint(self) -> Term:
        if self.word() in ("EXISTS", "NOT"):
            while self.here.text != "{":
                self.take()
            self.group()
            return ()
        if self.here.text == "(":
            return self.balanced()[1:-1]
        return (self.take(), *self.balanced())

    def statement(self, block: int) -> Statement:
        start = self.here.start
        subject = self.term()
        verbs = []
        while True:
            if self.here.text not in (".", "}", ";") and self.verb_begins():
                verbs.append(self.verb())
            if self.here.text != ";":
                break
            self.take()
        end = self.tokens[self.at - 1].end
        if self.here.text == ".":
            end = self.take().end
        if not verbs and subject[0].kind != "open":
            raise PatternError("a subject alone")
        return Statement(subject, tuple(verbs), start, end, block)

    def verb_begins(self) -> bool:
        return (
            self.here.kind in ("iri", "name", "variable")
            or self.here.text in ("^", "!", "(")
            or self.here.text == "a"
        )

    def verb(self) -> Verb:
        path = self.path()
        objects = [self.term()]
        while self.here.text == ",":
            self.take()
            objects.append(self.term())
        return Verb(path, tuple(objects))

    def path(self) -> Term:
        start = self.at
        while True:
            while self.here.text in ("^", "!"):
                self.take()
            if self.here.text == "(":
                self.balanced()
            elif self.here.kind in ("iri", "name", "variable") or self.here.text == "a":
                self.take()
            else:
                raise PatternError("a path")
            while self.here.text in ("*", "+", "?"):
                self.take()
            if self.here.text not in ("/", "|"):
                return tuple(self.tokens[start : self.at])
            self.take()

    def term(self) -> Term:
        start = self.at
        if self.here.kind == "open" and self.here.text != "{":
            return self.balanced()
        if self.here.text in ("+", "-"):
            self.take()
        token = self.take()
        if token.kind not in ("variable", "iri", "name", "string", "word"):
            raise PatternError(token.text)
        if token.kind == "string" and self.here.kind == "language":
            self.take()
        elif token.kind == "string" and self.here.text == "^":
            self.take()
            self.take("^")
            self.take()
        elif token.kind == "word" and token.upper.endswith("E") and self.here.text in ("+", "-"):
            self.take()
            self.take()
        return tuple(self.tokens[start : self.at])
