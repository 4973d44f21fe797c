"""Facts of the ontology with statements added or taken away."""

from collections.abc import Callable

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from interorg.ontology.checks.facts import Facts
from interorg.ontology.files import read_modules

PREFIXES = """
@prefix ior: <https://w3id.org/interorg/ontology#> .
@prefix iorc: <https://w3id.org/interorg/concept/> .
@prefix iort: <https://w3id.org/interorg/relation-type/> .
@prefix iorv: <https://w3id.org/interorg/value/> .
@prefix ex: <https://example.org/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def triples(turtle: str) -> tuple[Triple, ...]:
    return tuple(q.triple for q in parse(PREFIXES + turtle, format=RdfFormat.TURTLE))


@pytest.fixture(scope="session")
def turtle() -> Callable[[str], tuple[Triple, ...]]:
    """Give the triples of Turtle without its prefixes, which are the usual ones."""
    return triples


@pytest.fixture
def changed() -> Callable[..., Facts]:
    """Give the facts of the modules with some Turtle added and some taken away."""

    def change(added: str = "", removed: str = "") -> Facts:
        gone = set(triples(removed))
        kept = tuple(triple for triple in read_modules() if triple not in gone)
        return Facts((*kept, *triples(added)))

    return change
