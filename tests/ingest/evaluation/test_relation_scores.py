"""Relations of pairs, scored with a stand-in for the classifier."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from interorg.ingest.evaluation.entity_pairs import EntityPair, is_named
from interorg.ingest.evaluation.mentions import Name, evaluate_mentions
from interorg.ingest.evaluation.relations import Related, evaluate_relations
from interorg.ingest.evaluation.report import as_json, as_text


def line(number: int, relation: str, **more: object) -> dict[str, object]:
    return {
        "id": f"p{number}",
        "relation": relation,
        "invert_relation": 0,
        "e1_start": 0,
        "e1_end": 1,
        "e2_start": 3,
        "e2_end": 3,
        "context": ["Alder", "Group", "bought", "Birch", "."],
        **more,
    }


def written(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def always(*answers: Related):  # type: ignore[no-untyped-def]
    def relate(pairs: Sequence[EntityPair]) -> list[Related]:
        return list(answers)

    return relate


def test_labels_are_scored_without_and_with_undefined(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        line(1, "acquired_by"),
        line(2, "acquired_by"),
        line(3, "undefined"),
        line(4, "client_of", invert_relation=1),
    )
    relate = always(
        Related("acquired_by", False, 0.95),
        Related("undefined", False, 0.9),
        Related("client_of", False, 0.5),
        Related("client_of", False, 0.8),
    )
    figures = evaluate_relations(path, relate, 0.8).figures
    # Of three relations answered two are right, of three wanted two are found.
    assert figures["micro_f1_without_undefined"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["accuracy"] == 0.5
    # acquired_by 2/3, client_of 2/3, undefined 0.
    assert figures["macro_f1"] == pytest.approx(4 / 9, abs=1e-4)
    assert figures["direction_accuracy"] == 0.5
    asserted = figures["asserted"]
    assert isinstance(asserted, dict)
    assert (asserted["precision"], asserted["coverage"]) == (1.0, 0.5)
    assert asserted["with_undefined"] == {"precision": 0.6667, "coverage": 0.75}
    assert set(figures["per_label"]) == {"acquired_by", "client_of", "undefined"}  # type: ignore[call-overload]


def test_bad_pairs_are_named_and_the_others_scored(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        line(1, "acquired_by", e2_end=9),
        line(2, "acquired_by", context="Alder bought Birch"),
        {"id": "p3"},
        line(4, "acquired_by"),
    )
    answer = evaluate_relations(path, always(Related("acquired_by", False, 0.9)), 0.8)
    assert answer.scored == 1 and answer.figures["f1"] == 1.0
    assert [problem.line for problem in answer.problems] == [1, 2, 3]
    assert "5 tokens" in answer.problems[0].expected


def test_text_shows_labels_calibration_confusion_and_worst_errors_first(tmp_path: Path) -> None:
    path = written(tmp_path, line(1, "acquired_by"), line(2, "merged_with"))
    relate = always(Related("merged_with", False, 0.6), Related("acquired_by", False, 0.9))
    answer = evaluate_relations(path, relate, 0.8)
    text = as_text(answer)
    for heading in ("Labels", "Precision at coverage", "calibration error", "Confusion"):
        assert heading in text
    assert text.index("0.90 p2") < text.index("0.60 p1")
    assert json.loads(as_json(answer, errors=1))["worst"] == [
        "0.90 p2: acquired_by, in truth merged_with"
    ]


def test_pronouns_and_products_are_no_names_of_organizations(tmp_path: Path) -> None:
    assert not is_named(["It"]) and not is_named(["the", "company"])
    assert is_named(["The", "Alder", "Group"]) and is_named(["Alder"])


def name(start: int, end: int, organization: bool = True) -> Name:
    return Name(start, end, "", 0.8, organization)


def test_mentions_are_scored_by_overlap_exactly_and_as_candidates(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        line(1, "acquired_by"),
        line(2, "product_or_service_of"),
        line(3, "acquired_by", context=["It", "then", "bought", "Birch", "."], e1_end=0),
    )
    found = [
        [name(0, 5), name(19, 24, organization=False)],  # Alder of "Alder Group"; Birch seen
        [name(0, 11), name(19, 24)],  # a product, which is no organization; Birch
        [],
    ]
    figures = evaluate_mentions(path, lambda texts: found).figures
    # Wanted: Alder Group and Birch; Birch alone; Birch.
    assert figures["wanted"] == 4
    assert figures["overlap_recall"] == 0.5
    assert figures["exact"]["recall"] == 0.25  # type: ignore[index]
    assert figures["candidates_recall"] == 0.75
    assert figures["precision"] == pytest.approx(2 / 3, abs=1e-4)
