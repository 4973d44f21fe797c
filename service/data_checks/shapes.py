"""The SHACL shapes, and which nodes each is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from interorg.ontology.files import shapes as files

Kind = Literal["class", "subjects", "query"]


@dataclass(frozen=True)
class Target:
    """Nodes that shapes are about: the instances of a class, the subjects of a property, or what
    a SELECT query finds as `?this`."""

    kind: Kind
    of: str
    """An IRI, or the query with its prefixes."""
    shapes: tuple[str, ...]
    """IRIs of the shapes."""


@cache
def shapes_graph() -> Graph:
    """Read all shapes."""
    graph = Graph()
    for path in files():
        graph.parse(path)
    return graph


@cache
def shapes_by_group() -> dict[str, tuple[str, ...]]:
    """Return the IRIs of the shapes in each file, by a title for the file."""
    found = {}
    for path in files():
        shapes = Graph().parse(path).subjects(RDF.type, SH.NodeShape)
        if names := sorted(str(shape) for shape in shapes if isinstance(shape, URIRef)):
            found[path.stem.capitalize()] = tuple(names)
    return found


def targets(graph: Graph) -> list[Target]:
    """Return what the shapes are about, shapes with one target together."""
    found: dict[tuple[Kind, str], list[str]] = defaultdict(list)
    for shape, target in graph.subject_objects(SH.targetClass):
        found["class", str(target)].append(str(shape))
    for shape, target in graph.subject_objects(SH.targetSubjectsOf):
        found["subjects", str(target)].append(str(shape))
    for shape, target in graph.subject_objects(SH.target):
        query = f"{_prefixes(graph, target)}{graph.value(target, SH.select)}"
        found["query", query].append(str(shape))
    return [Target(kind, of, tuple(sorted(names))) for (kind, of), names in sorted(found.items())]


def _prefixes(graph: Graph, node: Node) -> str:
    lines = []
    for declaring in graph.objects(node, SH.prefixes):
        for declared in graph.objects(declaring, SH.declare):
            prefix = graph.value(declared, SH.prefix)
            lines.append(f"PREFIX {prefix}: <{graph.value(declared, SH.namespace)}>\n")
    return "".join(sorted(lines))


def followed_backwards(graph: Graph) -> set[str]:
    """Return the IRIs of the properties that a shape follows from object to subject."""
    return {
        str(node)
        for path in graph.objects(None, SH.inversePath)
        for node in (path, *_alternatives(graph, path))
        if isinstance(node, URIRef)
    }


def _alternatives(graph: Graph, path: Node) -> Iterator[Node]:
    for several in graph.objects(path, SH.alternativePath):
        yield from graph.items(several)


def check_of(graph: Graph, source: Node) -> str:
    """Return the name of the shape that a constraint belongs to."""
    node: Node | None = source
    while node is not None and not isinstance(node, URIRef):
        node = graph.value(None, SH.property, node)
    return name_of(str(node))


def name_of(shape: str) -> str:
    """Name a shape by the end of its IRI.

    >>> name_of("https://w3id.org/interorg/shapes/ClaimShape")
    'Claim'
    """
    return shape.rsplit("/", 1)[-1].removesuffix("Shape")
