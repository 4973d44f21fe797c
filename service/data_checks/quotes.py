"""QuoteMatchesText: what spans quote is what the stored texts say at their offsets."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pyoxigraph import NamedNode, QuerySolution

from interorg.ingest.failure import NotFound
from interorg.ontology.checks.findings import Finding

from ..storage.store import Store
from ..stored_queries import read_query
from .data import Data
from .findings import about, cut

CHECK = "QuoteMatchesText"
KEPT = "The store keeps the text of a document under its digest"
OWN = "The text under a document's digest is its own"
INSIDE = "A span lies inside the stored text"
QUOTED = "A span quotes what the stored text says at its offsets"
REREAD = "Read the document again"
SHOWN = 40
"""Characters of a quote that a finding shows."""


def check_quotes(store: Store, data: Data) -> Iterator[Finding]:
    """Compare what is quoted from every document with the text that the store keeps of it.

    A document's digest covers more than its text, so that only the quotes can be compared.
    """
    if not store.documents():
        yield Finding(
            CHECK, "info", "store", "The store keeps no texts, so that no quotes were compared"
        )
        return
    for row in data.rows(read_query("check_documents")):
        document = row["document"]
        assert isinstance(document, NamedNode)
        key, digest = row["key"].value, row["digest"].value
        try:
            kept = json.loads(store.get_document(digest))
        except NotFound:
            yield _fault(data, document, KEPT, "none")
            continue
        if kept["key"] != key:
            yield _fault(data, document, OWN, f"that of {kept['key']}")
            continue
        for span in data.rows(read_query("check_spans"), document=document):
            yield from _span(data, span, kept["text"])


def _span(data: Data, row: QuerySolution, text: str) -> Iterator[Finding]:
    try:
        begin, end = int(row["begin"].value), int(row["end"].value)
    except ValueError:
        return  # the shape of spans says so
    quote = row["quote"].value
    if not 0 <= begin <= end <= len(text):
        yield _fault(data, row["span"], INSIDE, f"{begin} to {end} of {len(text)}")
    elif text[begin:end] != quote:
        found = f'"{cut(quote, SHOWN)}" for "{cut(text[begin:end], SHOWN)}"'
        yield _fault(data, row["span"], QUOTED, found)


def _fault(data: Data, node: object, expected: str, found: str) -> Finding:
    assert isinstance(node, NamedNode)
    return about(data, CHECK, "error", node.value, expected, REREAD, [found])
