"""Writes what the engine reads otherwise than SPARQL 1.1 does so that its answer is the same."""

from __future__ import annotations

from functools import lru_cache

from .cursor import END, Cursor, NotCovered, depth
from .parser import DEEPEST

LONGEST = 20_000
"""Characters of a query; longer ones are run as they are."""
CONCERNED = ("TRUE", "FALSE", "GROUP_CONCAT", "GRAPH")
TERMS = frozenset({"variable", "iri", "name"})
Change = tuple[int, int, str]
"""Offsets of a part of the query, and what is to stand there."""


@lru_cache(maxsize=256)
def rewrite(query: str) -> str:
    """Write a query so that the engine answers it as it should.

    Keywords count in any case, TRUE too; GROUP_CONCAT gives a string without language; GRAPH binds
    its variable to each graph even where nothing in its braces is looked up there.

    >>> rewrite("SELECT * { GRAPH ?g { VALUES ?x { 1 2 } } FILTER(TRUE) }")
    'SELECT * { GRAPH ?g {} { VALUES ?x { 1 2 } } FILTER(true) }'
    """
    upper = query.upper()
    if len(query) > LONGEST or not any(word in upper for word in CONCERNED):
        return query
    if depth(query) > DEEPEST:
        return query
    try:
        changes = [*booleans(query), *concatenations(query), *graphs(query)]
    except NotCovered:
        return query
    # From the end, so that the offsets before a change stay.
    for start, end, text in sorted(changes, reverse=True):
        query = query[:start] + text + query[end:]
    return query


def booleans(query: str) -> list[Change]:
    """Write true and false as the engine knows them."""
    found = []
    cursor = Cursor(query)
    while cursor.token is not END:
        token = cursor.take()
        if token.kind == "word" and token.upper in ("TRUE", "FALSE"):
            found.append((token.start, token.end, token.text.lower()))
    return found


def concatenations(query: str) -> list[Change]:
    """Take the language from what GROUP_CONCAT gives; the engine keeps one that all texts share."""
    found: list[Change] = []
    cursor = Cursor(query)
    while cursor.token is not END:
        start = cursor.token.start
        if cursor.take().upper == "GROUP_CONCAT" and cursor.word == "(":
            cursor.skip_brackets()
            end = cursor.before.end
            found += [(start, start, "STR("), (end, end, ")")]
    return found


def graphs(query: str) -> list[Change]:
    """Name the graph apart from braces in which nothing is looked up in it.

    The engine knows of the graph only by the triples that it finds there.
    """
    reader = GraphReader(query)
    while reader.cursor.token is not END:
        if reader.cursor.word == "{":
            reader.group()
        else:
            reader.cursor.take()
    return reader.found


class GraphReader:
    """One reading of the groups of one query."""

    def __init__(self, query: str) -> None:
        self.cursor = Cursor(query)
        self.found: list[Change] = []

    def group(self) -> bool:
        """Go past a group; tell whether anything in it is looked up in the graph it is asked of.

        What is not known counts as looked up.
        """
        cursor = self.cursor
        cursor.expect("{")
        looks_up = False
        while not cursor.accept("}"):
            match cursor.word:
                case "{":
                    looks_up |= self.group()
                case "." | "UNION" | "OPTIONAL" | "MINUS":
                    cursor.take()
                case "GRAPH":
                    looks_up |= self.graph()
                case "VALUES":
                    self.values()
                case "BIND" | "FILTER" | "SELECT" | "GROUP" | "HAVING" | "ORDER":
                    looks_up |= self.expressions()
                case "LIMIT" | "OFFSET":
                    cursor.take()
                    cursor.take()
                case _:
                    cursor.take()
                    looks_up = True
        return looks_up

    def graph(self) -> bool:
        """Go past GRAPH and its group, which is looked up in another graph."""
        cursor = self.cursor
        cursor.take()
        if cursor.take().kind not in TERMS or cursor.word != "{":
            return True
        place = cursor.token
        looks_up = self.group()
        empty = (
            cursor.before.start == place.end
            or cursor.text[place.end : cursor.before.start].isspace()
        )
        if not looks_up and not empty:
            self.found.append((place.start, place.start, "{} "))
        return False

    def values(self) -> None:
        cursor = self.cursor
        cursor.take()
        if cursor.word == "(":
            cursor.skip_brackets()
        else:
            cursor.take()
        cursor.skip_brackets()

    def expressions(self) -> bool:
        """Go past a keyword and what is calculated; tell whether EXISTS is in it."""
        cursor = self.cursor
        keyword = cursor.take().upper
        looks_up, depth = False, 0
        while depth or cursor.word not in ENDS:
            if cursor.word == "{":
                looks_up = True
                self.group()
                continue
            token = cursor.take()
            depth += (token.kind == "open") - (token.kind == "close")
            if depth < 0:
                raise NotCovered
            if not depth and token.kind == "close" and keyword in ("BIND", "FILTER"):
                break
            if token.upper == "EXISTS":
                looks_up = True
        return looks_up


ENDS = frozenset("{ } VALUES LIMIT OFFSET GROUP HAVING ORDER".split())
"""What stands behind the columns or a clause of a SELECT."""
