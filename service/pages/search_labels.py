"""What the facets of a search and their values are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from interorg.ontology.terms import BASE, CONCEPT, IORV

from ..content.wording import DOCUMENT_KINDS, NAMES, capital, plural
from ..search import Facet, has_value, label_of
from ..search.schema import FAMILIES
from .room import Graph

TITLES = {
    "kind": "Kind",
    "form": "Form",
    "benefit": "Benefit",
    "challenge": "Challenge",
    "mechanism": "Mechanism",
    "polarity": "Polarity",
    "modality": "Modality",
    "year": "Year",
    "discipline": "Discipline",
    "factor": "Factor",
    "theory": "Theory",
    "document_kind": "Kind of text",
    "document": "Source document",
}
"""The facets in the order in which they are shown."""
OTHERS = {
    "concept": "Concept",
    "subject": "Subject",
    "relation": "Relation",
    "object": "Object",
    "organization": "Organization",
    "rule": "Rule",
    "from": "From",
    "to": "To",
    "confidence": "Confidence from",
    "sort": "Order",
}
"""Filters that are no facets."""
KINDS = ("concept", "organization", "relationship", "document", "claim")
CONCEPTS = (*FAMILIES, "concept", "subject", "object")
MOST = {"document": 30}
"""Values that are shown of facets which have many; each is looked up."""
MOST_OF_OTHERS = 100


@dataclass(frozen=True)
class Value:
    """A value of a facet as it is shown; `share` is its count of the largest, in hundredths."""

    value: str
    label: str
    count: int
    share: int


def is_known(served: Graph, name: str, value: str) -> bool:
    """Tell whether a value of a filter means something, found here or not."""
    if name == "kind":
        return value in KINDS
    if name == "document_kind":
        return value in DOCUMENT_KINDS.values()
    return _iri(name, value) in served.vocabulary.labels or has_value(
        served.generation, name, value
    )


def choices(served: Graph, name: str) -> list[str]:
    """Return the values of a filter that has few."""
    if name in ("polarity", "modality"):
        values = {
            iri.removeprefix(IORV.iri)
            for iri in served.vocabulary.labels
            if iri.startswith(IORV.iri)
        }
        return sorted(value for value in values if has_value(served.generation, name, value))
    return {"kind": list(KINDS), "document_kind": list(DOCUMENT_KINDS.values())}.get(name, [])


def label(served: Graph, name: str, value: str) -> str:
    """Return what a value of a filter is called."""
    if name in ("kind", "document_kind"):
        return capital(plural(value)) if value in NAMES else value
    if name in ("document", "organization"):
        return label_of(served.generation, f"id/{name}/{value}") or value
    known = served.vocabulary.labels.get(_iri(name, value), value)
    return known if name == "relation" else capital(known)


def _iri(name: str, value: str) -> str:
    if name in ("polarity", "modality"):
        return f"{IORV.iri}{value}"
    if name == "relation":
        return f"{BASE}relation-type/{value}"
    if name in CONCEPTS:
        return value if ":" in value else f"{CONCEPT}{value}"
    return value


def values_of(served: Graph, name: str, facets: Iterable[Facet]) -> list[Value]:
    """Return the values of a facet with what they are called; years by decade."""
    if name == "year":
        return _decades(facets)
    shown = list(facets)[: MOST.get(name, MOST_OF_OTHERS)]
    most = max((each.count for each in shown), default=1)
    return [
        Value(each.value, label(served, name, each.value), each.count, _share(each.count, most))
        for each in shown
    ]


def _decades(facets: Iterable[Facet]) -> list[Value]:
    decades: dict[int, int] = {}
    for facet in facets:
        decade = int(facet.value) // 10 * 10
        decades[decade] = decades.get(decade, 0) + facet.count
    most = max(decades.values(), default=1)
    return [
        Value(f"{each}-{each + 9}", f"{each}s", count, _share(count, most))
        for each, count in sorted(decades.items())
    ]


def _share(count: int, most: int) -> int:
    return max(1, round(100 * count / most))
