"""What entries are confined to, and the clauses of a query that do it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tantivy import FieldType, Occur, Query

from .schema import schema

Span = tuple[int | None, int | None]
"""First and last year, both included."""
Clause = tuple[Occur, Query]


@dataclass(frozen=True)
class Filters:
    """What entries are confined to; an empty tuple confines nothing, several values mean any."""

    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    mechanisms: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    theories: tuple[str, ...] = ()
    disciplines: tuple[str, ...] = ()
    polarities: tuple[str, ...] = ()
    """Ends of IRIs, such as `Denied`; so are modalities."""
    modalities: tuple[str, ...] = ()
    document_kinds: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    years: Span = (None, None)
    spans: tuple[Span, ...] = ()
    """Ranges of years of which any will do."""
    confidence: float = 0.0
    """Claims that are less sure are left out; what has no confidence stays."""


ALL = Filters()
FIELDS = {
    "kind": "kinds",
    "form": "forms",
    "benefit": "benefits",
    "challenge": "challenges",
    "mechanism": "mechanisms",
    "factor": "factors",
    "theory": "theories",
    "discipline": "disciplines",
    "polarity": "polarities",
    "modality": "modalities",
    "document_kind": "document_kinds",
    "document": "documents",
    "concept": "concepts",
    "relation": "relations",
    "subject": "subjects",
    "object": "objects",
    "organization": "organizations",
    "rule": "rules",
}
"""The filter of each field that is compared whole."""


def without(filters: Filters, field: str) -> Filters:
    """Return filters that do not look at one field."""
    if field == "year":
        return replace(filters, years=(None, None), spans=())
    changes: dict[str, tuple[str, ...]] = {FIELDS[field]: ()}
    return replace(filters, **changes)  # type: ignore[arg-type]


def clauses(filters: Filters) -> list[Clause]:
    """Return what a query must and must not match besides its words."""
    found = [
        (Occur.Must, any_of([tag(field, value) for value in values]))
        for field, name in FIELDS.items()
        if (values := getattr(filters, name))
    ]
    if filters.years != (None, None):
        found.append((Occur.Must, _within(filters.years)))
    if filters.spans:
        found.append((Occur.Must, any_of([_within(span) for span in filters.spans])))
    if filters.confidence > 0:
        found.append((Occur.MustNot, _below(filters.confidence)))
    return found


def any_of(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def tag(field: str, value: str) -> Query:
    """Match a whole value of a field."""
    return Query.term_query(schema(), field, value, index_option="basic")


def _within(span: Span) -> Query:
    first, last = span
    return Query.range_query(schema(), "year", FieldType.Integer, first, last)


def _below(confidence: float) -> Query:
    return Query.range_query(
        schema(), "confidence", FieldType.Float, None, confidence, include_upper=False
    )
