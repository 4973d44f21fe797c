"""Modules that others wrote: what is wrong is told with file and line, and what is right passes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from interorg.ontology.concepts import load_concepts, version
from interorg.ontology.extending.module_check import check_modules, outcome, refuse_faults
from interorg.ontology.extending.module_files import open_own, read_extra
from interorg.ontology.extra_modules import ExtraModule, OntologyError, extra_modules, using
from interorg.ontology.files import read_modules, read_ontology
from interorg.ontology.terms import concept, concept_id

SOURCES = frozenset(["Oliver1990"])
WHOLE = """x:CareCircle a ior:FormConcept , skos:Concept ;
    skos:prefLabel "care circle"@en ;
    skos:altLabel "circle of care"@en , "circle of carers"@en , "carers' circle"@en ;
    skos:definition "Providers that share the care of the same people."@en ;
    skos:broader iorc:ServiceDeliveryNetwork ;
    ior:sourceNote "common professional knowledge"@en ;
    skos:inScheme iorc:FormScheme .
"""
CIRCLE = "https://example.org/x#CareCircle"
CARE = Path(__file__).parents[3] / "docs" / "examples" / "care.ttl"


def found(path: Path) -> list[str]:
    findings = check_modules(read_extra([path]), SOURCES)
    return [f"{f.severity} {f.subject}: {f.message}" for f in findings]


def test_a_whole_module_has_no_faults(module: Callable[..., Path]) -> None:
    assert found(module()) == []
    refuse_faults(read_extra([module()]))


@pytest.mark.skipif(not CARE.exists(), reason="installed without its documentation")
def test_the_example_of_another_domain_passes_every_check() -> None:
    done = outcome(read_extra([CARE]), SOURCES)
    assert done.terms == {"concepts": 25}
    assert [result.status for result in done.results] == ["passed"] * 6


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ior:FormConcept ,", "ior:FormConcpt ,", "line 10: x:CareCircle: ior:FormConcpt does not"),
        ("ior:FormConcept , ", "", "line 10: x:CareCircle: its kind is missing"),
        ("ior:FormConcept ,", "ior:FormConcept , ior:BenefitConcept ,", "it is benefit and form"),
        (" , skos:Concept", "", "it is not said to be a skos:Concept"),
        ('"care circle"@en', '"care circle"@en , "care ring"@en', "it has 2 labels"),
        ('"care circle"@en', '"trust"@en', "the label 'trust' belongs to Trust already"),
        ('"care circle"@en', '"Pflegekreis"@de', "'Pflegekreis' is marked @de"),
        ("skos:definition", "skos:note", "its definition is missing"),
        ("iorc:ServiceDeliveryNetwork", "iorc:Nowhere", "the broader concept Nowhere is missing"),
        ("iorc:ServiceDeliveryNetwork", "iorc:Trust", "Trust is a mechanism, not a form"),
        ("iorc:ServiceDeliveryNetwork", "x:CareCircle", "it is broader than itself"),
        ("    skos:inScheme iorc:FormScheme .", "    .", "it has 0 schemes"),
        ("skos:inScheme", "skos:topConceptOf iorc:FormScheme ; skos:inScheme", "at the top and"),
        ("skos:inScheme", "ior:contextLable 'x' ; skos:inScheme", "ior:contextLable does not exi"),
        ("skos:inScheme", "ior:contextLabel 'x'@en ; skos:inScheme", "'x' needs context but is no"),
        ("skos:inScheme", "skos:hiddenLabel 'of the'@en ; skos:inScheme", "but function words"),
        ("skos:inScheme", "skos:hiddenLabel 'trust'@en ; skos:inScheme", "belongs to Trust alr"),
        ("skos:inScheme", "skos:hiddenLabel 'Kreis'@de ; skos:inScheme", "'Kreis' is marked @de"),
        (
            "skos:inScheme",
            "dcterms:isReplacedBy iorc:Trst ; skos:inScheme",
            "Trst that replaces it",
        ),
        (
            "skos:inScheme",
            "dcterms:isReplacedBy iorc:Trust ; skos:inScheme",
            "it is not deprecated",
        ),
    ],
)
def test_each_fault_of_a_concept_is_an_error(
    module: Callable[..., Path], old: str, new: str, said: str
) -> None:
    assert old in WHOLE
    faults = found(module(WHOLE.replace(old, new)))
    assert any(each.startswith("error x.ttl, line 10:") and said in each for each in faults)


@pytest.mark.parametrize(
    ("turtle", "said"),
    [
        ('iorc:Trust skos:definition "Hope."@en .', "iorc:Trust: skos:definition is stated about"),
        ("iorc:Trust skos:broader iorc:Commitment .", "skos:broader is stated about a concept of"),
        ('iorc:Hope skos:altLabel "hope"@en .', "iorc:Hope: it is no concept of ours"),
        ('iorc:Trust skos:altLabel "joint venture"@en .', "belongs to JointVenture already"),
        ("ior:Claim a owl:Class .", "ior:Claim: it is no concept of ours"),
    ],
)
def test_our_terms_are_left_alone(module: Callable[..., Path], turtle: str, said: str) -> None:
    assert any(
        each.startswith("error x.ttl, line 10") and said in each for each in found(module(turtle))
    )


def test_further_labels_matches_and_notes_of_ours_are_welcome(module: Callable[..., Path]) -> None:
    turtle = """iorc:Trust skos:altLabel "faith in carers"@en ; skos:closeMatch x:Faith ;
    skos:hiddenLabel "put faith in"@en .
