"""Offsets with the datatype that other vocabularies ask for; the engine makes integers of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from interorg.ontology.terms import XSD


def with_offsets(triples: Iterable[Triple], properties: Collection[NamedNode]) -> Iterator[Triple]:
    """Make the values of some properties xsd:nonNegativeInteger; yield the rest as given."""
    for triple in triples:
        if triple.predicate in properties and isinstance(triple.object, Literal):
            yield Triple(triple.subject, triple.predicate, offset(triple.object.value))
        else:
            yield triple


def offset(number: int | str) -> Literal:
    return Literal(str(number), datatype=XSD.nonNegativeInteger)
