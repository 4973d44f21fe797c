"""A graph written by hand, and the index that is made of it."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, Store
from tantivy import Searcher

from interorg.service.search import build_index
from interorg.service.search.index import searcher
from interorg.service.storage.generations import Generation

GRAPH = """
PREFIX ior: <https://w3id.org/interorg/ontology#>
PREFIX iorc: <https://w3id.org/interorg/concept/>
PREFIX iort: <https://w3id.org/interorg/relation-type/>
PREFIX iorv: <https://w3id.org/interorg/value/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>

iorc:Alliance a ior:FormConcept , skos:Concept ; skos:prefLabel "alliance" ;
    skos:definition "Firms that work together." ; skos:altLabel "partnership of firms" .
iorc:JointVenture a ior:FormConcept , skos:Concept ; skos:prefLabel "joint venture" ;
    skos:definition "A firm of firms." ; skos:broader iorc:Alliance ; skos:altLabel "JV" .
iorc:Learning a ior:BenefitConcept , skos:Concept ; skos:prefLabel "learning" ;
    skos:definition "Knowing more." .
iorc:Trust a ior:MechanismConcept , skos:Concept ; skos:prefLabel "trust" ;
    skos:definition "Relying on each other." .
iorc:Hostages a ior:MechanismConcept , skos:Concept ; skos:prefLabel "hostages" ;
    skos:definition "Pledges." ; skos:altLabel "trusted pledges" .
iorc:GameTheory a ior:TheoryConcept , skos:Concept ; skos:prefLabel "game theory" ;
    skos:definition "Choices that depend on each other." .
iorc:SocialScience a ior:DisciplineConcept , skos:Concept ; skos:prefLabel "social science" ;
    skos:definition "Of people." .
iorc:Economics a ior:DisciplineConcept , skos:Concept ; skos:prefLabel "economics" ;
    skos:definition "Of goods." ; skos:broader iorc:SocialScience .
iort:Enables skos:definition "Makes possible." ; rdfs:label "enables" .
iorv:Affirmed skos:definition "Held." ; rdfs:label "affirmed" .
iorv:Denied skos:definition "Denied." ; rdfs:label "denied" .
iorv:Hedged skos:definition "With reserve." ; rdfs:label "hedged" .

<id/document/paper> a ior:ScholarlyDocument ; ior:documentKey "paper" ; dcterms:title "A paper" ;
    ior:publicationYear 1999 ; ior:inDiscipline iorc:Economics .
<id/claim/1> ior:expresses <id/proposition/1> ; ior:hasEvidence <id/span/paper/10-42> ;
    ior:hasPolarity iorv:Denied ; ior:hasModality iorv:Hedged ; ior:confidence 0.75 ;
    ior:extractionRule "claim.encoder" ; ior:framedBy iorc:GameTheory ;
    ior:hasCitation <id/citation/1> .
<id/proposition/1> ior:claimSubject iorc:JointVenture ; ior:claimRelation iort:Enables ;
    ior:claimObject iorc:Learning .
<id/span/paper/10-42> ior:exactQuote "Joint ventures may not teach anything." ;
    ior:spanOf <id/document/paper> .
<id/citation/1> ior:citedWork <id/work/Kogut1988> ; rdfs:label "Kogut (1988)" ;
    ior:citationLocator "p. 3" .
<id/claim/2> ior:expresses <id/proposition/2> ; ior:hasEvidence <id/span/odd> ;
    ior:confidence "surely" .
<id/proposition/2> ior:claimSubject iorc:Trust ; ior:claimRelation iort:Enables ;
    ior:claimObject iorc:Learning .
<id/span/odd> ior:exactQuote "Trust teaches." ; ior:spanOf <id/document/paper> .
<id/report/1> ior:reportsCase <id/relationship/gamma> ; ior:hasEvidence <id/span/case> .
<id/span/case> ior:exactQuote "Gamma was founded." .
<id/relationship/gamma> rdfs:label "Gamma" ; ior:hasForm iorc:JointVenture ; ior:startYear 1984 ;
    ior:usesMechanism iorc:Trust ;
    ior:hasPartner <id/organization/alder> , <id/organization/birch> .
<id/organization/alder> a ior:Organization ; skos:prefLabel "Alder" ; rdfs:label "Alder Works" .
<id/organization/birch> a ior:Organization ; rdfs:label "Birch" .
<id/organization/alder-inc> a ior:Organization ; rdfs:label "Alder Inc." ;
    ior:mergedInto <id/organization/alder> .
"""


@pytest.fixture(scope="session")
def graph() -> Store:
    store = Store()
    store.load(GRAPH.encode(), format=RdfFormat.TURTLE, base_iri="https://w3id.org/interorg/")
    return store


@pytest.fixture(scope="session")
def made(graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """A generation that has nothing but its index."""
    path = tmp_path_factory.mktemp("generation")
    (path / "in-use").touch()
    build_index(graph, path / "text")
    return Generation(1, path)


@pytest.fixture(scope="session")
def opened(made: Generation) -> Searcher:
    return searcher(made)
