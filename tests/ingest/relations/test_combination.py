"""Probabilities of the labels from the scores of both parts."""

from pathlib import Path

import numpy as np
import pytest

from interorg.ingest.relations.combination import (
    Combination,
    combination,
    marginal,
    save,
    turns,
    views,
)
from interorg.ingest.relations.labels import DIRECTED, LABELS, SYMMETRIC, directions
from interorg.ingest.relations.linear import hashed

WIDTH = len(LABELS) + len(DIRECTED)


def test_every_label_has_two_directions_unless_it_is_symmetric() -> None:
    for label in LABELS:
        assert len(directions(label)) == (1 if label in SYMMETRIC else 2)
    assert directions("acquired_by") == [0, 1]


def test_the_probability_of_a_label_is_that_of_both_its_directions() -> None:
    logs = np.log(np.full((1, len(DIRECTED)), 1 / len(DIRECTED), np.float32))
    found = np.exp(marginal(logs))[0]
    assert found[LABELS.index("acquired_by")] == pytest.approx(0.1)
    assert found[LABELS.index("merged_with")] == pytest.approx(0.05)
    assert found.sum() == pytest.approx(1)


def test_the_surer_part_weighs_in_and_the_bias_shifts() -> None:
    linear = np.zeros((1, WIDTH), np.float32)
    linear[0, LABELS.index("brand_of")] = 1
    plain = Combination((2.0, 0.0), (0.0,) * 12, (1.0,)).probabilities(views(linear, None))
    assert plain[0].argmax() == LABELS.index("brand_of")
    assert plain[0].max() == pytest.approx(np.exp(2) / (np.exp(2) + 11))
    bias = tuple(5.0 if label == "traded_on" else 0.0 for label in LABELS)
    shifted = Combination((2.0, 0.0), bias, (1.0,)).probabilities(views(linear, None))
    assert shifted[0].argmax() == LABELS.index("traded_on")


def test_a_symmetric_label_never_turns() -> None:
    scores = np.arange(WIDTH, dtype=np.float32)[None]
    (seen,) = turns(scores, None)
    assert seen[0, LABELS.index("collaboration")] == 0
    assert seen[0, LABELS.index("acquired_by")] == 1


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    written = Combination((1.0, 0.5), (0.25,) * 12, (2.0,))
    save(tmp_path / "combination.json", {"linear": written}, 0.7)
    assert combination("linear", tmp_path) == written


def test_hashes_are_in_order_and_each_there_once() -> None:
    found = hashed(["b|of", "b|in", "b|of"])
    assert len(found) == 2
    assert found[0] < found[1]
    assert hashed([]).size == 0
