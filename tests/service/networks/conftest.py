"""A small graph whose every tie is known, and a client of the service on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Quad, RdfFormat, parse

from interorg.ingest.graph.quads import serialized
from interorg.ontology.terms import GRAPH
from interorg.service.storage.store import Store
from interorg.service.web import create_app

PREFIXES = """
@prefix id: <https://w3id.org/interorg/id/> .
@prefix ior: <https://w3id.org/interorg/ontology#> .
@prefix iorc: <https://w3id.org/interorg/concept/> .
@prefix iort: <https://w3id.org/interorg/relation-type/> .
@prefix iorv: <https://w3id.org/interorg/value/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
CONCEPTS = """
iorc:JointVenture a ior:FormConcept, skos:Concept ; skos:prefLabel "joint venture"@en .
iorc:EquityJointVenture a ior:FormConcept, skos:Concept ; skos:prefLabel "equity joint venture"@en ;
  skos:broader iorc:JointVenture .
iorc:Consortium a ior:FormConcept, skos:Concept ; skos:prefLabel "consortium"@en .
iorc:Trust a ior:MechanismConcept, skos:Concept ; skos:prefLabel "trust"@en .
iorc:RiskSharing a ior:BenefitConcept, skos:Concept ; skos:prefLabel "risk sharing"@en .
iort:Enables a ior:RelationType ; skos:prefLabel "enables"@en .
iorv:SubsidiaryOf a ior:TieKind ; rdfs:label "subsidiary of" .
"""
JOINED = """
id:organization\\/alpha a ior:Organization ; rdfs:label "Alpha" .
id:organization\\/beta a ior:Organization ; rdfs:label "Beta" .
id:organization\\/gamma a ior:Organization ; rdfs:label "=Gamma & <b>Sons</b>" .
id:organization\\/delta a ior:Organization ; rdfs:label "Delta" .
id:organization\\/deltaco a ior:Organization ; rdfs:label "Delta Co" ;
  ior:mergedInto id:organization\\/delta .
id:organization\\/alone a ior:Organization ; rdfs:label "Alone" .
id:relationship\\/first rdfs:label "First" ;
  ior:hasForm iorc:EquityJointVenture, iorc:JointVenture ;
  ior:hasPartner id:organization\\/alpha, id:organization\\/beta ;
  ior:startYear 1980 ; ior:endYear 1985 ; ior:usesMechanism iorc:Trust .
id:relationship\\/second rdfs:label "Second" ; ior:hasForm iorc:Consortium ;
  ior:hasPartner id:organization\\/alpha, id:organization\\/beta, id:organization\\/gamma ;
  ior:startYear 1990 .
id:relationship\\/undated rdfs:label "Undated" ; ior:hasForm iorc:Consortium ;
  ior:hasPartner id:organization\\/beta, id:organization\\/gamma .
id:tie\\/t1 a ior:OrganizationTie ; ior:tieSubject id:organization\\/deltaco ;
  ior:hasTieKind iorv:SubsidiaryOf ; ior:tieObject id:organization\\/gamma .
id:claim\\/c1 a ior:Claim ; ior:expresses id:proposition\\/p1 ; ior:hasPolarity iorv:Affirmed ;
  ior:hasEvidence id:span\\/s1 .
id:claim\\/c2 a ior:Claim ; ior:expresses id:proposition\\/p1 ; ior:hasPolarity iorv:Denied ;
  ior:hasEvidence id:span\\/s2 .
id:proposition\\/p1 ior:claimSubject iorc:JointVenture ; ior:claimRelation iort:Enables ;
  ior:claimObject iorc:RiskSharing .
id:span\\/s1 ior:spanOf id:document\\/d1 .
id:span\\/s2 ior:spanOf id:document\\/d2 .
id:document\\/d1 ior:documentKey "d1" ; ior:publicationYear 1999 .
id:document\\/d2 ior:documentKey "d2" ; ior:publicationYear 2009 .
"""


DEFINED = "skos:definition 'A thing.' ; skos:prefLabel"


def graph(turtle: str, name: object) -> bytes:
    triples = parse(PREFIXES + turtle.replace("skos:prefLabel", DEFINED), format=RdfFormat.TURTLE)
    return serialized(Quad(q.subject, q.predicate, q.object, name) for q in triples)  # type: ignore[arg-type]


def served(path: Path, joined: str) -> Iterator[FlaskClient]:
    made = Store.create(path, "union")
    with made.writer() as writer:
        writer.replace_graph(GRAPH.concepts, graph(CONCEPTS, GRAPH.concepts))
        writer.replace_graph(GRAPH.inferred, graph(joined, GRAPH.inferred))
        writer.publish()
    app = create_app({"STORE": path, "WORKERS": 1, "TIMEOUT": 20.0, "IN_MEMORY": "off"})
    yield app.test_client()
    app.extensions["interorg"].pool.close()


@pytest.fixture(scope="session")
def networks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    yield from served(tmp_path_factory.mktemp("networks") / "store", JOINED)


FOREIGN = """
<http://cases.example/42> rdfs:label "Forty-two" ;
  ior:hasPartner <http://firms.example/a>, <http://firms.example/b> .
<http://firms.example/a> a ior:Organization ; rdfs:label "A" .
<http://firms.example/b> a ior:Organization ; rdfs:label "B" .
"""


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A client of a graph whose organizations and case have IRIs of others."""
    yield from served(tmp_path_factory.mktemp("foreign") / "store", FOREIGN)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A client of a graph in which nothing is tied."""
    yield from served(tmp_path_factory.mktemp("bare") / "store", "")
