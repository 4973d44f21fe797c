"""Names that begin as what is being typed: concepts, organizations, cases and documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tantivy import Document, Occur, Order, Query

from ..storage.generations import Generation
from .filters import any_of, tag
from .index import READERS
from .schema import levelled, schema, speller

LONGEST = 100
"""Characters that are read."""
MOST_WORDS = 8
MOST = 10


@dataclass(frozen=True)
class Suggestion:
    """Something by its name; `id` is the end of its IRI."""

    id: str
    kind: str
    label: str
    also: str
    """The other name that begins so, where the label does not."""


def suggest(
    generation: Generation, text: str, most: int = MOST, kinds: Iterable[str] = ()
) -> tuple[Suggestion, ...]:
    """Find names any of whose words begin as those typed.

    First comes what is called so, then whose name begins so, then whose other names do; within
    these, what more claims or cases are about.
    """
    text = text[:LONGEST]
    words = _words(text)[:MOST_WORDS]
    if not words:
        return ()
    searcher = READERS.of(generation)
    found: list[Suggestion] = []
    seen = [(Occur.MustNot, tag("kind", "claim"))]
    chosen = [(Occur.Must, any_of([tag("kind", kind) for kind in kinds]))] if kinds else []
    for way in _ways(levelled(text), words):
        query = Query.boolean_query([(Occur.Must, way), *chosen, *seen])
        hits = searcher.search(
            query, most - len(found), count=False, order_by_field="weight", order=Order.Desc
        ).hits
        found += [_suggestion(searcher.doc(address), words) for _, address in hits]
        if len(found) >= most:
            break
        seen.append((Occur.MustNot, way))
    return tuple(found)


def _ways(whole: str, words: list[str]) -> tuple[Query, ...]:
    """Return queries for names that fit, the best first."""
    every = [(Occur.Must, _beginning("word", word)) for word in words]
    return (
        any_of([tag("title", whole), tag("alias", whole)]),
        _beginning("title", whole),
        _beginning("alias", whole),
        Query.boolean_query(every),
    )


def _beginning(field: str, text: str) -> Query:
    return Query.fuzzy_term_query(schema(), field, text, distance=0, prefix=True)


def _suggestion(document: Document, words: list[str]) -> Suggestion:
    label = str(document.get_first("label"))
    names = (str(each) for each in document.get_all("names"))
    fitting = (each for each in names if _fits(each, words))
    return Suggestion(
        str(document.get_first("id")),
        str(document.get_first("kind")),
        label,
        "" if _fits(label, words) else next(fitting, ""),
    )


def _fits(name: str, words: list[str]) -> bool:
    parts = _words(name)
    return all(any(part.startswith(word) for part in parts) for word in words)


def _words(name: str) -> list[str]:
    return list(speller().analyze(name))
