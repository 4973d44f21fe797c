"""What a reader, and a program, get to see of the checks."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse

from interorg.ontology.checks import Finding, report, runner
from interorg.ontology.checks.documents import read_document
from interorg.ontology.checks.facts import own_namespaces
from interorg.ontology.checks.outcome import Outcome, Result
from interorg.ontology.checks.report import as_json, as_text
from interorg.ontology.checks.runner import check_files, check_own
from interorg.ontology.files import OntologyError
from interorg.ontology.release import write
from interorg.service.cli import main

SOUND = Path(__file__).parent / "checks" / "sound.ttl"
FAULTY = SOUND.read_text("utf-8") + ":year rdfs:range xsd:gYear . :Raft a owl:Class .\n"


@pytest.fixture
def faulty(tmp_path):
    path = tmp_path / "faulty.ttl"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def invoke(*arguments):
    return CliRunner().invoke(main, ["check", "--no-reasoner", *map(str, arguments)])


def test_findings_of_any_source_are_shown_as_a_table_and_one_by_one(capsys):
    report(
        [
            Finding("quotes", "info", "store", "all equal"),
            Finding("puns", "error", "Trust", "is class and individual at once", "Use two names."),
            Finding("puns", "error", "Law", "is class and individual at once", "Use two names."),
        ]
    )
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["quotes", "1", "info"]
    assert lines[2].split() == ["puns", "2", "errors"]
    assert lines[4] == "error  puns: Law, Trust: is class and individual at once. Use two names."
    assert lines[-1] == "2 errors, 0 warnings, 1 infos"


def test_a_row_tells_the_figure_reached_and_the_one_wanted():
    result = Result("labels", "Terms", (), "100 %", "7 of 7")
    row = as_text(Outcome("vessel", "1.0.0", (result,))).splitlines()[3]
    assert row.split("  ")[1:] == ["labels", "passed", "7 of 7", "(wanted: 100 %)"]


def test_a_sound_file_passes_and_the_reader_is_told_what_was_left_out():
    result = invoke(SOUND)
    assert result.exit_code == 0
    assert "0 errors, 0 warnings, 0 infos" in result.stdout
    assert "Not checked here (concerns our own modules only): header" in result.stdout
    assert "Not checked here (not checkable offline): P37" in result.stdout


def test_a_faulty_file_is_found_and_the_command_fails(faulty):
    result = invoke(faulty)
    assert result.exit_code == 1
    assert "error  datatypes: year: http://www.w3.org/2001/XMLSchema#gYear" in result.stdout
    assert "P08 missing annotation" in result.stdout


def test_the_json_has_counts_checks_findings_and_terms(faulty):
    result = invoke("--json", faulty)
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert list(told) == [
        "subject",
        "version",
        "generation",
        "nodes",
        "seconds",
        "terms",
        "counts",
        "per_term",
        "checks",
        "findings",
        "not_checked",
    ]
    assert (told["subject"], told["version"]) == ("faulty.ttl", "1.0.0")
    assert told["terms"] == {"classes": 5, "object properties": 5, "data properties": 1}
    assert told["counts"]["error"] == sum(f["severity"] == "error" for f in told["findings"])
    assert told["per_term"]["error"] == pytest.approx(told["counts"]["error"] / 11)
    datatypes = next(check for check in told["checks"] if check["check"] == "datatypes")
    assert datatypes["status"] == "1 error"
    assert datatypes["counts"] == {"error": 1, "warning": 0, "info": 0}
    assert {f["check"] for f in told["findings"]} <= {c["check"] for c in told["checks"]}
    fields = ["check", "severity", "subject", "message", "advice", "node", "documents", "value"]
    assert list(told["findings"][0]) == fields


def test_what_was_looked_at_in_a_store_is_told_in_fields_of_its_own():
    finding = Finding(
        "Mention",
        "error",
        "id:m in nummi",
        "m",
        node="https://x/m",
        documents=("nummi",),
        value="v",
    )
    result = Result("Mention", "Evidence", (finding,))
    outcome = Outcome("data in s", "", (result,), generation=3, nodes=1200, seconds=2.25)
    told = json.loads(as_json(outcome))
    assert (told["generation"], told["nodes"], told["seconds"]) == (3, 1200, 2.25)
    (found,) = told["findings"]
    assert (found["node"], found["documents"], found["value"]) == ("https://x/m", ["nummi"], "v")
    assert as_text(outcome).splitlines()[1] == "generation 3, 1,200 nodes, 2 s"


def test_reasoning_that_was_left_out_is_told_and_does_not_pass():
    result = invoke(SOUND)
    assert re.search(r"^Reasoning\n  consistency +not run\n", result.stdout, re.MULTILINE)
    left_out = "(left out with --no-reasoner): consistency, unsatisfiable classes"
    assert left_out in result.stdout
    told = json.loads(invoke("--json", SOUND).stdout)
    names = ["consistency", "unsatisfiable classes"]
    assert told["not_checked"]["left out with --no-reasoner"] == names
    statuses = {check["check"]: check["status"] for check in told["checks"]}
    assert [statuses[name] for name in names] == ["not run", "not run"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--ontology", SOUND, SOUND), "Name files to check or modules, each with --ontology"),
        (("--ontology", SOUND, "--store", "x"), "Name a store or modules, each with --ontology"),
        (("--store", "x", SOUND), "Name files to check or a store"),
    ],
)
def test_nothing_that_was_named_is_passed_over(arguments, said):
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert f"{said}, not both." in result.stderr


def test_several_files_make_up_one_ontology(tmp_path):
    head, body = SOUND.read_text("utf-8").split(":Vessel a owl:Class", 1)
    prefixes = "".join(line for line in head.splitlines(True) if line.startswith("@prefix"))
    first, second = tmp_path / "head.ttl", tmp_path / "body.ttl"
    first.write_text(head, encoding="utf-8")
    second.write_text(prefixes + ":Vessel a owl:Class" + body, encoding="utf-8")
    assert check_files([first, second], reasoner=False).findings == []


@pytest.mark.parametrize("ending", ["ttl", "rdf", "nt", "jsonld"])
def test_the_syntax_is_known_by_the_ending(tmp_path, ending):
    path = tmp_path / f"vessel.{ending}"
    path.write_bytes(write(read_document(SOUND), ending))
    assert len(read_document(path)) == len(read_document(SOUND))
    assert check_files([path], reasoner=False).findings == []


def test_a_file_of_unknown_ending_is_refused_in_one_sentence(tmp_path):
    path = tmp_path / "vessel.docx"
    path.write_bytes(b"")
    with pytest.raises(OntologyError, match=r"vessel.docx must end in one of \.ttl"):
        read_document(path)
    result = invoke(path)
    assert result.exit_code == 1
    assert "must end in one of .ttl" in result.stdout


def test_a_broken_file_is_the_only_finding(tmp_path):
    path = tmp_path / "broken.rdf"
    path.write_text("<rdf", encoding="utf-8")
    (finding,) = check_files([path]).findings
    assert (finding.check, finding.severity, finding.subject) == ("parsing", "error", "broken.rdf")


def test_a_parse_error_says_each_thing_once(tmp_path):
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix", encoding="utf-8")
    for outcome in (check_files([path], False), check_own(False, [path])):
        (line,) = [row for row in as_text(outcome).splitlines() if row.startswith("error")]
        assert line.count("broken.ttl") == 1
        assert line.count("Mend") == 1
        assert line.endswith(". Mend it and try again.")


OWL_XML = """<?xml version="1.0"?>
<!-- <Ontology> -->
<!DOCTYPE Ontology [ <!ENTITY owl "http://www.w3.org/2002/07/owl#"> ]>
<Ontology xmlns="http://www.w3.org/2002/07/owl#" ontologyIRI="https://example.org/vessel"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <Declaration><Class IRI="#Vessel"/></Declaration>
</Ontology>
"""
RDF_XML = """<owl:Ontology xmlns:owl="http://www.w3.org/2002/07/owl#"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="https://example.org/vessel"/>
"""


@pytest.mark.parametrize("ending", ["owl", "xml", "rdf", "owx"])
def test_a_file_in_owl_xml_is_called_by_its_name(tmp_path, ending):
    path = tmp_path / f"vessel.{ending}"
    path.write_text(OWL_XML, encoding="utf-8")
    (finding,) = check_files([path], False).findings
    assert finding.message == "must be RDF, but is OWL/XML, which is not read"
    assert finding.advice.startswith("Save it as RDF/XML or Turtle")


def test_rdf_xml_whose_root_is_its_header_is_read(tmp_path):
    path = tmp_path / "vessel.owl"
    path.write_text(RDF_XML, encoding="utf-8")
    assert len(read_document(path)) == 1


def test_a_missing_file_is_a_usage_error(tmp_path):
    result = invoke(tmp_path / "nothing.ttl")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_without_files_our_own_modules_are_checked(monkeypatch):
    monkeypatch.setattr(
        runner, "_run", lambda checks, facts: [Result(c.name, "", ()) for c in checks]
    )
    result = invoke("--json")
    told = json.loads(result.stdout)
    assert told["subject"] == "interorg ontology"
    assert "id stability" in [check["check"] for check in told["checks"]]


def test_the_namespace_is_found_where_the_header_has_another():
    prefix = "https://example.org/"
    text = (
        f"<{prefix}doc> a <http://www.w3.org/2002/07/owl#Ontology> ."
        f"<{prefix}terms#Vessel> a <http://www.w3.org/2002/07/owl#Class> ."
    )
    triples = [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]
    assert f"{prefix}terms#" in own_namespaces(triples)


def test_a_reserved_namespace_is_nobodys_own():
    text = (
        "<https://example.org/x> a <http://www.w3.org/2002/07/owl#Ontology> ."
        "<http://www.w3.org/2000/01/rdf-schema#label>"
        " <http://www.w3.org/2000/01/rdf-schema#isDefinedBy> <https://example.org/x> ."
    )
    triples = [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]
    assert own_namespaces(triples) == ("https://example.org/x#", "https://example.org/x/")


def test_an_outcome_without_terms_has_no_rates():
    outcome = Outcome("nothing", "", (Result("parsing", "Terms", ()),))
    assert json.loads(as_json(outcome))["per_term"] == {}
    assert as_text(outcome).splitlines()[-1] == "0 errors, 0 warnings, 0 infos"
