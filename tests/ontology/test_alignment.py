"""Alignments: every external term exists in its vocabulary and plays a part that fits it."""

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from rdflib import URIRef
from rdflib import namespace as rdflib_namespaces

from interorg.ontology.alignment.evidence import (
    EVIDENCE,
    PROPERTIES,
    UNVERIFIED,
    Evidence,
    read_evidence,
    read_unverified,
    write_evidence,
)
from interorg.ontology.alignment.names import named_in_query, named_in_release, named_in_triples
from interorg.ontology.alignment.verify import main, verify
from interorg.ontology.alignment.vocabularies import VOCABULARIES, packages
from interorg.ontology.files import OntologyError, modules, read_modules, read_turtle
from interorg.ontology.terms import BASE, IOR, OWL, RDF, RDFS

ABOVE = (RDFS.subClassOf, RDFS.subPropertyOf)
# What rdflib carries as closed namespaces, and what the record calls them.
CARRIED = {
    "dcterms": rdflib_namespaces.DCTERMS,
    "foaf": rdflib_namespaces.FOAF,
    "org": rdflib_namespaces.ORG,
    "owl": rdflib_namespaces.OWL,
    "prov": rdflib_namespaces.PROV,
    "rdf": rdflib_namespaces.RDF,
    "rdfs": rdflib_namespaces.RDFS,
    "schema": rdflib_namespaces.SDO,
    "sh": rdflib_namespaces.SH,
    "skos": rdflib_namespaces.SKOS,
    "time": rdflib_namespaces.TIME,
    "vann": rdflib_namespaces.VANN,
    "xsd": rdflib_namespaces.XSD,
}
NEW = "Run interorg.ontology.alignment.verify, or correct the spelling."


def alignment() -> tuple[Triple, ...]:
    return next(read_turtle(path) for path in modules() if path.stem == "alignment")


def is_foreign(node: object) -> bool:
    return isinstance(node, NamedNode) and not node.value.startswith(BASE)


def test_every_external_term_of_the_release_was_found_in_its_vocabulary():
    missing = named_in_release().keys() - read_evidence().keys()
    assert not missing, NEW


def test_every_external_term_plays_a_part_that_fits_its_kind():
    evidence = read_evidence()
    misused = {
        (term, evidence[term].kind, role)
        for term, roles in named_in_release().items()
        for role in roles
        if not evidence[term].fits(role)
    }
    assert not misused


@pytest.mark.parametrize("prefix", CARRIED)
def test_rdflib_carries_the_same_terms(prefix: str):
    recorded = [e for e in read_evidence().values() if e.vocabulary == prefix]

    assert recorded
    assert {e.term for e in recorded if URIRef(e.term) not in CARRIED[prefix]} == set()


def test_nothing_unverified_is_in_the_release():
    assert UNVERIFIED not in modules()
    assert read_unverified()
    assert not read_unverified() & named_in_release().keys()
    assert not read_unverified() & read_evidence().keys()


def test_every_block_of_unverified_terms_says_what_was_tried():
    blocks = re.split(r"^# --- .* ---$", UNVERIFIED.read_text("utf-8"), flags=re.MULTILINE)[1:]

    assert len(blocks) == 7
    for block in blocks:
        assert re.search(r"^# Tried: ", block, re.MULTILINE)
        assert re.search(r"\b[Rr]ead\b", block)


def test_our_side_of_every_alignment_is_declared():
    declared = {t.subject for t in read_modules() if t.predicate == RDF.type}
    for triples in (alignment(), read_turtle(UNVERIFIED)):
        ours = {t.subject for t in triples if not is_foreign(t.subject)}
        assert ours <= declared


def test_alignment_is_the_only_module_that_goes_beyond_reuse():
    reused = ("bibo", "dcterms", "foaf", "owl", "prov", "rdf", "rdfs", "skos", "vann", "vs", "xsd")
    allowed = tuple(v.namespace for v in VOCABULARIES if v.prefix in reused)
    for path in modules():
        if path.stem != "alignment":
            assert [
                t for t in named_in_triples(read_turtle(path)) if not t.startswith(allowed)
            ] == []


def test_external_terms_are_declared_where_they_stand_above_ours_and_nothing_else_is_said_of_them():
    kinds = {
        RDFS.subClassOf: {OWL.Class},
        RDFS.subPropertyOf: {OWL.ObjectProperty, OWL.DatatypeProperty},
    }
    types = {(t.subject, t.object) for t in read_modules() if t.predicate == RDF.type}
    above = [t for t in alignment() if t.predicate in ABOVE]

    assert above
    for triple in above:
        assert any((triple.object, kind) in types for kind in kinds[triple.predicate])
    declared = [t for t in alignment() if is_foreign(t.subject)]
    assert {t.predicate for t in declared} == {RDF.type}
    assert {t.subject for t in declared} <= {t.object for t in above}


def test_no_stronger_ties_than_these():
    assert {t.predicate for t in alignment()} == {RDF.type, *ABOVE, IOR.closeTo}


def test_near_meanings_are_not_parents():
    """Each of these was once a parent, and the external definition does not contain ours."""
    stated = {(t.subject, t.predicate, t.object) for t in read_modules()}
    near = (
        (IOR.Document, "http://purl.org/vocab/frbr/core#Expression"),
        (IOR.Mention, "http://www.w3.org/ns/oa#Annotation"),
        (IOR.mentionsConcept, "http://www.w3.org/ns/oa#hasBody"),
        (IOR.CitationMention, "http://purl.org/spar/cito/Citation"),
        (IOR.citedWork, "http://purl.org/spar/cito/hasCitedEntity"),
    )
    for ours, theirs in near:
        assert (ours, IOR.closeTo, NamedNode(theirs)) in stated
        assert not any((ours, above, NamedNode(theirs)) in stated for above in ABOVE)
    # A citing entity is a text, and what a citation is of here is a claim.
    assert NamedNode("http://purl.org/spar/cito/hasCitingEntity") not in {t[2] for t in stated}


