"""Asks the index of a generation: hits in order, and how many there are of each sort."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tantivy import Occur, Order, Query, Searcher, SearchResult

from ..storage.generations import Generation
from .counting import Facet, facets
from .filters import ALL, Clause, Filters, any_of, clauses, tag
from .hits import Hit, read_hit
from .index import READERS
from .schema import FACETS, TEXTS, folded, schema
from .snippets import Snippets
from .words import LONGEST, Wanted, Words, understand

LARGEST_PAGE = 100
AT_ONCE = 1_000
"""Hits that are read together where all are wanted."""
NAMED = 1000.0
"""Lifts what has the whole search text as a name."""
PREFERRED = {"concept": 300.0, "organization": 200.0, "relationship": 200.0, "document": 100.0}
"""What is named by the words stands before all that only speaks of them."""
SORTS: Mapping[str, tuple[str, Order] | None] = {
    "relevance": None,
    "newest": ("year", Order.Desc),
    "oldest": ("year", Order.Asc),
    "confidence": ("confidence", Order.Desc),
    "title": ("title", Order.Asc),
}
"""The field of each order. What has none stands last, and what is equal in one lasting order."""
WEIGHT = ("weight", Order.Desc)


@dataclass(frozen=True)
class Results:
    """One page of hits, with counts over all of them."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[Facet, ...]]
    relaxed: bool = False
    """True when no entry has all the words, and those with some of them are given."""
    hidden: int = 0
    """Claims that only the least confidence leaves out."""


@dataclass(frozen=True)
class Question:
    """What is asked of one index."""

    searcher: Searcher
    text: str
    wanted: Wanted
    filters: Filters
    sort: str
    relaxed: bool = False

    def query(self, filters: Filters | None = None) -> Query:
        """Match what has the words and passes these filters or the question's own."""
        chosen = self.filters if filters is None else filters
        return Query.boolean_query([*wanting(self.wanted), *clauses(chosen)])

    def count(self, filters: Filters | None = None) -> int:
        return total_of(self.searcher.search(self.query(filters), 1))

    def read(self, size: int, offset: int = 0) -> SearchResult:
        """Return hits in order, from an offset on."""
        order = SORTS[self.sort]
        if order is None and not self.wanted.all:
            order = WEIGHT
        if order:
            return self.searcher.search(
                self.query(), size, offset=offset, order_by_field=order[0], order=order[1]
            )
        ranked = self.query()
        if not self.relaxed:
            lifts = _ranking(self.wanted, self.text)
            ranked = Query.boolean_query([(Occur.Must, ranked), *lifts])
        return self.searcher.search(ranked, size, offset=offset)

    def words(self) -> Query:
        """Match any of the words, to mark them."""
        return any_of([_any(each) for each in self.wanted.all])


def ask(
    generation: Generation, text: str, filters: Filters = ALL, sort: str = "relevance"
) -> Question | None:
    """Understand a question; None where its text holds nothing that could be found.

    Where nothing has all the words, any of them will do.
    """
    wanted = understand(text)
    if text.strip() and not wanted:
        return None
    question = Question(READERS.of(generation), text, wanted, filters, sort)
    if len(wanted.all) > 1 and not question.count():
        some = (tuple(words for any in wanted.all for words in any),)
        question = replace(question, wanted=replace(wanted, all=some), relaxed=True)
    return question


def search(
    generation: Generation,
    text: str,
    filters: Filters = ALL,
    *,
    page: int = 1,
    size: int = 20,
    sort: str = "relevance",
) -> Results:
    """Find entries by words in them; an empty text finds all. Pages count from 1.

    No text fails; one without any letter or digit finds nothing. `sort` is one of SORTS.
    """
    question = ask(generation, text, filters, sort)
    if question is None:
        return Results(0, (), dict.fromkeys(FACETS, ()))
    searcher = question.searcher
    size = max(1, min(size, LARGEST_PAGE))
    found = question.read(size, min((max(1, page) - 1) * size, searcher.num_docs))
    total = total_of(found)
    snippets = Snippets(searcher, question.words())
    return Results(
        total,
        tuple(read_hit(searcher.doc(address), snippets) for _, address in found.hits),
        facets(searcher, wanting(question.wanted), filters),
        question.relaxed and total > 0,
        _hidden(question, total),
    )


def _hidden(question: Question, total: int) -> int:
    if not question.filters.confidence:
        return 0
    return question.count(replace(question.filters, confidence=0.0)) - total


def all_hits(question: Question, most: int) -> Iterator[Hit]:
    """Yield the hits of all pages up to a number, without marks."""
    for offset in range(0, most, AT_ONCE):
        found = question.read(min(AT_ONCE, most - offset), offset)
        for _, address in found.hits:
            yield read_hit(question.searcher.doc(address))
        if len(found.hits) < AT_ONCE:
            return


def total_of(found: SearchResult) -> int:
    """Return how many entries match, of which a result holds one page."""
    count: int = found.count  # type: ignore[attr-defined]  # missing from its stub
    return count


def wanting(wanted: Wanted) -> list[Clause]:
    """Return the clauses of what was typed."""
    found = [(Occur.Must, _any(words)) for words in wanted.all]
    everything = [(Occur.Must, Query.all_query())]
    return [*(found or everything), *((Occur.MustNot, _any((words,))) for words in wanted.none)]


def _any(alternatives: tuple[Words, ...], fields: Iterable[str] = TEXTS) -> Query:
    """Match any of some words or phrases; of the fields that hold one, the best counts most."""
    return any_of(
        [
            Query.disjunction_max_query(
                [Query.boost_query(_in(field, words), TEXTS[field]) for field in fields], 0.2
            )
            for words in alternatives
        ]
    )


def _in(field: str, words: Words) -> Query:
    if len(words) == 1:
        return Query.term_query(schema(), field, words[0])
    return Query.phrase_query(schema(), field, list(words))


def _ranking(wanted: Wanted, text: str) -> list[Clause]:
    """Lift what bears the words in its name, by kind."""
    whole = Query.const_score_query(tag("exact", folded(text[:LONGEST])), NAMED)
    named = [(Occur.Must, _any(words, ("label", "names"))) for words in wanted.all]
    by_kind = [
        (Query.boolean_query([(Occur.Must, tag("kind", kind)), *named]), lift)
        for kind, lift in PREFERRED.items()
    ]
    return [
        (Occur.Should, whole),
        *((Occur.Should, Query.const_score_query(query, lift)) for query, lift in by_kind),
    ]
