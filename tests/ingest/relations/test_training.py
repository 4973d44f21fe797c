"""What training reads, and how it keeps apart what it is judged on."""

import json
from pathlib import Path

import numpy as np
import pytest

from interorg.ingest.relations.labels import DIRECTED, LABELS
from interorg.ingest.relations.pair import Pair
from interorg.ingest.relations.training.combining import confidence_for
from interorg.ingest.relations.training.figures import figures
from interorg.ingest.relations.training.records import FOLDS, Record, records

LINE = {
    "id": "1",
    "relation": "acquired_by",
    "invert_relation": 1,
    "e1_start": 0,
    "e1_end": 1,
    "e2_start": 3,
    "e2_end": 3,
    "e1_name": "Alder Rail",
    "e2_name": "Birch",
    "context": ["Alder", "Rail", "bought", "Birch", "."],
}


def written(folder: Path, *lines: dict[str, object]) -> Path:
    path = folder / "train.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_a_line_becomes_a_pair_with_its_direction(tmp_path: Path) -> None:
    (record,) = records(written(tmp_path, LINE))
    assert record.pair == Pair("Alder Rail bought Birch .", (0, 10), (18, 23))
    assert DIRECTED[record.directed] == ("acquired_by", True)


def test_a_later_first_entity_turns_the_direction(tmp_path: Path) -> None:
    swapped = {**LINE, "e1_start": 3, "e1_end": 3, "e2_start": 0, "e2_end": 1}
    (record,) = records(written(tmp_path, swapped))
    assert DIRECTED[record.directed] == ("acquired_by", False)


def test_pairs_of_one_sentence_are_held_out_together(tmp_path: Path) -> None:
    found = records(written(tmp_path, LINE, {**LINE, "relation": "undefined"}))
    assert found[0].fold == found[1].fold
    assert 0 <= found[0].fold < FOLDS


def test_a_line_of_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="CORE format"):
        records(written(tmp_path, {"sentence": "Alder grew."}))


def answered(truth: str, label: str, sure: float) -> tuple[Record, list[float]]:
    row = [(1 - sure) / 11] * 12
    row[LABELS.index(label)] = sure
    return Record(Pair("Alder bought Birch.", (0, 5), (13, 18)), truth, False), row


def test_the_default_confidence_is_where_relations_are_right_often_enough() -> None:
    given = [
        answered("acquired_by", "acquired_by", 0.9),
        answered("acquired_by", "brand_of", 0.605),
        answered("brand_of", "undefined", 0.95),
    ]
    data, rows = [record for record, _ in given], np.array([row for _, row in given], "f4")
    assert confidence_for(rows, data, 0.94) == 0.61
    assert confidence_for(rows, data, 0.5) == 0.3


def test_figures_are_those_of_the_evaluation() -> None:
    given = [
        answered("acquired_by", "acquired_by", 0.9),
        answered("undefined", "brand_of", 0.5),
        answered("undefined", "undefined", 0.8),
    ]
    found = figures([r for r, _ in given], np.array([row for _, row in given], "f4"), 0.8)
    assert found["accuracy"] == pytest.approx(2 / 3, abs=1e-3)
    assert found["micro_f1_without_undefined"] == pytest.approx(2 / 3, abs=1e-3)
    assert found["asserted"]["coverage"] == pytest.approx(1 / 3, abs=1e-3)
