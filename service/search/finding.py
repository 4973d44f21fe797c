"""Asks the index of a generation: hits in order of rank, and how many there are of each sort."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tantivy import DocAddress, FieldType, Occur, Query, Searcher, SearchResult

from ..generations import Generation
from .index import READERS
from .schema import FACETS, SHOWN, TEXTS, folded, schema
from .snippets import Fragment, Snippets
from .words import LONGEST, Wanted, Words, understand

LARGEST_PAGE = 100
MOST_VALUES = 1_000
"""Values of a facet that are counted."""
NAMED = 1000.0
"""Lifts what has the whole search text as a name."""
PREFERRED = {"concept": 300.0, "organization": 200.0, "relationship": 200.0, "document": 100.0}
"""What is named by the words stands before all that only speaks of them."""


@dataclass(frozen=True)
class Filters:
    """What entries are confined to; an empty tuple confines nothing, several values mean any."""

    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    document_kinds: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    years: tuple[int | None, int | None] = (None, None)
    """First and last, both included."""


@dataclass(frozen=True)
class Hit:
    """One entry as it is shown; `id` is the end of its IRI, such as concept/JointVenture."""

    id: str
    kind: str
    title: str
    marked_title: tuple[Fragment, ...]
    also: tuple[Fragment, ...]
    """Another name, where only that holds the words."""
    snippet: tuple[Fragment, ...]
    source: str
    """Whose words the snippet is; empty for definitions."""
    document: str
    document_kind: str
    forms: tuple[str, ...]
    year: int | None


@dataclass(frozen=True)
class Facet:
    """How many entries have a value, were the filter on its own facet not set."""

    value: str
    count: int


@dataclass(frozen=True)
class Results:
    """One page of hits, with counts over all of them."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[Facet, ...]]
    relaxed: bool = False
    """True when no entry has all the words, and those with some of them are given."""


def search(
    generation: Generation,
    text: str,
    filters: Filters = Filters(),
    *,
    page: int = 1,
    size: int = 20,
) -> Results:
    """Find entries by words in them; an empty text finds all. Pages count from 1.

    No text fails; one without any letter or digit finds nothing.
    """
    searcher = READERS.of(generation)
    wanted = understand(text)
    if text.strip() and not wanted:
        return Results(0, (), dict.fromkeys(FACETS, ()))
    relaxed = False
    query = Query.boolean_query([*_wanted(wanted), *_filters(filters)])
    if len(wanted.all) > 1 and not _total(searcher.search(query, 1)):
        wanted = replace(wanted, all=(tuple(words for any in wanted.all for words in any),))
        query = Query.boolean_query([*_wanted(wanted), *_filters(filters)])
        relaxed = True
    size = max(1, min(size, LARGEST_PAGE))
    offset = min((max(1, page) - 1) * size, searcher.num_docs)
    ranked = (
        query if relaxed else Query.boolean_query([(Occur.Must, query), *_ranking(wanted, text)])
    )
    found = searcher.search(ranked, size, offset=offset)
    words = Query.boolean_query([(Occur.Should, _any(each)) for each in wanted.all])
    snippets = Snippets(searcher, words)
    return Results(
        _total(found),
        tuple(_hit(searcher, address, snippets) for _, address in found.hits),
        {name: _facet(searcher, wanted, filters, name) for name in FACETS},
        relaxed and _total(found) > 0,
    )


def _total(found: SearchResult) -> int:
    count: int = found.count  # type: ignore[attr-defined]  # missing from its stub
    return count


def tally(generation: Generation, field: str, filters: Filters = Filters()) -> dict[str, int]:
    """Count the entries that have each value of a field."""
    searcher = READERS.of(generation)
    return _counts(searcher, Query.boolean_query([_everything(), *_filters(filters)]), field)


def _everything() -> tuple[Occur, Query]:
    return (Occur.Must, Query.all_query())