"""
    path = module(turtle)
    assert found(path) == []
    with using(read_extra([path])):
        assert "put faith in" in load_concepts()["Trust"].hidden_labels


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ior:sourceNote", "skos:note", "it has no source"),
        ('circle of care"', 'circle; of care"', "the label 'circle; of care' contains ';'"),
        ('circle of care"', 'circle of  care"', "the label 'circle of  care' has blanks to spare"),
        ('circle of care"', 'Circle of care"', "the label 'Circle of care' has a capital"),
    ],
)
def test_what_could_be_better_is_a_warning(
    module: Callable[..., Path], old: str, new: str, said: str
) -> None:
    assert found(module(WHOLE.replace(old, new))) == [
        f"warning x.ttl, line 10: x:CareCircle: {said}"
    ]


def test_a_byte_order_mark_is_skipped(module: Callable[..., Path]) -> None:
    path = module()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert found(path) == []
    with using(read_extra([path])):
        assert CIRCLE in load_concepts()
    assert open_own(path).module.text.startswith("@prefix")


def test_a_scheme_of_ones_own_may_have_a_top_and_a_class(module: Callable[..., Path]) -> None:
    turtle = """x:Scheme a skos:ConceptScheme ; skos:prefLabel "care"@en .
x:Care a ior:FormConcept , skos:Concept ; skos:prefLabel "care form"@en ;
    skos:altLabel "form of care"@en , "way of caring"@en , "kind of care"@en ;
    skos:definition "How care is arranged."@en ; ior:sourceNote "ours"@en ;
    skos:inScheme x:Scheme ; skos:topConceptOf x:Scheme ; ior:formalizedAs x:CareClass .
x:CareClass a owl:Class .
"""
    path = module(turtle + WHOLE.replace("iorc:ServiceDeliveryNetwork", "x:Care"))
    assert found(path) == []
    with using(read_extra([path])):
        care = load_concepts()["https://example.org/x#Care"]
        assert care.scheme == "https://example.org/x#Scheme"
        assert care.class_iri is not None
        assert care.class_iri.value == "https://example.org/x#CareClass"
        assert load_concepts().ancestors(CIRCLE) == (care.id,)


def test_sources_are_looked_up_in_the_bibliography_and_in_the_module(
    module: Callable[..., Path],
) -> None:
    sourced = WHOLE.replace(
        "skos:inScheme", 'dcterms:source "Oliver1990" , "Doe2001" ;\n    skos:inScheme'
    )
    assert found(module(sourced)) == [
        "warning x.ttl, line 10: x:CareCircle: the source Doe2001 is not in the bibliography"
    ]
    work = '\nx:Doe2001 a ior:Work ; ior:bibliographyKey "Doe2001" .\n'
    assert found(module(sourced + work)) == []


def test_a_module_without_a_header_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "bare.ttl"
    path.write_text("<https://example.org/a> <https://example.org/b> 1 .", encoding="utf-8")
    assert found(path) == ["warning bare.ttl: it has no header"]


def test_what_cannot_be_used_is_refused_in_one_sentence(module: Callable[..., Path]) -> None:
    path = module(
        WHOLE.replace("skos:definition", "skos:note").replace("iorc:Service", "iorc:Serv")
    )
    with pytest.raises(OntologyError, match=r"^x\.ttl, line 10: x:CareCircle: .*\(and \d more"):
        refuse_faults(read_extra([path]))
    with pytest.raises(OntologyError, match=r"x\.ttl: is no readable Turtle.* line 10.*Mend the"):
        refuse_faults(read_extra([module("x:A a .")]))
    with pytest.raises(OntologyError, match=r"no\.ttl: No such file"):
        read_extra([path.with_name("no.ttl")])


def test_two_modules_are_held_against_each_other(
    module: Callable[..., Path], tmp_path: Path
) -> None:
    other = tmp_path / "y.ttl"
    other.write_text(
        module().read_text(encoding="utf-8").replace("example.org/x", "example.org/y"),
        encoding="utf-8",
    )
    findings = check_modules(read_extra([module(), other]))
    told = [(f.subject, f.message) for f in findings if "belongs to" in f.message]
    assert {subject for subject, _ in told} == {"y.ttl, line 10"}
    assert all("belongs to https://example.org/x#CareCircle already" in said for _, said in told)
    labels = [said.split("'")[1] for _, said in told]
    assert len(labels) == len(set(labels)) == 4


def test_a_concept_that_had_a_label_before_keeps_it(module: Callable[..., Path]) -> None:
    ours = 'iorc:Trust skos:altLabel "reliance on a partner"@en .'
    theirs = WHOLE.replace("care circle", "trust")
    told = [line for line in found(module(theirs + ours)) if "belongs to" in line]
    assert len(told) == 1
    assert "x:CareCircle: the label 'trust' belongs to Trust already" in told[0]


def test_modules_are_in_use_within_the_block_only(module: Callable[..., Path]) -> None:
    ours, mine = version(), read_extra([module()])
    with using(mine):
        assert CIRCLE in load_concepts() and extra_modules() == mine
        assert load_concepts()[CIRCLE].iri == concept(CIRCLE)
        assert version() != ours and version().split("+")[0] == ours.split("+")[0]
        assert len(read_ontology()) > len(read_modules())
        changed = version()
    assert CIRCLE not in load_concepts() and version() == ours
    again = ExtraModule("x.ttl", mine[0].content + b"\n# another remark\n")
    with using([again]):
        assert version() not in (ours, changed)


def test_ids_of_concepts_are_names_for_ours_and_iris_for_others() -> None:
    assert concept("Trust").value == "https://w3id.org/interorg/concept/Trust"
    for identifier in ("Trust", CIRCLE, "urn:x:Care"):
        assert concept_id(concept(identifier)) == identifier
