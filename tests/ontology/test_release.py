"""The release, read by programs that are not ours."""

from __future__ import annotations

from pathlib import Path

import owlready2
import pyhornedowl
import pytest
import rdflib
from pyoxigraph import NamedNode, parse
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS

from interorg.ontology.release import OWL_FILE, SYNTAXES, about, released, write_release
from interorg.ontology.terms import CONCEPT, IOR, ONTOLOGY

KINDS = {
    "classes": OWL.Class,
    "object properties": OWL.ObjectProperty,
    "data properties": OWL.DatatypeProperty,
    "annotation properties": OWL.AnnotationProperty,
    "individuals": OWL.NamedIndividual,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("release")
    write_release(written)
    return written


@pytest.fixture(scope="module")
def graph(folder: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(folder / "interorg.ttl")


def counts(graph: rdflib.Graph) -> dict[str, int]:
    """Count the named terms of each kind."""
    return {
        name: sum(isinstance(term, rdflib.URIRef) for term in graph.subjects(RDF.type, kind))
        for name, kind in KINDS.items()
    }


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_every_syntax_holds_the_same_triples(folder: Path, graph: rdflib.Graph) -> None:
    paths = sorted(path for path in folder.iterdir() if path.name != OWL_FILE)
    assert [path.name for path in paths] == [f"interorg.{ending}" for ending in sorted(SYNTAXES)]
    for path in paths:
        assert len(rdflib.Graph().parse(path)) == len(graph)
        assert sum(1 for _ in parse(path=path)) == len(released()) == len(graph)


def test_equal_modules_give_equal_bytes(folder: Path, tmp_path: Path) -> None:
    for path in write_release(tmp_path):
        assert path.read_bytes() == (folder / path.name).read_bytes()


def test_owlready_finds_as_many_terms(folder: Path, graph: rdflib.Graph) -> None:
    world = owlready2.World()
    with (folder / "interorg.rdf").open("rb") as file:
        found = world.get_ontology(ONTOLOGY.value).load(fileobj=file)
    assert counts(graph) == {
        "classes": len(list(found.classes())),
        "object properties": len(list(found.object_properties())),
        "data properties": len(list(found.data_properties())),
        "annotation properties": len(list(found.annotation_properties())),
        "individuals": len(list(found.individuals())),
    }
    world.close()


def test_horned_owl_finds_as_many_terms(folder: Path, graph: rdflib.Graph) -> None:
    found = pyhornedowl.open_ontology_from_file(str(folder / "interorg.rdf"))
    assert counts(graph) == {
        "classes": len(found.get_classes()),
        "object properties": len(found.get_object_properties()),
        "data properties": len(found.get_data_properties()),
        "annotation properties": len(found.get_annotation_properties()),
        "individuals": len(found.get_named_individuals()),
    }


def test_every_term_of_ours_says_which_ontology_defines_it(graph: rdflib.Graph) -> None:
    ours = {s for s in graph.subjects(RDF.type) if "w3id.org/interorg/" in s} - {
        rdflib.URIRef(ONTOLOGY.value)
    }
    defined = set(graph.subjects(rdflib.RDFS.isDefinedBy, rdflib.URIRef(ONTOLOGY.value)))
    assert ours == defined
    assert len(ours) > 1_000


@pytest.fixture(scope="module")
def owl(folder: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(folder / OWL_FILE)


def test_a_documenter_of_owl_finds_one_title_that_of_the_ontology(owl: rdflib.Graph) -> None:
    profile = rdflib.URIRef("http://www.w3.org/ns/dx/prof/Profile")
    titled = {
        subject
        for kind in (OWL.Ontology, SKOS.ConceptScheme, profile)
        for subject in owl.subjects(RDF.type, kind)
    }
    assert titled == {rdflib.URIRef(ONTOLOGY.value)}
    assert str(owl.value(rdflib.URIRef(ONTOLOGY.value), DCTERMS.title)).startswith("Interorg")


def test_the_file_for_documenters_has_every_class_and_property_and_no_concept(
    owl: rdflib.Graph, graph: rdflib.Graph
) -> None:
    ours, all_ = counts(owl), counts(graph)
    assert {name: ours[name] for name in ours if name != "individuals"} == {
        name: all_[name] for name in all_ if name != "individuals"
    }
    assert not [subject for subject in owl.subjects() if str(subject).startswith(CONCEPT)]
    types = rdflib.URIRef(IOR.RelationType.value)
    assert set(owl.subjects(RDF.type, types)) == set(graph.subjects(RDF.type, types))
    assert len(set(owl.subjects(RDF.type, types))) == 24


def test_class_expressions_of_the_file_for_documenters_are_whole(
    owl: rdflib.Graph, graph: rdflib.Graph
) -> None:
    for property_ in (OWL.onProperty, OWL.hasValue, OWL.oneOf, RDF.first, OWL.equivalentClass):
        wanted = sum(1 for _ in graph.subject_objects(property_))
        assert sum(1 for _ in owl.subject_objects(property_)) == wanted > 0, property_
    nodes = {node for node in owl.objects() if isinstance(node, rdflib.BNode)}
    assert nodes <= set(owl.subjects())
    assert sum(1 for _ in owl.subject_objects(RDFS.subClassOf)) == sum(
        1 for _ in graph.subject_objects(RDFS.subClassOf)
    )


@pytest.mark.parametrize("name", ["interorg.ttl", OWL_FILE])
def test_turtle_invents_no_prefix(folder: Path, name: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert "ns1:" not in text and "@prefix rdf: " in text


def test_what_is_said_of_a_term_comes_with_its_class_expressions() -> None:
    found = about(IOR.DyadicRelationship, released())
    assert IOR.hasPartner in {triple.object for triple in found}
    named = {t.subject for t in found if isinstance(t.subject, NamedNode)}
    assert named == {IOR.DyadicRelationship}
