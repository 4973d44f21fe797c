"""What SHACL cannot see of the graph: named graphs, terms nowhere declared, the summary."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from interorg.ontology.checks.findings import Finding
from interorg.ontology.prefixes import shortened

from ..stored_queries import read_query
from .data import Data
from .findings import about

USED = {
    "check_used_classes": "A class of our namespace must be declared by the ontology",
    "check_used_properties": "A property of our namespace must be declared by the ontology",
}
"""Queries for terms of our namespace, and what is expected of these."""


def evidence_of_document(data: Data) -> Iterator[Finding]:
    """Find what rests on a text other than the one that it was read from."""
    for row in data.rows(read_query("check_evidence")):
        if isinstance(row["node"], NamedNode):
            yield about(
                data,
                "EvidenceOfDocument",
                "error",
                row["node"].value,
                "What stands in the graph of a document must rest on a span of that document",
                "Correct ior:hasEvidence, or read the document again",
                [shortened(row["document"].value)],
            )


def declared_terms(data: Data) -> Iterator[Finding]:
    """Find nodes typed with a class, or with a property, that bears our name and is unknown."""
    declared = data.declared()
    for query, expected in USED.items():
        for row in data.rows(read_query(query)):
            term = row["term"]
            if not isinstance(term, NamedNode) or term.value in declared:
                continue
            for node in data.users(term):
                yield about(
                    data,
                    "DeclaredTerms",
                    "error",
                    node,
                    expected,
                    "Correct the name, or declare the term in a module",
                    [shortened(term.value)],
                )


def summary_edges(data: Data) -> Iterator[Finding]:
    """Find edges of the summary that no claim bears out."""
    for row in data.rows(read_query("check_summary")):
        if isinstance(row["node"], NamedNode):
            yield about(
                data,
                "SummaryEdge",
                "error",
                row["node"].value,
                "An edge of the summary must stand for a proposition that a claim affirms",
                "Publish the graph again, so that the summary is derived anew",
                [f"{shortened(row['property'].value)} {shortened(row['other'].value)}"],
            )
