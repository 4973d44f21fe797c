"""Which networks there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """One way to look at the graph as a network."""

    title: str
    nodes: str
    """What its nodes are called."""
    explanation: str
    weight: str
    """What the weight of a tie counts."""
    queries: tuple[str, ...]
    """Of service/queries, all that it is made from."""
    years: str
    """What a span of years confines it to."""


ORGANIZATIONS = ("network_organizations", "network_partners")
CASES = ("network_cases", "network_forms", "network_concepts")
CASE_YEARS = "cases that lasted in these years; those of an unknown start are left out"

VIEWS: Mapping[str, View] = {
    "organizations": View(
        "Organizations",
        "organizations",
        "Two organizations are tied when they are partners in one case, or when a text says how "
        "one is related to the other.",
        "cases that two organizations share, and sentences that tie them",
        (*CASES, *ORGANIZATIONS, "network_ties"),
        f"{CASE_YEARS}. Ties that sentences state have no year and are left out then",
    ),
    "organizations-cases": View(
        "Organizations and cases",
        "organizations and cases",
        "An organization is tied to each case that it is a partner in.",
        "one for each partner of a case",
        (*CASES, *ORGANIZATIONS),
        CASE_YEARS,
    ),
    "cases-mechanisms": View(
        "Cases and mechanisms",
        "cases and mechanisms",
        "A case is tied to each mechanism that a text reports of it.",
        "one for each mechanism of a case",
        (*CASES, "network_mechanisms"),
        CASE_YEARS,
    ),
    "cases-forms": View(
        "Cases and forms",
        "cases and forms",
        "A case is tied to the form it has, the narrowest that texts report.",
        "one for each form of a case",
        CASES,
        CASE_YEARS,
    ),
    "concepts": View(
        "Concepts",
        "concepts",
        "Two concepts are tied by the claims that relate them: asserted or hedged, not withdrawn, "
        "affirmed as well as denied.",
        "claims that relate two concepts",
        ("network_concepts", "network_claims"),
        "claims credited to works of these years",
    ),
}
"""By the name that addresses give them; the first is the one that is shown unasked."""
