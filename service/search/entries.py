"""What can be found: claims, cases, documents, organizations, concepts; streamed from a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import Store

from ..content.vocabulary import Vocabulary, read_vocabulary
from .case_entries import cases, organizations
from .claim_entries import claims, documents, read_texts
from .entry import Entry
from .families import Families, concept_key
from .rows import Row, Rows, different, end, grouped


def entries(graph: Store, rows: Rows | None = None) -> Iterator[Entry]:
    """Yield every entry of a graph, read by some rows; of sentences only one at a time is held.

    Claims and cases come first, so that what they are about can be weighed by their number.
    """
    rows = rows or Rows(graph)
    vocabulary = read_vocabulary(rows("vocabulary"))
    families = Families(vocabulary)
    texts = dict(read_texts(rows("search_documents")))
    weights: Counter[str] = Counter()
    yield from _weighing(claims(rows, vocabulary, families, texts), weights)
    yield from _weighing(cases(rows, families), weights)
    yield from documents(texts, families, weights)
    yield from organizations(rows, weights)
    yield from _concepts(rows("search_concepts"), vocabulary, families, weights)


def _weighing(found: Iterator[Entry], weights: Counter[str]) -> Iterator[Entry]:
    """Count by id how many entries are about something."""
    for entry in found:
        for key in {*entry.concept}:
            weights[f"concept/{key}"] += 1
        for key in entry.organization:
            weights[f"id/organization/{key}"] += 1
        weights[f"id/document/{entry.document}"] += 1
        yield entry


def _concepts(
    rows: Iterator[Row], vocabulary: Vocabulary, families: Families, weights: Counter[str]
) -> Iterator[Entry]:
    for concept, group in grouped(rows, "concept"):
        if vocabulary.kind(concept):
            yield Entry(
                end(concept),
                "concept",
                label=vocabulary.label(concept),
                names=different(group, "name"),
                text=group[0].get("definition", ""),
                families=families.of([concept]),
                concept=(concept_key(concept),),
                weight=weights[f"concept/{concept_key(concept)}"],
            )
