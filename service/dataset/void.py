"""Describes the data set that is served, by the VoID vocabulary: https://www.w3.org/TR/void/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from interorg.ontology.terms import BASE, RDF, XSD

from ..furnishing.statistics import Inventory
from ..storage.store import Mode

VOID = "http://rdfs.org/ns/void#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
FORMATS = "http://www.w3.org/ns/formats/"
PREFIXES = {
    "void": VOID,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FEATURES = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")
MOST = 1_000
"""So many partitions of a kind are described, the largest."""
TITLES = {"union": "How organizations work together", "strict": "RDF data"}

Term = NamedNode | BlankNode | Literal


@dataclass(frozen=True)
class Service:
    """Where the data set is served, and what its operator and its store say of it."""

    root: str
    """The address that all others begin with; it ends in a slash."""
    mode: Mode
    modified: str | None
    """When the generation was made, as xsd:dateTime."""
    licence: str | None = None
    examples: tuple[str, ...] = ()


def describe(inventory: Inventory, service: Service) -> Iterator[Triple]:
    """Yield all that is said of the data set."""
    page = NamedNode(f"{service.root}.well-known/void")
    this = NamedNode(f"{page.value}#dataset")
    yield Triple(page, RDF.type, void("DatasetDescription"))
    yield Triple(page, NamedNode(FOAF + "primaryTopic"), this)
    yield Triple(this, RDF.type, void("Dataset"))
    yield from said(this, about(service))
    yield from said(this, counts(inventory))
    for name in vocabularies([*inventory.predicates, *inventory.classes]):
        yield Triple(this, void("vocabulary"), NamedNode(name))
    yield from class_partitions(this, inventory.classes)
    yield from property_partitions(this, inventory)


def about(service: Service) -> Iterator[tuple[str, Term]]:
    """Yield where the data set is and whose it is."""
    yield DCTERMS + "title", Literal(TITLES[service.mode], language="en")
    if service.modified:
        yield DCTERMS + "modified", Literal(service.modified, datatype=XSD.dateTime)
    yield FOAF + "homepage", NamedNode(service.root)
    yield VOID + "sparqlEndpoint", NamedNode(f"{service.root}sparql")
    yield VOID + "dataDump", NamedNode(f"{service.root}dump.nq.gz")
    for name in FEATURES:
        yield VOID + "feature", NamedNode(FORMATS + name)
    for name in service.examples:
        yield VOID + "exampleResource", NamedNode(name)
    if service.licence:
        yield DCTERMS + "license", NamedNode(service.licence)
    if service.mode == "union":
        yield VOID + "uriSpace", Literal(BASE)


def counts(inventory: Inventory) -> Iterator[tuple[str, Term]]:
    """Yield how much the data set holds."""
    yield VOID + "triples", Literal(inventory.triples)
    yield VOID + "entities", Literal(inventory.subjects)
    yield VOID + "distinctSubjects", Literal(inventory.subjects)
    yield VOID + "classes", Literal(len(inventory.classes))
    yield VOID + "properties", Literal(len(inventory.predicates))


def class_partitions(this: NamedNode, classes: Mapping[str, int]) -> Iterator[Triple]:
    """Yield how many things are of each class."""
    for place, (name, size) in enumerate(largest(classes)):
        part = BlankNode(f"class{place}")
        yield Triple(this, void("classPartition"), part)
        yield Triple(part, void("class"), NamedNode(name))
        yield Triple(part, void("entities"), Literal(size))


def property_partitions(this: NamedNode, inventory: Inventory) -> Iterator[Triple]:
    """Yield how many statements have each property, and of how many things."""
    sizes = {name: predicate.count for name, predicate in inventory.predicates.items()}
    for place, (name, size) in enumerate(largest(sizes)):
        part, counted = BlankNode(f"property{place}"), inventory.predicates[name]
        yield Triple(this, void("propertyPartition"), part)
        yield Triple(part, void("property"), NamedNode(name))
        yield Triple(part, void("triples"), Literal(size))
        yield Triple(part, void("distinctSubjects"), Literal(counted.subjects))
        yield Triple(part, void("distinctObjects"), Literal(counted.objects))


def largest(sizes: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the largest of what was counted, in an order that does not change."""
    return sorted(sizes.items(), key=lambda item: (-item[1], item[0]))[:MOST]


def vocabularies(terms: Iterable[str]) -> list[str]:
    """Return the namespaces of terms.

    >>> vocabularies(["http://purl.org/dc/terms/title", "http://purl.org/dc/terms/date"])
    ['http://purl.org/dc/terms/']
    """
    found = (re.match(r".+[#/](?=[^#/]+$)", term) for term in terms)
    return sorted({match[0] for match in found if match})[:MOST]


def void(name: str) -> NamedNode:
    return NamedNode(VOID + name)


def said(this: NamedNode, facts: Iterable[tuple[str, Term]]) -> Iterator[Triple]:
    return (Triple(this, NamedNode(name), value) for name, value in facts)
