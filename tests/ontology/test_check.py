import pytest

from interorg.ontology import checks
from interorg.ontology.checks import (
    Finding,
    check_structure,
    concepts,
    profile,
    report,
    run_checks,
    vocabulary,
)
from interorg.ontology.checks.concepts import normalise
from interorg.ontology.files import modules


def test_the_modules_pass_every_structural_check():
    assert [f for f in run_checks(reasoner=False) if f.severity != "info"] == []


FAULTS = [
    (vocabulary.labels_and_definitions, "ior:New a owl:Class .", "New"),
    (
        vocabulary.labels_and_definitions,
        'ior:New a owl:Class ; rdfs:label "new"@en ; skos:definition "new"@en .',
        "New",
    ),
    (
        vocabulary.labels_and_definitions,
        'iorc:Trust skos:prefLabel "confidence in partners"@en .',
        "Trust",
    ),
    (
        vocabulary.terms_are_declared,
        "ior:Claim rdfs:subClassOf ior:Clam .",
        "https://w3id.org/interorg/ontology#Clam",
    ),
    (
        vocabulary.no_statements_about_others,
        "org:Organization rdfs:subClassOf ior:Organization .",
        "http://www.w3.org/ns/org#Organization",
    ),
    (
        vocabulary.classes_are_acyclic,
        "ior:InterorganizationalRelationship rdfs:subClassOf ior:JointVenture .",
        "JointVenture",
    ),
    (
        vocabulary.domains_and_ranges,
        "ior:newProperty a owl:ObjectProperty .",
        "newProperty",
    ),
    (
        vocabulary.domains_and_ranges,
        "ior:hasPartner rdfs:domain ior:Claim .",
        "hasPartner",
    ),
    (
        vocabulary.inverses_fit,
        "ior:participant owl:inverseOf ior:partnerIn .",
        "participant",
    ),
    (vocabulary.python_knows_the_terms, "ior:newProperty a owl:ObjectProperty .", None),
    (
        profile.one_role_per_name,
        "iorc:StrategicAlliance a owl:Class .",
        "StrategicAlliance",
    ),
    (profile.one_role_per_name, "ior:Claim a owl:ObjectProperty .", "Claim"),
    (
        profile.property_kinds_apart,
        "ior:startYear a owl:AnnotationProperty .",
        "startYear",
    ),
    (profile.datatypes_in_the_map, "ior:startYear rdfs:range xsd:gYear .", "startYear"),
    (
        profile.datatypes_in_the_map,
        'ex:case ior:startYear "1984"^^xsd:gYear .',
        "startYear",
    ),
    (
        profile.counting_on_simple_properties,
        "ior:statedIn a owl:FunctionalProperty .",
        "statedIn",
    ),
    (
        profile.counting_on_simple_properties,
        "ior:hasPartner a owl:TransitiveProperty .",
        "hasPartner",
    ),
    (concepts.one_kind_per_concept, "iorc:Trust a ior:BenefitConcept .", "Trust"),
    (concepts.hierarchy_holds, "iorc:Trust skos:broader iorc:Faith .", "Trust"),
    (concepts.hierarchy_holds, "iorc:Trust skos:broader iorc:Benefit .", "Trust"),
    (concepts.hierarchy_holds, "iorc:Trust skos:topConceptOf iorc:FormScheme .", "Trust"),
    (concepts.hierarchy_holds, "iorc:Trust skos:inScheme iorc:FormScheme .", "Trust"),
    (
        concepts.hierarchy_holds,
        "iorc:RelationalMechanism skos:broader iorc:Trust .",
        "RelationalMechanism",
    ),
    (concepts.one_concept_per_label, 'iorc:Law skos:altLabel "trust"@en .', None),
    (concepts.one_concept_per_label, 'iorc:Law skos:altLabel "Joint-Ventures"@en .', None),
    (concepts.labels_are_used_once, 'iorc:Cartel skos:altLabel "cartel"@en .', "Cartel"),
    (concepts.labels_are_used_once, 'iorc:Trust ior:contextLabel "faith"@en .', "Trust"),
    (concepts.classes_mirror_concepts, "iorc:Law ior:formalizedAs ior:Law .", "Law"),
    (
        concepts.classes_mirror_concepts,
        "iorc:Law ior:formalizedAs ior:Law . ior:Law a owl:Class .",
        "Law",
    ),
    (concepts.classes_mirror_concepts, "iorc:Trust skos:broader iorc:Contract .", "Trust"),
    (concepts.relation_types_hold, "iort:Enables ior:objectKind ior:Claim .", "Enables"),
    (
        concepts.relation_types_hold,
        "iort:Enables ior:viaProperty ior:startYear .",
        "Enables",
    ),
    (concepts.relation_types_hold, "iort:Enables ior:opposedTo iort:Blocks .", "Enables"),
    (concepts.relation_types_hold, "iort:New a ior:RelationType .", "New"),
]


