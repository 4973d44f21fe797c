"""Our own modules pass every check, and each check that is for them alone finds planted faults."""

from functools import cache
from pathlib import Path

import pytest

from interorg.ontology.checks import project, runner
from interorg.ontology.checks.catalogue import GENERAL, NOT_CHECKED, OOPS, PROJECT
from interorg.ontology.checks.documents import gather
from interorg.ontology.checks.facts import Facts
from interorg.ontology.checks.labels import normalise
from interorg.ontology.files import modules, read_modules, read_turtle
from interorg.ontology.terms import OWN

CHECKS = {check.name: check for check in PROJECT}
DOCUMENTATION = Path(__file__).parents[2] / "docs" / "checks.md"
HEADER = "<https://w3id.org/interorg/ontology>"


@pytest.fixture(scope="module")
def outcome():
    return runner.check_own(reasoner=False)


def test_the_modules_pass_every_check(outcome):
    assert [f for f in outcome.findings if f.severity != "info"] == []


def test_every_check_of_the_catalogue_is_run_on_the_modules(outcome):
    run = [result.check for result in outcome.results if not result.left_out]
    assert run == [check.name for check in (*GENERAL, *PROJECT)]


def test_the_figures_that_have_a_threshold_are_given(outcome):
    reached = {result.check: result.reached for result in outcome.results if result.threshold}
    total = f"{sum(outcome.terms.values()):,}"
    assert reached["labels and definitions"] == f"{total} of {total}"
    assert reached["competency questions"] == "51 of 51"
    assert reached["parsing"].startswith("4 of 4")


def test_terms_are_counted_once_each_and_reused_ones_are_left_out(outcome):
    facts = gather({path.stem: read_turtle(path) for path in modules()}, OWN)
    assert sum(outcome.terms.values()) == len(facts.own_terms())
    assert outcome.terms["concepts"] >= 475
    assert "others" in outcome.terms


def test_a_pitfall_is_either_checked_or_named_as_not_checked():
    checked = {check.name.split()[0] for check in GENERAL if check.group == OOPS}
    unchecked = {name for names in NOT_CHECKED.values() for name in names if name[0] == "P"}
    numbers = {f"P{number:02}" for number in range(1, 42)}
    assert checked & unchecked == set()
    assert checked | (unchecked - {"PURL1"}) == numbers


@pytest.mark.skipif(not DOCUMENTATION.exists(), reason="installed without its documentation")
def test_the_documentation_names_every_check():
    text = DOCUMENTATION.read_text(encoding="utf-8")
    assert [check.name for check in (*GENERAL, *PROJECT) if check.name not in text] == []


FAULTS = [
    ("one label", 'ior:Claim rdfs:label "statement"@en .', "Claim"),
    ("one label", 'iorc:Trust skos:prefLabel "confidence in partners"@en .', "Trust"),
    ("naming", 'ior:claim_two a owl:Class ; rdfs:label "claim two"@en .', "claim_two"),
    ("naming", 'ior:HasTwo a owl:ObjectProperty ; rdfs:label "has two"@en .', "HasTwo"),
    ("naming", 'ior:New a owl:Class ; rdfs:label "New Thing"@en .', "New"),
    ("naming", 'iorc:Trust skos:altLabel "confiance"@fr .', "Trust"),
    ("terms.py", "ior:newProperty a owl:ObjectProperty .", "newProperty"),
    ("puns", "iorc:StrategicAlliance a owl:Class .", "StrategicAlliance"),
    ("puns", "ior:Claim a owl:ObjectProperty .", "Claim"),
    ("concept kinds", "iorc:Trust a ior:BenefitConcept .", "Trust"),
    ("concept hierarchy", "iorc:Trust skos:broader iorc:Faith .", "Trust"),
    ("concept hierarchy", "iorc:Trust skos:broader iorc:Benefit .", "Trust"),
    ("concept hierarchy", "iorc:Trust skos:topConceptOf iorc:FormScheme .", "Trust"),
    ("concept hierarchy", "iorc:Trust skos:inScheme iorc:FormScheme .", "Trust"),
    (
        "concept hierarchy",
        "iorc:RelationalMechanism skos:broader iorc:Trust .",
        "RelationalMechanism",
    ),
    ("concept labels", 'iorc:Law skos:altLabel "trust"@en .', None),
    ("concept labels", 'iorc:Law skos:altLabel "Joint-Ventures"@en .', None),
    ("concept labels", 'iorc:Law skos:hiddenLabel "trusts"@en .', None),
    ("labels used once", 'iorc:Cartel skos:altLabel "cartel"@en .', "Cartel"),
    ("labels used once", 'iorc:Cartel skos:hiddenLabel "cartel"@en .', "Cartel"),
    ("labels used once", 'iorc:Trust ior:contextLabel "faith"@en .', "Trust"),
    ("class twins", "iorc:Law ior:formalizedAs ior:Law .", "Law"),
    ("class twins", "iorc:Law ior:formalizedAs ior:Law . ior:Law a owl:Class .", "Law"),
    ("class twins", "iorc:Trust skos:broader iorc:Contract .", "Trust"),
    ("relation types", "iort:Enables ior:objectKind ior:Claim .", "Enables"),
    ("relation types", "iort:Enables ior:viaProperty ior:startYear .", "Enables"),
    ("relation types", "iort:Enables ior:opposedTo iort:Blocks .", "Enables"),
    ("relation types", "iort:New a ior:RelationType .", "New"),
    ("id stability", "iorc:Trust skos:broader iorc:Contract .", "iorc:Trust"),
]


