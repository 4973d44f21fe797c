"""Comparison, map, contradictions, timeline, network and overview count what the graph holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

Ask = Callable[..., Any]


def test_forms_are_compared_side_by_side(ask: Ask, api: FlaskClient) -> None:
    told = ask("compare", form=["JointVenture", "consortium"])
    assert [each["key"] for each in told["forms"]] == ["JointVenture", "Consortium"]
    benefits = next(each for each in told["sections"] if each["family"] == "benefits")
    (row,) = benefits["rows"]
    assert row["concept"]["id"] == "concept/RiskSharing"
    assert {each["stance"]: each["claims"] for each in row["cells"][0]["counts"]} == {
        "for": 1,
        "reserved": 1,
        "against": 1,
    }
    assert row["cells"][1]["claims"] == 0


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "The parameter form is missing"),
        ("form=JointVenture", "Expected 2 to 4 values of form, found 1"),
        ("form=a&form=b&form=c&form=d&form=e", "found 5"),
        ("form=Consortium&form=JointVenture&own=yes", "Expected true or false as own"),
    ],
)
def test_a_comparison_says_what_it_needs(query: str, said: str, api: FlaskClient) -> None:
    response = api.get(f"/api/compare?{query}")
    assert response.status_code == 400
    assert said in response.get_json()["error"]["message"]


def test_the_map_tells_claims_from_gaps(ask: Ask) -> None:
    told = ask("evidence-map", rows="form", columns="benefit")
    assert len(told["fields"]) == len(told["rows"])
    assert all(len(line) == len(told["columns"]) for line in told["fields"])
    assert sum(told["totals"].values()) == len(told["rows"]) * len(told["columns"])
    assert told["totals"]["claims"] >= 1
    assert ask("evidence-map", rows="mechanism", columns="challenge", rows_level=3)["row_kind"] == (
        "mechanism"
    )


def test_claims_that_oppose_each_other_are_paired_with_their_sentences(ask: Ask) -> None:
    told = ask("contradictions", level="contradiction")
    (pair,) = told["items"]
    assert pair["one"]["claim"]["quote"] == "Joint ventures spread risk among their parents."
    assert pair["other"]["claim"]["polarity"] == "Denied"
    assert (pair["one"]["stance"], pair["other"]["stance"]) == ("for", "against")
    every = ask("contradictions")
    assert every["total"] == 2
    first = ask("contradictions", limit=1)
    assert first["items"] == every["items"][:1]
    assert first["next"]
    assert ask("contradictions", form="Consortium")["total"] == 0


def test_cases_and_claims_are_counted_by_year(ask: Ask) -> None:
    cases = ask("timeline", of="cases")
    assert (cases["total"], cases["undated"]) == (1, 0)
    claims = ask("timeline", of="claims", form="JointVenture")
    assert claims["total"] == 3


def test_a_network_is_given_with_its_measures(ask: Ask) -> None:
    told = ask("network", view="concepts", most=50)
    assert {each["id"] for each in told["nodes"]} >= {"concept/JointVenture", "concept/RiskSharing"}
    assert told["filters"]["view"] == "concepts"
    confined = ask("network", form="joint venture", component="true", **{"from": 1980})["filters"]
    assert (confined["form"], confined["from"]) == ("JointVenture", 1980)


def test_the_overview_counts_kinds(ask: Ask) -> None:
    told = ask("statistics")
    assert told["things"]["document"] == 4
    assert told["documents"] == {"case": 2, "article": 1, "note": 1}
    assert told["polarities"] == {"Affirmed": 3, "Denied": 1}
    assert told["concepts"]["form"] > 50
