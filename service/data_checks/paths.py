"""Paths of SHACL as paths of rdflib."""

from __future__ import annotations

from rdflib import RDF, SH, Graph, URIRef
from rdflib.paths import AlternativePath, InvPath, Path, SequencePath
from rdflib.term import Node


def as_path(shapes: Graph, node: Node) -> URIRef | Path:
    """Read a path of the shapes: a property, or others inverted, in turn or one of them."""
    if isinstance(node, URIRef):
        return node
    if (inverse := shapes.value(node, SH.inversePath)) is not None:
        return InvPath(as_path(shapes, inverse))
    several = shapes.value(node, SH.alternativePath)
    steps = [as_path(shapes, step) for step in shapes.items(node if several is None else several)]
    if not steps or (several is None and (node, RDF.first, None) not in shapes):
        raise ValueError(f"Expected a path of properties, found {node}")
    return SequencePath(*steps) if several is None else AlternativePath(*steps)
