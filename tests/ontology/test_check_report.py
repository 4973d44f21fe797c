"""What a reader, and a program, get to see of the checks."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse

from interorg.ontology.checks import Finding, report, runner
from interorg.ontology.checks.documents import read_document
from interorg.ontology.checks.facts import own_namespaces
from interorg.ontology.checks.outcome import Outcome, Result
from interorg.ontology.checks.report import as_json, as_text
from interorg.ontology.checks.runner import check_files
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
    assert set(told["findings"][0]) == {"check", "severity", "subject", "message", "advice"}


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
