"""Counts entries by the values of their fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tantivy import Occur, Query, Searcher

from ..storage.generations import Generation
from .filters import ALL, Clause, Filters, clauses, without
from .index import READERS
from .schema import FACETS

MOST_VALUES = 1_000
"""Values of a field that are counted."""


@dataclass(frozen=True)
class Facet:
    """How many entries have a value, were the filter on its own facet not set."""

    value: str
    count: int


def facets(
    searcher: Searcher, wanted: Sequence[Clause], filters: Filters
) -> dict[str, tuple[Facet, ...]]:
    """Count the values of each facet among the entries that are wanted."""
    together: dict[Filters, list[str]] = defaultdict(list)
    for name in FACETS:
        together[without(filters, name)].append(name)
    found: dict[str, tuple[Facet, ...]] = {}
    for others, names in together.items():
        query = Query.boolean_query([*wanted, *clauses(others)])
        for name, counts in _counts(searcher, query, names).items():
            found[name] = tuple(Facet(value, count) for value, count in counts.items())
    return {name: found[name] for name in FACETS}


def tally(generation: Generation, field: str, filters: Filters = ALL) -> dict[str, int]:
    """Count the entries that have each value of a field, the most frequent first."""
    searcher = READERS.of(generation)
    return _counts(searcher, among(filters), [field])[field]


def has_value(generation: Generation, field: str, value: str) -> bool:
    """Tell whether any entry has a value of a field."""
    return bool(READERS.of(generation).doc_freq(field, value))


def cross(
    generation: Generation,
    fields: Sequence[str],
    filters: Filters = ALL,
    most: int = MOST_VALUES,
) -> dict[tuple[str, ...], int]:
    """Count the entries that have each combination of values of some fields.

    An entry without a value in one of the fields is in no combination.
    """
    asked: dict[str, Any] = {}
    for field in reversed(fields):
        nested = {"aggs": {"next": asked}} if asked else {}
        asked = {"terms": {"field": field, "size": most}, **nested}
    found = READERS.of(generation).aggregate(among(filters), {"next": asked})
    return dict(_combinations(found["next"]))


def _combinations(found: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], int]]:
    for bucket in found["buckets"]:
        if "next" not in bucket:
            yield (_key(bucket["key"]),), bucket["doc_count"]
            continue
        for rest, count in _combinations(bucket["next"]):
            yield (_key(bucket["key"]), *rest), count


def among(filters: Filters) -> Query:
    """Match all entries that pass filters."""
    return Query.boolean_query([(Occur.Must, Query.all_query()), *clauses(filters)])


def _counts(searcher: Searcher, query: Query, fields: Sequence[str]) -> dict[str, dict[str, int]]:
    asked = {field: {"terms": {"field": field, "size": MOST_VALUES}} for field in fields}
    found = searcher.aggregate(query, asked)
    return {field: _ordered(found[field]["buckets"]) for field in fields}


def _ordered(buckets: list[dict[str, Any]]) -> dict[str, int]:
    ordered = sorted(buckets, key=lambda bucket: (-bucket["doc_count"], str(bucket["key"])))
    return {_key(bucket["key"]): bucket["doc_count"] for bucket in ordered}


def _key(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) else str(value)
