"""pyshacl over one batch of nodes, its results as findings."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pyshacl import validate
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from interorg.ontology.checks.findings import Finding, Severity
from interorg.ontology.prefixes import shortened

from .data import Data, as_rdflib
from .shapes import check_of, followed_backwards, shapes_graph

SEVERITIES: dict[Node | None, Severity] = {
    SH.Violation: "error",
    SH.Warning: "warning",
    SH.Info: "info",
}
LONGEST = 80
"""Characters of a value that a finding shows."""


@dataclass(frozen=True)
class Batch:
    """Nodes to be checked, by IRI, and the shapes to check them against."""

    shapes: tuple[str, ...]
    nodes: tuple[str, ...]


class Validator:
    """Checks batches of nodes of one store."""

    def __init__(self, data: Data) -> None:
        self._data = data
        self._shapes = shapes_graph()
        self._backwards = followed_backwards(self._shapes)
        # Values that do not fit their datatype are findings, not messages of the library.
        logging.getLogger("rdflib.term").setLevel(logging.ERROR)

    @cached_property
    def _frame(self) -> Graph:
        return as_rdflib(self._data.frame)

    def check(self, batch: Batch) -> list[Finding]:
        """Return what the shapes find at these nodes, each thing once, in order."""
        graph = as_rdflib(self._data.around(batch.nodes, self._backwards))
        graph += self._frame
        # Nodes are named only together with shapes: pyshacl would else pass over the values that
        # nested shapes look at.
        _, results, _ = validate(
            graph,
            shacl_graph=self._shapes,
            inplace=True,
            use_shapes=list(batch.shapes),
            focus_nodes=list(batch.nodes),
        )
        assert isinstance(results, Graph)
        found = set(self._findings(results))
        return sorted(found, key=lambda f: (f.check, f.message, f.subject))

    def _findings(self, results: Graph) -> Iterator[Finding]:
        for result in results.subjects(RDF.type, SH.ValidationResult):
            focus = results.value(result, SH.focusNode)
            source = results.value(result, SH.sourceShape)
            value = results.value(result, SH.value)
            assert focus is not None and source is not None
            message = str(results.value(result, SH.resultMessage))
            expected, _, advice = message.partition(". ")
            found = "" if value is None or value == focus else f", found {_shown(value)}"
            yield Finding(
                check_of(self._shapes, source),
                SEVERITIES[results.value(result, SH.resultSeverity)],
                subject(str(focus), self._data.documents(str(focus))),
                expected.removesuffix(".") + found,
                advice,
            )


def subject(iri: str, documents: Sequence[str]) -> str:
    """Name a node and the document that it comes from, if any.

    >>> subject("https://w3id.org/interorg/id/organization/fiat", ["covisint", "tenaris"])
    'id:organization/fiat in covisint and 1 more'
    """
    name = shortened(iri)
    match documents:
        case []:
            return name
        case [only]:
            return f"{name} in {only}"
        case [first, *more]:
            return f"{name} in {first} and {len(more)} more"
    raise AssertionError(documents)


def _shown(value: Node) -> str:
    text = shortened(str(value)) if isinstance(value, URIRef) else _text(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _text(value: Node) -> str:
    if isinstance(value, Literal) and value.language:
        return f'"{value}"@{value.language}'
    return f'"{value}"'
