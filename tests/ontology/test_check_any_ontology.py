"""Checks that fit any ontology: a planted fault that each finds, a twin that it lets be."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from interorg.ontology.checks.catalogue import GENERAL
from interorg.ontology.checks.facts import Facts, own_namespaces
from interorg.ontology.checks.findings import SEVERITIES

SOUND = (Path(__file__).parent / "checks" / "sound.ttl").read_text(encoding="utf-8")
PREFIXES = "".join(line for line in SOUND.splitlines(True) if line.startswith("@prefix"))
CHECKS = {check.name: check for check in GENERAL}


@dataclass(frozen=True)
class Plant:
    """Turtle that plants a fault, the subject it is found on, and Turtle that looks alike."""

    check: str
    fault: str = ""
    subject: str = "ontology"
    sound: str = ""
    without: str = ""


BARE = ":Raft a owl:Class ; rdfs:subClassOf :Vessel"
ALL_BARE = " ".join(f":p{n} a owl:ObjectProperty ." for n in range(9))
HEADER = "<https://example.org/vessel>"

PLANTS = (
    Plant(
        "labels and definitions",
        f"{BARE} ; rdfs:label 'raft'@en .",
        "Raft",
        f"{BARE} ; skos:prefLabel 'raft'@en ; skos:definition 'Floats.'@en .",
    ),
    Plant(
        "domains and ranges",
        ALL_BARE,
        "ontology",
        ":p1 a owl:ObjectProperty ; rdfs:subPropertyOf :hasCrew .",
    ),
    Plant(
        "inverses",
        ":keeps a owl:ObjectProperty ; owl:inverseOf :kept ; rdfs:domain :Sailor ."
        ":kept a owl:ObjectProperty ; rdfs:range :Vessel .",
        "keeps",
        ":keeps a owl:ObjectProperty ; owl:inverseOf :kept ; rdfs:domain :Sailor ."
        ":kept a owl:ObjectProperty ; rdfs:range :Sailor .",
    ),
    Plant(
        "lexical collisions",
        ":Other a owl:Class ; rdfs:label 'Ferries'@en .",
        "Ferry",
        ":Other a owl:Class ; rdfs:label 'Ferries'@de .",
    ),
    Plant(
        "terms of others",
        "prov:Entity rdfs:subClassOf :Vessel .",
        "http://www.w3.org/ns/prov#Entity",
        "prov:Entity rdfs:label 'entity'@en .",
    ),
    Plant(
        "terms of others",
        "prov:Entity a :Vessel .",
        "http://www.w3.org/ns/prov#Entity",
        "<https://example.org/people/anna> a prov:Entity ; rdfs:label 'Anna' .",
    ),
    Plant(
        "imports",
        f"{HEADER} owl:imports <https://example.org/sea> .",
        "https://example.org/sea",
        f"{HEADER} rdfs:seeAlso <https://example.org/sea> .",
    ),
    Plant(
        "declarations",
        ":Ferry skos:editorialNote :Rat .",
        "https://example.org/vessel#Rat",
        f"{HEADER} owl:priorVersion <https://example.org/vessel/0.9.0> .",
    ),
    Plant(
        "kinds apart",
        ":year a owl:AnnotationProperty .",
        "year",
        ":year a rdf:Property , owl:FunctionalProperty .",
    ),
    Plant("kinds apart", ":Ferry a rdfs:Datatype .", "Ferry", ":Ferry a rdfs:Class ."),
    Plant(
        "reserved names",
        ":Ferry owl:disjointFrom :Raft .",
        "http://www.w3.org/2002/07/owl#disjointFrom",
        ":Ferry owl:disjointWith :Sailor .",
    ),
    Plant(
        "built-in terms",
        "owl:Thing rdfs:subClassOf :Vessel .",
        "http://www.w3.org/2002/07/owl#Thing",
        "owl:Thing a owl:Class .",
    ),
    Plant(
        "one header",
        "<https://example.org/sea> a owl:Ontology .",
        "ontology",
        f"{HEADER} a owl:Ontology .",
    ),
    Plant(
        "one header",
        f"{HEADER} owl:versionIRI <https://example.org/vessel/1.0.1> .",
        "ontology",
        f"{HEADER} owl:versionIRI <https://example.org/vessel/1.0.0> .",
    ),
    Plant(
        "restrictions",
        ":Ferry rdfs:subClassOf [ a owl:Restriction ; owl:someValuesFrom :Sailor ] .",
        "Ferry",
        ":Ferry rdfs:subClassOf [ a owl:Restriction ;"
        " owl:onProperty :hasCrew ; owl:someValuesFrom :Sailor ] .",
    ),
    Plant(
        "restrictions",
        ":Ferry rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :hasCrew ;"
        " owl:minCardinality 1 ] .",
        "Ferry",
        ":Ferry rdfs:subClassOf [ a owl:Restriction ;"
        " owl:onProperty :hasCrew ; owl:minCardinality '1'^^xsd:nonNegativeInteger ] .",
    ),
    Plant(
        "restrictions",
        ":Ferry rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :hasCrew ;"
        " owl:minQualifiedCardinality '1'^^xsd:nonNegativeInteger ] .",
        "Ferry",
    ),
    Plant(
        "restrictions",
        ":Ferry rdfs:subClassOf [ owl:onProperty :hasCrew ;"
        " owl:someValuesFrom :Sailor ; owl:allValuesFrom :Sailor ] .",
        "Ferry",
    ),
    Plant(
        "restrictions",
        ":Ferry a owl:Restriction ; owl:onProperty :hasCrew ; owl:someValuesFrom :Sailor .",
        "Ferry",
    ),
    Plant(
        "class expressions",
        ":Ferry rdfs:subClassOf [ a owl:Class ] .",
        "Ferry",
        ":Ferry rdfs:subClassOf [ a owl:Class ; owl:complementOf :Sailor ] .",
    ),
    Plant(
        "class expressions",
        ":Ferry rdfs:subClassOf _:x . :Sailor rdfs:subClassOf _:x ."
        " _:x a owl:Class ; owl:unionOf ( :Vessel :Sailor ) .",
        "Ferry",
    ),
    Plant(
        "class expressions",
        ":Ferry rdfs:subClassOf _:x . _:x a owl:Class ; owl:complementOf _:x .",
        "Ferry",
    ),
    Plant(
        "lists",
        ":Raft owl:unionOf [ rdf:first :Ferry ] .",
        "Raft",
        ":Raft owl:unionOf ( :Ferry ) .",
    ),
    Plant("lists", ":Raft owl:unionOf _:x . _:x rdf:first :Ferry ; rdf:rest _:x .", "Raft"),
    Plant("lists", ":Raft owl:unionOf () .", "Raft", ":Raft owl:oneOf () ."),
    Plant("lists", ":Raft owl:unionOf :Ferry .", "Raft"),
    Plant(
        "unnamed individuals",
        "_:a :hasShipmate _:b . _:b :hasShipmate _:c . _:c :hasShipmate _:a .",
        "hasShipmate",
        "_:a :hasShipmate _:b . _:b :hasShipmate _:c . _:c :hasShipmate :anna .",
    ),
    Plant(
        "datatypes",
        ":launched a owl:DatatypeProperty ; rdfs:range xsd:date .",
        "launched",
        ":launched a owl:DatatypeProperty ; rdfs:range xsd:dateTime .",
    ),
    Plant("datatypes", ":hope :year '1984'^^xsd:gYear .", "year", ":hope :year 1984 ."),
    Plant(
        "property axioms",
        ":year a owl:TransitiveProperty .",
        "year",
        ":year a owl:FunctionalProperty .",
    ),
    Plant(
        "property axioms",
        ":year rdfs:subPropertyOf :hasCrew .",
        "year",
        ":year rdfs:subPropertyOf :number . :number a owl:DatatypeProperty .",
    ),
    Plant("property axioms", ":hasCrew rdfs:range xsd:string .", "hasCrew"),
    Plant("property axioms", ":year rdfs:range :Sailor .", "year"),
    Plant("property axioms", ":year owl:inverseOf :hasCrew .", "year"),
    Plant(
        "simple properties",
        ":hasShipmate a owl:FunctionalProperty .",
        "hasShipmate",
        ":hasCrew a owl:FunctionalProperty .",
    ),
    Plant(
        "simple properties",
        ":hasMaster a owl:TransitiveProperty .",
        "hasMaster",
        ":hasCrew a owl:TransitiveProperty .",
    ),
    Plant(
        "simple properties",
        ":hasCrew owl:propertyDisjointWith :hasMaster ; a owl:TransitiveProperty .",
        "hasCrew",
    ),
    Plant(
        "regular chains",
        ":sailsOn owl:propertyChainAxiom ( :hasShipmate :sailsOn ) .",
        "hasShipmate",
        ":sailsOn owl:propertyChainAxiom ( :knows :sailsOn ) . :knows a owl:ObjectProperty .",
    ),
    Plant(
        "regular chains",
        ":hasCrew owl:propertyChainAxiom ( :knows :hasCrew :knows ) .:knows a owl:ObjectProperty .",
        "hasCrew",
        ":knows a owl:ObjectProperty ; owl:propertyChainAxiom ( :knows :knows ) .",
    ),
    Plant(
        "regular chains",
        ":hasCrew rdfs:subPropertyOf :knows . :knows a owl:ObjectProperty ."
        ":hasCrew owl:propertyChainAxiom ( :sailsOn :knows ) .",
        "hasCrew",
    ),
    Plant(
        "P04 unconnected element", ":Raft a owl:Class ; rdfs:label 'raft'@en .", "Raft", f"{BARE} ."
    ),
    Plant(
        "P06 cycle in a hierarchy",
        ":Vessel rdfs:subClassOf :Ferry .",
        "Vessel",
        ":Raft rdfs:subClassOf :Ferry , :Vessel .",
    ),
    Plant(
        "P06 cycle in a hierarchy",
        ":hasCrew rdfs:subPropertyOf :has . :has a"
        " owl:ObjectProperty ; rdfs:subPropertyOf :hasCrew .",
        "has",
    ),
    Plant(
        "P08 missing annotation", f"{BARE} ; rdfs:label 'raft'@en .", "Raft", ":anna a :Sailor ."
    ),
    Plant(
        "P10 missing disjointness",
        "",
        "ontology",
        ":Ferry owl:disjointWith :Sailor .",
        without=":Sailor owl:disjointWith :Vessel .",
    ),
    Plant(
        "P11 missing domain or range",
        ":tows a owl:ObjectProperty ; rdfs:domain :Vessel .",
        "tows",
        ":tows a owl:ObjectProperty ; rdfs:domain :Vessel ;"
        " skos:editorialNote 'Anything can be towed.'@en .",
    ),
    Plant(
        "P13 missing inverse",
        ":tows a owl:ObjectProperty .",
        "tows",
        ":beside a owl:ObjectProperty , owl:SymmetricProperty .",
    ),
    Plant(
        "P19 several domains or ranges",
        ":hasCrew rdfs:domain :Ferry .",
        "hasCrew",
        ":rides a owl:ObjectProperty ; rdfs:domain [ a owl:Class ; owl:unionOf"
        " ( :Ferry :Vessel ) ] .",
    ),
    Plant(
        "P20 misused annotation",
        f"{BARE} ; rdfs:label 'raft'@en ; rdfs:comment 'Raft.'@en .",
        "Raft",
        f"{BARE} ; rdfs:label 'raft'@en ; rdfs:comment 'Logs tied together.'@en .",
    ),
    Plant("P20 misused annotation", f"{BARE} ; rdfs:comment ' ' .", "Raft"),
    Plant("P20 misused annotation", f"{BARE} ; rdfs:label '{'a long story ' * 9}' .", "Raft"),
    Plant(
        "P21 miscellaneous class",
        ":OtherVessel a owl:Class .",
        "OtherVessel",
        ":Brotherhood a owl:Class ; rdfs:label 'brotherhood'@en .",
    ),
    Plant(
        "P22 mixed naming", ":river_boat a owl:Class .", "river_boat", ":RiverBoat a owl:Class ."
    ),
    Plant(
        "P24 recursive definition",
        ":Ferry owl:equivalentClass [ a owl:Restriction ;"
        " owl:onProperty :hasCrew ; owl:someValuesFrom :Ferry ] .",
        "Ferry",
        ":Ferry owl:equivalentClass [ a owl:Restriction ; owl:onProperty :hasCrew ;"
        " owl:someValuesFrom :Sailor ] .",
    ),
    Plant(
        "P24 recursive definition",
        ":tows a owl:ObjectProperty ; rdfs:domain"
        " [ a owl:Restriction ; owl:onProperty :tows ; owl:someValuesFrom :Ferry ] .",
        "tows",
    ),
    Plant(
        "P25 inverse of itself",
        ":hasShipmate owl:inverseOf :hasShipmate .",
        "hasShipmate",
        ":beside a owl:ObjectProperty , owl:SymmetricProperty .",
    ),
    Plant(
        "P26 inverse of a symmetric one",
        ":hasShipmate owl:inverseOf :hasCrew .",
        "hasShipmate",
        ":hasShipmate owl:inverseOf :hasShipmate .",
    ),
    Plant(
        "P32 same label",
        ":Liner a owl:Class ; rdfs:label 'Ferry'@en .",
        "Ferry",
        ":Liner a owl:Class ; rdfs:label 'ferry'@de .",
    ),
    Plant(
        "P33 chain of one property",
        ":hasCrew owl:propertyChainAxiom ( :hasMaster ) .",
        "hasCrew",
        ":hasCrew owl:propertyChainAxiom ( :hasMaster :hasShipmate ) .",
    ),
    Plant(
        "P34 untyped class",
        ":Ferry rdfs:subClassOf <https://example.org/sea#Thing> .",
        "https://example.org/sea#Thing",
        ":Ferry rdfs:subClassOf owl:Thing .",
    ),
    Plant("P34 untyped class", ":anna a :Captain .", "https://example.org/vessel#Captain"),
    Plant(
        "P35 untyped property",
        ":Ferry dcterms:subject 'ferries' .",
        "http://purl.org/dc/terms/subject",
        ":Ferry dcterms:subject 'ferries' . dcterms:subject a rdf:Property .",
    ),
    Plant(
        "P36 file extension in the IRI",
        "<https://example.org/vessel.owl> a owl:Ontology .",
        "https://example.org/vessel.owl",
        "<https://example.org/owl> a owl:Ontology .",
    ),
    Plant(
        "P36 file extension in the IRI",
        "<https://example.org/sea.ttl/> a owl:Ontology .",
        "https://example.org/sea.ttl/",
        "<https://data.xml.org/> a owl:Ontology .",
    ),
    Plant(
        "P38 no ontology declared",
        "",
        "ontology",
        f"{HEADER} a owl:Ontology .",
        without=f"{HEADER} a owl:Ontology .",
    ),
    Plant(
        "P39 ambiguous namespace",
        "[] a owl:Ontology .",
        "ontology",
        "<https://example.org/sea> a owl:Ontology .",
    ),
    Plant("P39 ambiguous namespace", "<file:///tmp/x#Raft> a owl:Class .", "file:///tmp/x#Raft"),
    Plant(
        "P40 hijacked namespace",
        ":Ferry skos:preferredLabel 'ferry' .",
        "http://www.w3.org/2004/02/skos/core#preferredLabel",
        ":Ferry skos:altLabel 'boat' .",
    ),
    Plant(
        "P41 no licence",
        "",
        "ontology",
        f"{HEADER} dcterms:rights 'Free to use.' .",
        without=f"{HEADER} dcterms:license <https://creativecommons.org/licenses/by/4.0/> .",
    ),
    Plant(
        "OM1 minimum metadata",
        "",
        "ontology",
        f"{HEADER} rdfs:label 'Vessels' .",
        without=f"{HEADER} dcterms:title 'Vessels'@en .",
    ),
    Plant(
        "OM2 recommended metadata",
        "",
        "ontology",
        "",
        without=f"{HEADER} dcterms:bibliographicCitation 'Vessels, 1.0.0.' .",
    ),
    Plant(
        "OM3 detailed metadata",
        "",
        "ontology",
        f"{HEADER} foaf:depiction <https://example.org/photo> .",
        without=f"{HEADER} foaf:logo <https://example.org/logo.svg> .",
    ),
    Plant(
        "OM4.1 licence",
        "",
        "ontology",
        f"{HEADER} dcterms:rights 'Free to use.' .",
        without=f"{HEADER} dcterms:license <https://creativecommons.org/licenses/by/4.0/> .",
    ),
    Plant(
        "OM5.1 basic provenance",
        "",
        "ontology",
        f"{HEADER} foaf:maker <https://example.org/us> .",
        without=f"{HEADER} dcterms:creator 'vessel contributors' .",
    ),
    Plant(
        "OM5.2 full provenance",
        "",
        "ontology",
        "",
        without=f"{HEADER} dcterms:publisher 'vessel contributors' .",
    ),
    Plant(
        "VER1 version IRI",
        f"{HEADER} owl:versionIRI {HEADER} .",
        "ontology",
        f"{HEADER} owl:versionIRI <https://example.org/vessel/1.0.1> .",
    ),
    Plant(
        "VER1 version IRI",
        "",
        "ontology",
        "",
        without=f"{HEADER} owl:versionIRI <https://example.org/vessel/1.0.0> .",
    ),
    Plant(
        "FIND1 prefix",
        "",
        "ontology",
        "",
        without=f"{HEADER} vann:preferredNamespacePrefix 'vessel' .",
    ),
    Plant(
        "VOC2 vocabularies for terms",
        "",
        "ontology",
        "prov:Agent a owl:Class . :x a prov:Agent .",
        without=":Vessel rdfs:subClassOf prov:Entity .",
    ),
    Plant("VOC3 labels", f"{BARE} ; rdfs:comment 'Logs.' .", "ontology", ":anna a :Sailor ."),
    Plant("VOC4 definitions", f"{BARE} ; rdfs:label 'raft' .", "ontology", ":anna a :Sailor ."),
    Plant(
        "HTTP1 open protocol",
        "<urn:example:vessel> a owl:Ontology .",
        "ontology",
        "<http://example.org/vessel> a owl:Ontology .",
    ),
    Plant(
        "URI2 one identifier",
        f"{HEADER} vann:preferredNamespaceUri 'https://example.org/boat#' .",
        "ontology",
        f"{HEADER} vann:preferredNamespaceUri 'https://example.org/vessel/' .",
    ),
)


def triples(turtle):
    parsed = parse(turtle, format=RdfFormat.TURTLE, rename_blank_nodes=True)
    return tuple(quad.triple for quad in parsed)


def ontology(added="", without=""):
    """Give the facts of the sound ontology with Turtle added, and statements taken away."""
    gone = set(triples(PREFIXES + without))
    kept = tuple(triple for triple in triples(SOUND + added) if triple not in gone)
    return Facts(kept, own_namespaces(kept))


def found(name, facts):
    return {(finding.subject, finding.message) for finding in CHECKS[name].run(facts)}


@pytest.mark.parametrize("name", CHECKS)
def test_a_sound_ontology_passes_each_check(name):
    assert found(name, ontology()) == set()


@pytest.mark.parametrize("plant", PLANTS, ids=lambda p: f"{p.check}: {p.fault or p.without}"[:60])
def test_a_planted_fault_is_found_and_its_sound_twin_is_not(plant):
    assert plant.subject in {s for s, _ in found(plant.check, ontology(plant.fault, plant.without))}
    assert found(plant.check, ontology(plant.sound)) == set()


def test_every_finding_says_how_bad_it_is_and_what_to_do():
    for plant in PLANTS:
        found = [*CHECKS[plant.check].run(ontology(plant.fault, plant.without))]
        assert found
        for finding in found:
            assert finding.severity in SEVERITIES
            assert finding.check == plant.check
            assert finding.advice.endswith(".")


def test_every_check_has_a_planted_fault():
    elsewhere = {"parsing", "RDF1 readable as RDF", "VOC1 vocabularies for metadata"}
    assert {plant.check for plant in PLANTS} == set(CHECKS) - elsewhere


def test_an_ontology_that_one_syntax_cannot_hold_is_found():
    raft, label = NamedNode("https://example.org/Raft"), NamedNode("https://example.org/label")
    # XML has no way to write most control characters.
    triple = Triple(raft, label, Literal("a\x01b"))
    found = list(CHECKS["parsing"].run(Facts([triple])))
    assert [finding.subject for finding in found] == ["RDF/XML"]


def test_an_empty_file_is_not_readable_as_rdf():
    assert [f.subject for f in CHECKS["RDF1 readable as RDF"].run(Facts([]))] == ["ontology"]


def test_a_header_in_nothing_but_owl_reuses_no_vocabulary():
    facts = Facts(triples(PREFIXES + f"{HEADER} a owl:Ontology ; rdfs:comment 'x' ."))
    assert [f.severity for f in CHECKS["VOC1 vocabularies for metadata"].run(facts)] == ["info"]
