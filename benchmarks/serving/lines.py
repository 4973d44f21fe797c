"""N-Quads lines: terms as they are written, and the sheet that statements are put on."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from interorg.ontology.namespaces import Namespace
from interorg.ontology.terms import (
    BASE,
    DCTERMS,
    GRAPH,
    IOR,
    IORT,
    IORV,
    PROV,
    RDF,
    RDFS,
    SKOS,
    XSD,
    concept,
)


class Written:
    """The terms of a namespace as N-Quads writes them; each is looked up and written once."""

    def __init__(self, namespace: Namespace) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> str:
        text = str(getattr(self._namespace, name))
        setattr(self, name, text)
        return text


ior, iort, iorv = Written(IOR), Written(IORT), Written(IORV)
rdf, rdfs, skos, dcterms, prov = map(Written, (RDF, RDFS, SKOS, DCTERMS, PROV))
g = Written(GRAPH)
DECIMAL, INTEGER = str(XSD.decimal), str(XSD.integer)


def node(kind: str, key: str) -> str:
    """Write the IRI of one thing in the data; the key needs no escapes."""
    return f"<{BASE}id/{kind}/{key}>"


def notion(identifier: str) -> str:
    """Write the IRI of a concept."""
    return str(concept(identifier))


def text(value: str) -> str:
    """Write a plain literal."""
    return str(Literal(value)) if '"' in value or "\\" in value else f'"{value}"'


def whole(number: int) -> str:
    return f'"{number}"^^{INTEGER}'


def decimal(number: float) -> str:
    """Write a number without trailing zeros, as stores keep it."""
    return f'"{number:.2f}'.rstrip("0").rstrip(".") + f'"^^{DECIMAL}'


class Sheet:
    """Takes statements, all in the default graph or each in the graph it belongs to."""

    def __init__(self, graphs: bool) -> None:
        self.rows: list[str] = []
        self.graphs = graphs
        self._end = " .\n"

    def begin(self, graph: str | NamedNode) -> None:
        """Name the graph of the statements that follow."""
        if self.graphs:
            self._end = f" {graph} .\n"

    def say(self, subject: str, predicate: str, value: str) -> None:
        self.rows.append(f"{subject} {predicate} {value}{self._end}")