@pytest.mark.parametrize(("check_of", "fault", "subject"), FAULTS)
def test_each_check_finds_its_planted_fault(changed, check_of, fault, subject):
    before = set(check_of(changed()))
    found = set(check_of(changed(fault))) - before
    assert found
    assert subject is None or subject in {finding.subject for finding in found}
    assert all(finding.message and finding.advice for finding in found)


def test_every_check_has_a_planted_fault():
    planted = {check_of for check_of, _, _ in FAULTS} | {vocabulary.header_is_complete}
    assert planted == set(checks.CHECKS)


def test_a_header_without_licence_is_found(changed):
    removed = (
        "<https://w3id.org/interorg/ontology> dcterms:license"
        " <https://creativecommons.org/licenses/by/4.0/> ."
    )
    found = [f.message for f in vocabulary.header_is_complete(changed(removed=removed))]
    assert found == ["no http://purl.org/dc/terms/license"]


def test_a_missing_domain_with_a_written_reason_is_accepted(changed):
    added = 'ior:anything a owl:ObjectProperty ; skos:editorialNote "Links what it likes."@en .'
    assert list(vocabulary.domains_and_ranges(changed(added))) == []


def test_too_many_missing_domains_are_an_error(changed):
    added = " ".join(f"ior:p{n} a owl:ObjectProperty ." for n in range(20))
    findings = list(vocabulary.domains_and_ranges(changed(added)))
    assert {f.severity for f in findings} == {"warning", "error"}


def test_a_name_that_no_module_declares_is_found(changed):
    removed = "ior:hasSpan a owl:ObjectProperty ."
    findings = list(vocabulary.python_knows_the_terms(changed(removed=removed)))
    assert [f.subject for f in findings] == ["hasSpan"]


def test_a_module_that_cannot_be_parsed_is_the_only_finding(tmp_path):
    broken = tmp_path / "broken.ttl"
    broken.write_text("this is no Turtle", encoding="utf-8")
    findings = list(check_structure([*modules(), broken]))
    assert [(f.check, f.subject) for f in findings] == [("parsing", "broken.ttl")]


def test_a_term_declared_in_two_modules_is_found(tmp_path):
    second = tmp_path / "second.ttl"
    second.write_text(
        "<https://w3id.org/interorg/concept/Trust>"
        " a <https://w3id.org/interorg/ontology#MechanismConcept> .",
        encoding="utf-8",
    )
    findings = list(check_structure([*modules(), second]))
    assert [(f.subject, f.message) for f in findings] == [
        ("Trust", "is declared in mechanisms and second")
    ]


def test_an_aligned_term_that_does_not_exist_is_found(tmp_path):
    alignment = tmp_path / "alignment.ttl"
    ior = "https://w3id.org/interorg/ontology#"
    alignment.write_text(f"<{ior}Clam> <{ior}closeTo> <https://schema.org/Claim> .", "utf-8")
    others = [path for path in modules() if path.stem != "alignment"]
    findings = list(check_structure([*others, alignment]))
    assert [(f.check, f.subject) for f in findings] == [("alignment", "Clam")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joint Ventures", "joint venture"),
        ("public–private partnerships", "public-private partnership"),
        ("organisational learning", "organizational learning"),
        ("joint programmes", "joint program"),
        ("synergies", "synergy"),
        ("labour costs", "labor cost"),
    ],
)
def test_labels_that_differ_only_in_writing_are_the_same(one, other):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"), [("trust", "trustee"), ("access", "acces"), ("basis", "basi")]
)
def test_labels_that_differ_in_substance_stay_apart(one, other):
    assert normalise(one) != normalise(other)


def test_the_report_puts_errors_first_and_counts(capsys):
    report(
        [
            Finding("reasoner", "info", "ontology", "consistent"),
            Finding("puns", "error", "Trust", "is class and individual at once", "Use two names."),
        ]
    )
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("error")
    assert "Use two names." in lines[0]
    assert lines[-1] == "1 errors, 0 warnings, 1 notes"
