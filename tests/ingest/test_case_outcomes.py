"""What a relationship is called, worked with, gained and suffered from, and how it ended."""

import pytest

from interorg.ingest.document import Passage, Reading, compose
from interorg.ingest.evidence import CaseReport
from interorg.ingest.pipeline import extract


def case(text: str) -> CaseReport:
    """Return the only case of a text."""
    (found,) = extract(compose("d", "d.md", Reading((Passage("paragraph", text),)))).cases
    return found


def said(text: str, property: str) -> set[object]:
    return {value.value for value in case(text).all(property)}


@pytest.mark.parametrize(
    ("sentence", "property", "concepts"),
    [
        (
            "The alliance achieved economies of scale, market access and cost savings.",
            "benefit",
            {"EconomiesOfScale", "MarketAccess", "CostReduction"},
        ),
        ("The alliance reduced costs.", "benefit", {"CostReduction"}),
        (
            "The alliance gained market access and no economies of scale.",
            "benefit",
            {"MarketAccess"},
        ),
        (
            "The alliance faced cultural differences and goal conflict.",
            "challenge",
            {"CulturalDifference", "GoalConflict"},
        ),
        (
            "The alliance was governed by a steering committee and a contract.",
            "mechanism",
            {"SteeringCommittee", "Contract"},
        ),
        ("The collaboration relied on a contract.", "mechanism", {"Contract"}),
    ],
)
def test_all_that_is_listed_is_reported(
    sentence: str, property: str, concepts: set[object]
) -> None:
    assert said(f"Siemens and Bosch formed an alliance. {sentence}", property) == concepts


def test_a_benefit_that_did_not_come_is_not_reported() -> None:
    text = "Siemens and Bosch formed an alliance. The alliance did not reduce costs."
    assert said(text, "benefit") == set()


@pytest.mark.parametrize("form", ["the joint venture", "the Brazilian venture"])
def test_a_name_before_the_venture_of_its_partners_is_the_ventures(form: str) -> None:
    text = f"Autolatina, {form} of Ford and Volkswagen, was dissolved in 1995."
    assert (said(text, "name"), said(text, "endYear")) == ({"Autolatina"}, {1995})
    assert said(text, "partner") == {"Ford", "Volkswagen"}


def test_the_year_of_a_failure_is_its_end() -> None:
    text = "The joint venture between Siemens and Bosch failed in 1993."
    assert (said(text, "status"), said(text, "endYear")) == ({"Failed"}, {1993})


def test_what_was_planned_and_then_blocked_is_blocked() -> None:
    text = "Siemens and Bosch planned a joint venture, but the European Commission blocked it."
    assert "Blocked" in said(text, "status")
