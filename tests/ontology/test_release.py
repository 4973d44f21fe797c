"""The release, read by programs that are not ours."""

from __future__ import annotations

from pathlib import Path

import owlready2
import pyhornedowl
import pytest
import rdflib
from pyoxigraph import parse
from rdflib import OWL, RDF

from interorg.ontology.release import SYNTAXES, released, write_release
from interorg.ontology.terms import ONTOLOGY

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
    paths = sorted(folder.iterdir())
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
