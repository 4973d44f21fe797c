"""The trained component of claims, and what is in mind when a sentence is read."""

from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from interorg.ingest.claims.features import WIDTH, place
from interorg.ingest.claims.judgement import Weights, load, save, weights
from interorg.ingest.claims.logistic import fit
from interorg.ingest.claims.topics import specialized
from interorg.ingest.document import Passage, Reading, compose
from interorg.ingest.pipeline import extract


def test_weights_survive_being_written(tmp_path: Path) -> None:
    values = np.zeros(WIDTH, dtype=np.float32)
    values[place("bias")] = -0.5
    save(Weights(values, 0.4), tmp_path / "w.npz")
    again = load(tmp_path / "w.npz")
    assert again.default_confidence == 0.4
    assert again.probability([place("bias")]) == pytest.approx(1 / (1 + np.exp(0.5)))


def test_weights_of_another_width_are_refused(tmp_path: Path) -> None:
    save(Weights(np.zeros(7, dtype=np.float32), 0.4), tmp_path / "w.npz")
    with pytest.raises(ValueError, match="weights"):
        load(tmp_path / "w.npz")


def test_the_weights_that_come_along_trust_a_surer_rule_more() -> None:
    steps = [place(f"trust={step}") for step in range(30, 75, 5)]
    assert weights().probability(steps) > weights().probability([])


def test_what_decides_gets_the_weight() -> None:
    rows = [[0, 1], [0], [0, 1], [0], [0, 1], [0]]
    found = fit(rows, [True, False] * 3, width=4, l2=0.5)
    assert found[1] > 1 > abs(found[0])
    assert found[3] == 0


def test_a_general_name_adds_to_the_special_one_in_mind() -> None:
    assert specialized({"Partnership": 1.0, "PublicPrivatePartnership": 0.5}) == {
        "PublicPrivatePartnership": 1.5
    }


def test_such_arrangements_are_the_form_spoken_of_before() -> None:
    text = "Joint ventures are common in oil. Prices fell. Such arrangements reduce costs."
    found = extract(compose("d", "d.md", Reading((Passage("paragraph", text),))))
    assert ("JointVenture", "Enables", "CostReduction") in {
        (c.subject, c.relation, c.object) for c in found.claims
    }


def test_the_least_confidence_of_a_claim_is_what_the_search_page_says() -> None:
    page = resources.files("interorg.service").joinpath("templates/search.html").read_text("utf-8")
    assert f"less likely than {weights().default_confidence:.2f}" in page
