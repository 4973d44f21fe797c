"""Cases of sentences against annotations."""

import json
from collections.abc import Callable
from pathlib import Path

from interorg.ingest.document import Document
from interorg.ingest.evaluation.cases import evaluate_cases
from interorg.ingest.evidence import CaseReport, Evidence, Extraction, Value


def gold(tmp_path: Path, *lines: dict[str, object]) -> Path:
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def case(partners: list[str], form: str = "JointVenture", **more: object) -> dict[str, object]:
    return {"partners": partners, "form": form, "name": None, "start": None, **more}


def reporting(**reports: dict[str, object]) -> Callable[[Document], Extraction]:
    """Return an extraction that reports a case of given values wherever a word stands."""

    def extract(document: Document) -> Extraction:
        evidence = Evidence("d", 0, 1, "x", "r", 0.8)
        found = []
        for word, properties in reports.items():
            values = [
                Value(name, value, evidence)
                for name, given in properties.items()
                for value in (given if isinstance(given, list) else [given])
            ]
            if word in document.text:
                found.append(CaseReport("d", word, tuple(values)))
        return Extraction(cases=tuple(found))

    return extract


def test_partner_sets_and_whole_tuples_are_scored(tmp_path: Path) -> None:
    path = gold(
        tmp_path,
        {"text": "One.", "cases": [case(["Alder", "Birch"], start=1998)]},
        {"text": "Two.", "cases": [case(["Alder", "Birch", "Cedar"])]},
        {"text": "Three.", "cases": [case(["Elm", "Fir"], name="Elmfir", status="Ended")]},
        {"text": "Four.", "cases": []},
    )
    extract = reporting(
        One={"partner": ["Birch Ltd.", "Alder Inc."], "form": "JointVenture", "startYear": 1998},
        Two={"partner": ["Alder", "Birch"], "form": "JointVenture"},
        Three={"partner": ["Elm", "Fir"], "form": "StrategicAlliance", "status": "Ended"},
        Four={"partner": ["Alder", "Oak"], "form": "Consortium"},
    )
    figures = evaluate_cases(path, extract, {}).figures
    assert figures["partner_set"]["right"] == 2  # type: ignore[index]
    assert (figures["precision"], figures["recall"]) == (0.5, 0.6667)
    assert figures["full_tuple"]["right"] == 1  # type: ignore[index]
    assert figures["found_at_all"]["right"] == 3  # type: ignore[index]
    parts = figures["of_cases_found"]
    assert isinstance(parts, dict)
    assert parts["form_accuracy"] == 0.6667
    assert parts["name_accuracy"] == 0.0
    assert parts["start_accuracy"] == parts["status_accuracy"] == 1.0


def test_a_year_too_many_or_too_few_spoils_the_tuple(tmp_path: Path) -> None:
    path = gold(tmp_path, {"text": "One.", "cases": [case(["Alder", "Birch"], start=1998)]})
    partners = {"partner": ["Alder", "Birch"], "form": "JointVenture"}
    for years in ([], [1998, 2001]):
        extract = reporting(One={**partners, "startYear": years})
        figures = evaluate_cases(path, extract, {}).figures
        assert figures["full_tuple"]["right"] == 0  # type: ignore[index]
        assert figures["partner_set"]["right"] == 1  # type: ignore[index]


def test_the_narrower_of_two_forms_is_meant(tmp_path: Path) -> None:
    path = gold(tmp_path, {"text": "One.", "cases": [case(["Alder", "Birch"])]})
    forms = ["InterorganizationalCollaboration", "JointVenture"]
    extract = reporting(One={"partner": ["Alder", "Birch"], "form": forms})
    assert evaluate_cases(path, extract, {}).figures["full_tuple"]["f1"] == 1.0  # type: ignore[index]


def test_a_known_other_name_is_the_same_partner(tmp_path: Path) -> None:
    path = gold(tmp_path, {"text": "One.", "cases": [case(["A&B", "Elm"])]})
    extract = reporting(One={"partner": ["Alder & Birch", "Elm"], "form": "JointVenture"})
    assert evaluate_cases(path, extract, {}).figures["f1"] == 0.0
    assert evaluate_cases(path, extract, {"aandb": "Alder & Birch"}).figures["f1"] == 1.0


def test_bad_lines_are_named(tmp_path: Path) -> None:
    path = gold(
        tmp_path,
        {"text": "One.", "cases": [case(["Alder"], status="Fine")]},
        {"text": "Two.", "cases": [{"partners": "Alder"}]},
        {"text": "Three.", "cases": [case([], start="soon")]},
        {"cases": []},
        {"text": "Four.", "claims": []},
    )
    answer = evaluate_cases(path, reporting(), {})
    assert [problem.line for problem in answer.problems] == [1, 2, 3, 4]
    assert answer.scored == 0


def test_extraction_itself_is_scored(tmp_path: Path) -> None:
    from interorg.ingest.evaluation.components import known_names
    from interorg.ingest.pipeline import extract

    line = {
        "text": "In 1998 Toyota and General Motors formed a joint venture.",
        "cases": [case(["Toyota", "General Motors"], start=1998)],
    }
    answer = evaluate_cases(gold(tmp_path, line), extract, known_names())
    assert answer.figures["partner_set"]["f1"] == 1.0  # type: ignore[index]
