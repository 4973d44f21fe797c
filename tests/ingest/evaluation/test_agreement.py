"""Agreement of two readers."""

import json
from pathlib import Path

import pytest

from interorg.ingest.evaluation.agreement import evaluate_agreement, krippendorff_alpha
from interorg.ingest.evaluation.report import remarks


def test_alpha_of_krippendorffs_own_example_is_what_he_gives() -> None:
    # "Computing Krippendorff's Alpha-Reliability" (2011), section A: two observers, binary data.
    one = "0100000000"
    other = "1110010010"
    alpha = krippendorff_alpha(list(zip(one, other, strict=True)))
    assert alpha == pytest.approx(0.095, abs=0.001)


def test_alpha_of_nominal_data_with_many_values_is_what_krippendorff_gives() -> None:
    # The same, section B: two observers, five values.
    alpha = krippendorff_alpha(list(zip("aabbdcccedda", "babbbccceddd", strict=True)))
    assert alpha == pytest.approx(0.692, abs=0.001)


def test_units_that_only_one_reader_rated_say_nothing() -> None:
    assert krippendorff_alpha([("a", "a"), ("b", "b"), ("a",)]) == 1.0


def test_alpha_is_not_defined_where_all_is_of_one_value() -> None:
    assert krippendorff_alpha([("a", "a"), ("a", "a")]) is None


def claim(relation: str, **more: str) -> dict[str, str]:
    return {"subject": "Trust", "relation": relation, "object": "OperationalEfficiency", **more}


def written(path: Path, *lines: dict[str, object]) -> Path:
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_two_passes_are_compared_by_digest_sentence_or_id(tmp_path: Path) -> None:
    first = written(
        tmp_path / "a.jsonl",
        {"sentence": "Trust  lifts efficiency.", "claims": [claim("Enables")]},
        {"id": "2", "claims": []},
        {"id": "3", "claims": [claim("Enables", modality="Hedged")]},
        {"id": "4", "claims": []},
    )
    second = written(
        tmp_path / "b.jsonl",
        {"sentence": "trust lifts efficiency.", "claims": [claim("Influences")]},
        {"id": "2", "claims": [claim("Enables")]},
        {"id": "3", "claims": [claim("Enables", modality="Hedged")]},
    )
    answer = evaluate_agreement(first, second)
    assert answer.figures["sentences"] == 3
    assert answer.figures["claims_of_both"] == 2
    assert answer.figures["relation"] == {"alpha": 0.0, "agreed": 0.5, "units": 2}
    assert answer.figures["modality"] == {"alpha": 1.0, "agreed": 1.0, "units": 2}
    assert answer.figures["only_second"] == 1
    assert answer.absent == ("4",)
    assert "1 not scored, only one of both passes has them:" in remarks(answer)
