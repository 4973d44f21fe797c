"""pyshacl over one batch of nodes, its results as findings."""

from __future__ import annotations

import logging
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property

from pyshacl import validate
from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from interorg.ontology.checks.findings import Finding, Severity
from interorg.ontology.prefixes import shortened

from .data import Data, as_rdflib
from .findings import about, cut
from .paths import as_path
from .shapes import check_of, followed_backwards, shapes_graph

SEVERITIES: dict[Node | None, Severity] = {
    SH.Violation: "error",
    SH.Warning: "warning",
    SH.Info: "info",
}
COUNTING = (
    SH.MinCountConstraintComponent,
    SH.MaxCountConstraintComponent,
    SH.UniqueLangConstraintComponent,
)
"""Constraints on several values together, of which pyshacl names none."""


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
        found = set(self._findings(graph, results))
        return sorted(found, key=lambda f: (f.check, f.message, f.subject))

    def _findings(self, graph: Graph, results: Graph) -> Iterator[Finding]:
        for result in results.subjects(RDF.type, SH.ValidationResult):
            focus = results.value(result, SH.focusNode)
            source = results.value(result, SH.sourceShape)
            assert focus is not None and source is not None
            message = str(results.value(result, SH.resultMessage))
            expected, _, advice = message.partition(". ")
            datatypes = _datatypes(self._shapes, source)
            values = self._values(graph, results, result, focus, source)
            yield about(
                self._data,
                check_of(self._shapes, source),
                SEVERITIES[results.value(result, SH.resultSeverity)],
                str(focus),
                expected.removesuffix("."),
                advice,
                sorted(_shown(value, datatypes) for value in values),
            )

    def _values(
        self, graph: Graph, results: Graph, result: Node, focus: Node, source: Node
    ) -> set[Node]:
        """Return what a result is about: the value it names, or all where their number is wrong."""
        value = results.value(result, SH.value)
        if value is not None:
            return {value} - {focus}
        path = self._shapes.value(source, SH.path)
        if path is None or results.value(result, SH.sourceConstraintComponent) not in COUNTING:
            return set()
        return set(graph.objects(focus, as_path(self._shapes, path)))


def _datatypes(shapes: Graph, shape: Node) -> set[Node]:
    """Return the datatypes that a shape accepts; none where it does not say."""
    found = set(shapes.objects(shape, SH.datatype))
    for choices in shapes.objects(shape, SH["or"]):
        found |= {d for each in shapes.items(choices) for d in shapes.objects(each, SH.datatype)}
    return found


def _shown(value: Node, datatypes: Container[Node]) -> str:
    """Write a value; its datatype only where another is expected."""
    if isinstance(value, URIRef):
        return cut(shortened(str(value)))
    text = cut(f'"{value}"')
    if not isinstance(value, Literal):
        return text
    if value.language:
        return f"{text}@{value.language}"
    datatype = value.datatype or XSD.string
    return f"{text}^^{shortened(datatype)}" if datatypes and datatype not in datatypes else text