def test_classes_are_close_to_classes_and_properties_to_properties():
    evidence = read_evidence()
    types: dict[object, set[object]] = {}
    for triple in read_modules():
        if triple.predicate == RDF.type:
            types.setdefault(triple.subject, set()).add(triple.object)
    for triple in alignment():
        if triple.predicate == IOR.closeTo:
            assert isinstance(triple.object, NamedNode)
            is_property = bool(types[triple.subject] & {OWL.ObjectProperty, OWL.DatatypeProperty})
            assert (evidence[triple.object.value].kind in PROPERTIES) == is_property, triple


def test_terms_are_named_by_type_predicate_and_datatype_but_not_by_licence():
    text = """
        @prefix ex: <https://example.org/> .
        @prefix ior: <https://w3id.org/interorg/ontology#> .
        @prefix dcterms: <http://purl.org/dc/terms/> .
        ior:x a ex:Kind ; ex:has "1"^^ex:type ; dcterms:license <https://example.org/licence> .
    """
    triples = (quad.triple for quad in parse(text, RdfFormat.TURTLE))

    assert named_in_triples(triples) == {
        "https://example.org/Kind": {"class"},
        "https://example.org/has": {"property"},
        "https://example.org/type": {"datatype"},
        "http://purl.org/dc/terms/license": {"property"},
        RDF.type.value: {"property"},
    }


def test_a_query_names_no_terms_in_comments_strings_and_variables():
    query = """
        PREFIX ex: <https://example.org/>
        # ex:comment
        SELECT ?ex { ?ex ex:one/ex:two "ex:string" ; ex:three <https://example.org/ex:iri> }
    """
    assert named_in_query(query) == {f"https://example.org/{n}" for n in ("one", "two", "three")}


def test_the_record_is_written_as_it_is_read(tmp_path: Path):
    copy = tmp_path / "evidence.tsv"
    write_evidence(reversed(read_evidence().values()), copy)

    assert copy.read_bytes() == EVIDENCE.read_bytes()
    copy.write_text("term\tkind\n", "utf-8")
    with pytest.raises(OntologyError, match=r"must have the columns term, kind.*verify"):
        read_evidence(copy)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return unpacked packages of all vocabularies, each with the terms of the record."""
    kinds = {
        "class": "http://www.w3.org/2002/07/owl#Class",
        "datatype": "http://www.w3.org/2000/01/rdf-schema#Datatype",
        "individual": "https://example.org/Thing",
        "property": "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property",
        "object property": "http://www.w3.org/2002/07/owl#ObjectProperty",
        "data property": "http://www.w3.org/2002/07/owl#DatatypeProperty",
        "annotation property": "http://www.w3.org/2002/07/owl#AnnotationProperty",
    }
    for vocabulary in VOCABULARIES:
        place = tmp_path / vocabulary.package
        file = place / vocabulary.file
        file.parent.mkdir(parents=True)
        name, version = vocabulary.package, "1.2.3"
        if name.startswith("@"):
            text = f'{{"name": "{name}", "version": "{version}"}}'
            (place / "package.json").write_text(text, "utf-8")
        else:
            text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n\nAbout.\n"
            (place / "PKG-INFO").write_text(text, "utf-8")
        written = vocabulary.written or vocabulary.namespace
        file.write_text(
            "".join(
                f"<{written}{e.term.removeprefix(vocabulary.namespace)}> <{RDF.type.value}>"
                f" <{kinds[e.kind]}> .\n"
                for e in read_evidence().values()
                if e.vocabulary == vocabulary.prefix
            ),
            "utf-8",
        )
    return tmp_path


def test_verification_finds_every_term_with_its_kind_in_a_folder_of_packages(folder: Path):
    found, missing = verify(folder)
    recorded = read_evidence()

    assert missing == []
    assert {e.term for e in found} == named_in_release().keys()
    assert all(e.kind == recorded[e.term].kind for e in found)
    assert {e.version for e in found} == {"1.2.3"}


def test_verification_names_what_a_vocabulary_does_not_define(folder: Path, tmp_path: Path):
    query = tmp_path / "query.rq"
    query.write_text(
        "PREFIX oa: <http://www.w3.org/ns/oa#>\n"
        "PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>\n"
        "ASK { ?s oa:hasTraget ?o ; a nif:Context }",
        "utf-8",
    )
    _, missing = verify(folder, [query])

    assert missing == ["http://www.w3.org/ns/oa#hasTraget"]  # NIF is known to be unverified


def test_verification_asks_for_a_package_that_is_not_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    (folder / "@vocabulary/org/package.json").unlink()

    assert main([str(folder)]) == 1
    assert "no package @vocabulary/org, which carries org" in capsys.readouterr().err


def test_packages_are_found_by_the_name_they_give_themselves(tmp_path: Path):
    (tmp_path / "Some_Thing-1").mkdir()
    (tmp_path / "Some_Thing-1" / "PKG-INFO").write_text("Name: Some_Thing\nVersion: 1\n", "utf-8")

    assert packages(tmp_path)["some-thing"].version == "1"


def test_a_property_of_data_is_no_object_property():
    term = Evidence("https://example.org/p", "data property", "ex", "p", "1", "f", "0")

    assert term.fits("data property") and term.fits("annotation property")
    assert not term.fits("object property") and not term.fits("class")
