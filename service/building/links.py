"""What joins nodes to nodes in a store, or gives them texts and numbers; no blank nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from ..storage.writer import is_document


class Link(NamedTuple):
    """A quad that joins two nodes."""

    subject: NamedNode
    predicate: NamedNode
    object: NamedNode
    graph: NamedNode


class Text(NamedTuple):
    """A quad that gives a node a text or a number."""

    subject: NamedNode
    value: str
    graph: NamedNode


def links(
    store: Store,
    subject: NamedNode | None,
    predicate: NamedNode | None,
    value: NamedNode | None,
    graph: NamedNode | None = None,
) -> Iterator[Link]:
    """Yield the links of one graph, or of the graphs of all documents."""
    for quad in store.quads_for_pattern(subject, predicate, value, graph):
        node, other, where = quad.subject, quad.object, quad.graph_name
        if (
            isinstance(where, NamedNode)
            and isinstance(node, NamedNode)
            and isinstance(other, NamedNode)
            and (graph or is_document(where))
        ):
            yield Link(node, quad.predicate, other, where)


def texts(store: Store, predicate: NamedNode) -> Iterator[Text]:
    """Yield the texts and numbers that documents give with a property."""
    for quad in store.quads_for_pattern(None, predicate, None, None):
        node, value, where = quad.subject, quad.object, quad.graph_name
        if (
            isinstance(where, NamedNode)
            and is_document(where)
            and isinstance(node, NamedNode)
            and isinstance(value, Literal)
        ):
            yield Text(node, value.value, where)
