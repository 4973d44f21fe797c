"""Asks the index of all texts: the best for words, and those that may hold parts of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tantivy import DocAddress, Occur, Query, Searcher, SearchResult

from ..storage.generations import Generation
from .literals import (
    has_literals,
    literal_schema,
    literals_path,
    open_literals,
    plain,
    read_partial,
)
from .opened import Opened
from .words import Words, understand

BEGINNING = re.compile(r'(?<![\w"“”])(?P<minus>-?)(?P<start>\w{2,})\*(?!\S)')
"""`allianc*` outside of a phrase."""


KEPT = 64
"""Answers kept for filters that come again."""


@dataclass(frozen=True)
class Hit:
    """One text, as SPARQL writes it, and how well it fits."""

    term: str
    score: float


@dataclass(frozen=True)
class Hits:
    """The best texts, each once, and how many entries there are in all."""

    best: tuple[Hit, ...]
    total: int


@dataclass(frozen=True)
class Run:
    """Letters and digits that stand in a text side by side; whether a word begins or ends there."""

    letters: str
    begins: bool = False
    ends: bool = False

    @property
    def pattern(self) -> str:
        """The expression that a whole word, without case, must match."""
        return ("" if self.begins else ".*") + self.letters + ("" if self.ends else ".*")


class Literals:
    """The texts of one generation; safe for threads."""

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder, which must stay while this is in use."""
        self._searcher: Searcher = open_literals(folder).searcher()
        partial = read_partial(folder)
        self._unread = frozenset(partial.unread)
        self._partial = self._unread.union(partial.other)
        # Going through all words takes long, and filters are asked again with other limits.
        self.containing = lru_cache(KEPT)(self._containing)

    def find(
        self, text: str, most: int, properties: Sequence[str] = (), language: str = ""
    ) -> Hits:
        """Find the texts that hold what a person typed; none when it has no word at all."""
        clauses = _wanted(text)
        if not clauses:
            return Hits((), 0)
        if language:
            clauses.append((Occur.Must, _unscored("language", [language.lower()])))
        query = Query.boolean_query([*clauses, *_under(properties)])
        found = self._searcher.search(query, most)
        best: dict[str, float] = {}
        for score, address in found.hits:
            # One text under two properties is two entries; the better comes first.
            best.setdefault(self._term(address), float(score))
        return Hits(tuple(Hit(term, score) for term, score in best.items()), _total(found))

    def _containing(
        self,
        alternatives: tuple[tuple[Run, ...], ...],
        most: int,
        properties: tuple[str, ...] = (),
    ) -> tuple[str, ...] | None:
        """Return every text that has all runs of one alternative in its words, and maybe others.

        None when they are more than `most`, or when an alternative has no run to look for.
        """
        if not alternatives or not all(alternatives):
            return None
        any_of = [
            Query.boolean_query([(Occur.Must, _matching(run)) for run in runs])
            for runs in alternatives
        ]
        either = Query.boolean_query([(Occur.Should, each) for each in any_of])
        query = Query.boolean_query([(Occur.Must, either), *_under(properties)])
        found = self._searcher.search(query, most)
        if _total(found) > most:
            return None
        return tuple({self._term(address): None for _, address in found.hits})

    def all_texts(self, properties: Sequence[str]) -> bool:
        """Tell whether every text that anything has under some properties is in the index.

        None of them stands for any.
        """
        return self._unread.isdisjoint(properties) if properties else not self._unread

    def only_texts(self, property: str) -> bool:
        """Tell whether all that anything has under a property is in the index."""
        return property not in self._partial

    def _term(self, address: DocAddress) -> str:
        [term] = self._searcher.doc(address)["term"]
        return bytes(term).decode()


def _total(found: SearchResult) -> int:
    count: int = found.count  # type: ignore[attr-defined]  # missing from its stub
    return count


def _open(generation: Generation) -> Literals:
    return Literals(literals_path(generation.path))


OPENED = Opened(_open)


def literals_of(generation: Generation) -> Literals | None:
    """Return the texts of a generation; None as long as there is no index of this release."""
    return OPENED.of(generation) if has_literals(literals_path(generation.path)) else None


def _wanted(text: str) -> list[tuple[Occur, Query]]:
    """Read words, "phrases", -exclusions, OR between two, and beginnings such as `allianc*`."""
    clauses = []
    for found in BEGINNING.finditer(text):
        occur = Occur.MustNot if found["minus"] else Occur.Must
        for start in plain().analyze(found["start"]):
            clauses.append((occur, _matching(Run(start, begins=True))))
    wanted = understand(BEGINNING.sub(" ", text))
    for alternatives in wanted.all:
        either = [(Occur.Should, _in_order(words)) for words in alternatives]
        clauses.append((Occur.Must, Query.boolean_query(either)))
    clauses += [(Occur.MustNot, _in_order(words)) for words in wanted.none]
    if clauses and all(occur == Occur.MustNot for occur, _ in clauses):
        clauses.append((Occur.Must, Query.all_query()))
    return clauses


def _in_order(words: Words) -> Query:
    if len(words) == 1:
        return Query.term_query(literal_schema(), "text", words[0])
    return Query.phrase_query(literal_schema(), "text", list(words))


def _matching(run: Run) -> Query:
    if run.begins and run.ends and run.letters.isalnum():
        return Query.term_query(literal_schema(), "words", run.letters, index_option="basic")
    return Query.regex_query(literal_schema(), "words", run.pattern)


def _under(properties: Iterable[str]) -> list[tuple[Occur, Query]]:
    return [(Occur.Must, _unscored("property", properties))] if properties else []


def _unscored(field: str, values: Iterable[str]) -> Query:
    any_of = [
        (Occur.Should, Query.term_query(literal_schema(), field, value, index_option="basic"))
        for value in values
    ]
    return Query.const_score_query(Query.boolean_query(any_of), 0.0)
