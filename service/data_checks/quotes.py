"""QuoteMatchesText: what spans quote is what the stored texts say at their offsets."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QuerySolution,
    QuerySolutions,
    Triple,
    Variable,
)
from pyoxigraph import Store as Graph

from interorg.ingest.failure import NotFound
from interorg.ontology.checks.findings import Finding
from interorg.ontology.prefixes import shortened
from interorg.ontology.terms import IOR

from ..store import Store
from ..workers import read_query

CHECK = "QuoteMatchesText"
REREAD = "Read the document again"


def check_quotes(store: Store, graph: Graph) -> Iterator[Finding]:
    """Compare what is quoted from every document with the text that the store keeps of it.

    A document's digest covers more than its text, so that only the quotes can be compared.
    """
    if not store.documents():
        yield Finding(
            CHECK, "info", "store", "The store keeps no texts, so that no quotes were compared"
        )
        return
    for row in _rows(store, graph, "check_documents"):
        key, digest = row["key"].value, row["digest"].value
        try:
            kept = json.loads(store.get_document(digest))
        except NotFound:
            message = "The store keeps the text of a document under its digest, found none"
            yield _fault(row["document"], key, message)
            continue
        if kept["key"] != key:
            message = f"The text under a document's digest is its own, found that of {kept['key']}"
            yield _fault(row["document"], key, message)
            continue
        for span in _rows(store, graph, "check_spans", row["document"]):
            yield from _span(span, key, kept["text"])


def count_spans(graph: Graph) -> int:
    """Return how many spans there are in documents."""
    pattern = graph.quads_for_pattern(None, IOR.spanOf, None, None)
    return len({quad.subject for quad in pattern})


def _span(row: QuerySolution, key: str, text: str) -> Iterator[Finding]:
    try:
        begin, end = int(row["begin"].value), int(row["end"].value)
    except ValueError:
        return  # the shape of spans says so
    quote = row["quote"].value
    if not 0 <= begin <= end <= len(text):
        message = f"A span lies inside the stored text, found {begin} to {end} of {len(text)}"
        yield _fault(row["span"], key, message)
    elif text[begin:end] != quote:
        message = (
            "A span quotes what the stored text says at its offsets, "
            f"found {_start(quote)} for {_start(text[begin:end])}"
        )
        yield _fault(row["span"], key, message)


def _fault(node: object, key: str, message: str) -> Finding:
    assert isinstance(node, NamedNode)
    return Finding(CHECK, "error", f"{shortened(node.value)} in {key}", message, REREAD)


def _start(text: str, length: int = 40) -> str:
    shown = text if len(text) <= length else f"{text[: length - 1]}…"
    return f'"{shown}"'


def _rows(store: Store, graph: Graph, name: str, document: object = None) -> QuerySolutions:
    bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {}
    if isinstance(document, NamedNode):
        bound[Variable("document")] = document
    union = store.mode == "strict"
    rows = graph.query(read_query(name), use_default_graph_as_union=union, substitutions=bound)
    assert isinstance(rows, QuerySolutions)
    return rows
