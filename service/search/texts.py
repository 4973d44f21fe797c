"""The texts of a graph: literals that are strings, and which of them an index takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

LONGEST = 60_000
"""Bytes of a word; the index drops longer ones, so a text that could have one is not indexed."""
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TEXT = frozenset({XSD_STRING, f"{RDF}langString", f"{RDF}dirLangString"})


def is_text(node: object) -> TypeGuard[Literal]:
    return isinstance(node, Literal) and node.datatype.value in TEXT


def indexable(node: object) -> TypeGuard[Literal]:
    """Tell whether a node is a text whose every word the index takes."""
    if not is_text(node):
        return False
    # At most four bytes a character.
    fits = LONGEST // 4
    return len(node.value) < fits or max(map(len, node.value.split()), default=0) < fits


def texts(graph: Store) -> Iterator[tuple[NamedNode, Iterator[object]]]:
    """Give each property with its different literals, and one object that is none if it has any."""
    for solution in _select(graph, "SELECT DISTINCT ?p { ?s ?p ?o }", everywhere=True):
        property = solution["p"]
        assert isinstance(property, NamedNode)
        yield property, _texts(graph, property)


def _texts(graph: Store, property: NamedNode) -> Iterator[object]:
    pattern = f"?s {property} ?o"
    other = f"SELECT ?o {{ {pattern} FILTER(!isLiteral(?o)) }} LIMIT 1"
    # The engine has the objects of a property in order, so that REDUCED drops what is repeated.
    default = f"SELECT REDUCED ?o {{ {pattern} FILTER(isLiteral(?o)) }}"
    named = f"""SELECT REDUCED ?o {{ GRAPH ?g {{ {pattern} }}
        FILTER(isLiteral(?o)) FILTER NOT EXISTS {{ ?other {property} ?o }} }}"""
    for query, everywhere in ((other, True), (default, False), (named, False)):
        for solution in _select(graph, query, everywhere):
            yield solution["o"]


def _select(graph: Store, query: str, everywhere: bool) -> QuerySolutions:
    found = graph.query(query, use_default_graph_as_union=everywhere)
    assert isinstance(found, QuerySolutions)
    return found