@cache
def usual(name):
    """Give what a check finds in the modules as they are."""
    return set(CHECKS[name].run(Facts(read_modules())))


@pytest.mark.parametrize(("name", "fault", "subject"), FAULTS)
def test_each_check_of_ours_finds_its_planted_fault(changed, name, fault, subject):
    found = set(CHECKS[name].run(changed(fault))) - usual(name)
    assert found
    assert subject is None or subject in {finding.subject for finding in found}
    assert all(finding.message and finding.advice for finding in found)


def test_every_check_of_ours_has_a_planted_fault():
    elsewhere = {"header", "one module per term", "competency questions"}
    assert {name for name, _, _ in FAULTS} == set(CHECKS) - elsewhere


def test_an_abbreviation_may_have_capitals(changed):
    added = 'ior:New a owl:Class ; rdfs:label "R&D thing"@en .'
    assert CHECKS["naming"].run(changed(added)) == ()


def test_a_header_without_licence_is_found(changed):
    removed = f"{HEADER} dcterms:license <https://creativecommons.org/licenses/by/4.0/> ."
    found = [f.message for f in CHECKS["header"].run(changed(removed=removed))]
    assert found == ["no http://purl.org/dc/terms/license"]


def test_a_name_that_no_module_declares_is_found(changed):
    removed = "ior:hasSpan a owl:ObjectProperty ."
    findings = CHECKS["terms.py"].run(changed(removed=removed))
    assert [f.subject for f in findings] == ["hasSpan"]


def test_a_module_that_cannot_be_parsed_is_the_only_finding(tmp_path):
    broken = tmp_path / "broken.ttl"
    broken.write_text("this is no Turtle", encoding="utf-8")
    outcome = runner.check_own(reasoner=False, paths=[*modules(), broken])
    assert [(f.check, f.subject) for f in outcome.findings] == [("parsing", "broken.ttl")]
    assert outcome.failed


def test_a_term_declared_in_two_modules_is_found():
    trust = "<https://w3id.org/interorg/concept/Trust>"
    parts = {path.stem: read_turtle(path) for path in modules()}
    mechanisms = [t for t in parts["mechanisms"] if str(t.subject) == trust]
    findings = CHECKS["one module per term"].run(gather({**parts, "second": mechanisms}, OWN))
    assert [(f.subject, f.message) for f in findings] == [
        ("Trust", "is declared in mechanisms and second")
    ]


def test_a_question_that_is_missing_or_answers_otherwise_is_found(monkeypatch, changed):
    questions = [q for q in project.load_questions() if q.number <= 6 and q.number != 5]
    monkeypatch.setattr(project, "load_questions", lambda: questions)
    monkeypatch.setattr(project, "TOPICS", {6: "Forms"})
    assert [f.message for f in CHECKS["competency questions"].run(changed())] == ["is missing"]
    name, table = project.expected(questions[0])
    monkeypatch.setattr(project, "expected", lambda q: (name, type(table)(table.columns, ())))
    messages = [f.message for f in CHECKS["competency questions"].run(changed())]
    assert len(messages) == 6
    assert messages[0].endswith(f"{len(table.rows)} rows, not the 0")


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


def test_plurals_of_other_languages_are_left_alone():
    assert normalise("Analyses", english=False) == "analyses"