def _wanted(wanted: Wanted) -> list[tuple[Occur, Query]]:
    clauses = [(Occur.Must, _any(words)) for words in wanted.all] or [_everything()]
    return [*clauses, *((Occur.MustNot, _any((words,))) for words in wanted.none)]


def _any(alternatives: tuple[Words, ...], fields: Iterable[str] = TEXTS) -> Query:
    """Match any of some words or phrases; of the fields that hold one, the best counts most."""
    return Query.boolean_query(
        [
            (
                Occur.Should,
                Query.disjunction_max_query(
                    [Query.boost_query(_in(field, words), TEXTS[field]) for field in fields], 0.2
                ),
            )
            for words in alternatives
        ]
    )


def _in(field: str, words: Words) -> Query:
    if len(words) == 1:
        return Query.term_query(schema(), field, words[0])
    return Query.phrase_query(schema(), field, list(words))


def _ranking(wanted: Wanted, text: str) -> list[tuple[Occur, Query]]:
    """Lift what bears the words in its name, by kind; without words, by kind alone."""
    whole = Query.const_score_query(_tag("exact", folded(text[:LONGEST])), NAMED)
    named = [(Occur.Must, _any(words, ("label", "names"))) for words in wanted.all]
    by_kind = [
        (Query.boolean_query([(Occur.Must, _tag("kind", kind)), *named]), lift)
        for kind, lift in PREFERRED.items()
    ]
    return [
        (Occur.Should, whole),
        *((Occur.Should, Query.const_score_query(query, lift)) for query, lift in by_kind),
    ]


def _filters(filters: Filters) -> list[tuple[Occur, Query]]:
    clauses = [
        (Occur.Must, Query.boolean_query([(Occur.Should, _tag(field, v)) for v in values]))
        for field, values in (
            ("kind", filters.kinds),
            ("form", filters.forms),
            ("document_kind", filters.document_kinds),
            ("concept", filters.concepts),
            ("relation", filters.relations),
            ("subject", filters.subjects),
            ("object", filters.objects),
            ("document", filters.documents),
        )
        if values
    ]
    first, last = filters.years
    if first is not None or last is not None:
        between = Query.range_query(schema(), "year", FieldType.Integer, first, last)
        clauses.append((Occur.Must, between))
    return clauses


def _tag(field: str, value: str) -> Query:
    return Query.term_query(schema(), field, value, index_option="basic")


def _facet(searcher: Searcher, wanted: Wanted, filters: Filters, name: str) -> tuple[Facet, ...]:
    others = {
        "kind": replace(filters, kinds=()),
        "form": replace(filters, forms=()),
        "document_kind": replace(filters, document_kinds=()),
        "year": replace(filters, years=(None, None)),
    }[name]
    counts = _counts(searcher, Query.boolean_query([*_wanted(wanted), *_filters(others)]), name)
    return tuple(Facet(value, count) for value, count in counts.items())


def _counts(searcher: Searcher, query: Query, field: str) -> dict[str, int]:
    """Count the values of a field, the most frequent first."""
    asked = {"counts": {"terms": {"field": field, "size": MOST_VALUES}}}
    buckets = searcher.aggregate(query, asked)["counts"]["buckets"]
    ordered = sorted(buckets, key=lambda bucket: (-bucket["doc_count"], str(bucket["key"])))
    return {_key(bucket["key"]): bucket["doc_count"] for bucket in ordered}


def _key(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) else str(value)


def _hit(searcher: Searcher, address: DocAddress, snippets: Snippets) -> Hit:
    document = searcher.doc(address)
    shown = {name: str(document.get_first(name) or "") for name in ("id", "kind", *SHOWN)}
    title = snippets(document, "label") or snippets(document, "statement")
    named = any(piece.match for piece in title)
    others = (snippets.marking(each, "names") for each in document.get_all("names"))
    return Hit(
        title="".join(piece.text for piece in title),
        marked_title=title,
        also=() if named else next(filter(None, others), ()),
        snippet=snippets(document, "text"),
        forms=tuple(document.get_all("form")),
        year=document.get_first("year"),
        **shown,
    )
