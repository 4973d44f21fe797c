"""The quads of one document's graph as they grow, and the nodes that all kinds of facts share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from interorg.ontology.terms import ID, IOR, RDF, RDFS, XSD, document_graph

from ..document import Document
from ..evidence import Evidence
from ..organizations.names import organization_slug

Term = NamedNode | Literal


@dataclass
class Graph:
    """The quads of one document's graph as they grow."""

    document: Document
    quads: set[Quad] = field(default_factory=set)

    @cached_property
    def name(self) -> NamedNode:
        """The name of the graph."""
        return document_graph(self.document.key)

    def add(self, subject: NamedNode, predicate: NamedNode, object: Term | None) -> None:
        if object is not None:
            self.quads.add(Quad(subject, predicate, object, self.name))


def serialized(quads: Iterable[Quad]) -> bytes:
    """Write quads as N-Quads, one order for one set."""
    # As bytes: one sign beyond Latin would make every character of the whole take two or four.
    return b"".join(sorted(f"{quad} .\n".encode() for quad in quads))


def decimal(value: float) -> Literal:
    """Make an xsd:decimal without trailing noise."""
    return Literal(f"{value:.2f}", datatype=XSD.decimal)


def integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)


def dated(iso: str) -> Literal:
    """Make a date of a day, month or year by ISO 8601; an impossible day leaves its month.

    >>> dated("1999-05-03").datatype == XSD.date, dated("1999-02-30").value
    (True, '1999-02')
    """
    try:
        date.fromisoformat(f"{iso}-01-01"[:10])
    except ValueError:
        iso = iso[:7]
    kinds = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    return Literal(iso, datatype=kinds[len(iso)])


def span_node(graph: Graph, evidence: Evidence) -> NamedNode:
    node = ID.span(f"{evidence.document}/{evidence.start}-{evidence.end}")
    graph.add(node, RDF.type, IOR.TextSpan)
    graph.add(node, IOR.spanOf, ID.document(evidence.document))
    graph.add(node, IOR.exactQuote, Literal(evidence.quote))
    graph.add(node, IOR.beginOffset, integer(evidence.start))
    graph.add(node, IOR.endOffset, integer(evidence.end))
    graph.add(node, IOR.sentenceIndex, integer(evidence.sentence))
    graph.add(node, IOR.sectionTitle, Literal(evidence.section) if evidence.section else None)
    graph.add(node, IOR.pageNumber, integer(evidence.page) if evidence.page else None)
    return node


def organization_node(graph: Graph, name: str) -> NamedNode:
    node = ID.organization(organization_slug(name))
    graph.add(node, RDF.type, IOR.Organization)
    graph.add(node, RDFS.label, Literal(name))
    return node
