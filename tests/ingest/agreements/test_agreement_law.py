from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[object]]


@pytest.mark.parametrize(
    ("words", "laws"),
    [
        ("governed by, and construed under, the laws of the State of New York.", ["New York"]),
        ("governed by the laws of the Federal Republic of Germany.", ["Germany"]),
        ("construed in accordance with English law.", ["England"]),
        ("governed by the law of England and Wales.", ["England and Wales"]),
        ("governed by the PRC Laws.", ["People's Republic of China"]),
        (
            "governed by the laws of the Province of Ontario and the federal laws of Canada.",
            ["Ontario, Canada"],
        ),
        ("governed by the laws of the United States and of the State of Texas.", ["Texas"]),
        ("governed by the laws ofthe State ofTexas.", ["Texas"]),
        (
            "interpreted under the internal laws (but not the law of conflicts) of Ohio.",
            ["Ohio"],
        ),
    ],
)
def test_the_law_is_read_in_many_wordings(told: Told, words: str, laws: list[str]) -> None:
    assert told("governingLaw", f"This Agreement shall be {words}") == laws


def test_a_law_may_be_applied_to_the_contract(told: Told) -> None:
    clause = "This Agreement requires application of the laws of New York."
    assert told("governingLaw", clause) == ["New York"]
    assert not told("governingLaw", "Birch shall apply the tax laws of New York to its sales.")


def test_the_place_may_stand_before_the_verb(told: Told) -> None:
    clause = "The laws of the Commonwealth of Virginia shall govern this Agreement."
    assert told("governingLaw", clause) == ["Virginia"]


@pytest.mark.parametrize(
    "clause",
    [
        "Alder is a corporation organized and existing under the laws of the State of Ohio.",
        "Any dispute shall be settled by arbitration in Geneva, Switzerland.",
        "Birch shall comply with all laws of the State of Ohio.",
        "The courts of the State of Ohio shall have exclusive jurisdiction.",
        "No rule on conflicts of laws of Ohio matters here.",
    ],
)
def test_other_laws_and_courts_do_not_govern(told: Told, clause: str) -> None:
    assert not told("governingLaw", clause)


def test_the_contract_counts_before_what_else_is_governed(told: Told) -> None:
    found = told(
        "governingLaw",
        "Arbitration shall be governed by the laws of Sweden.",
        "This Agreement shall be governed by the laws of Finland.",
    )
    assert found == ["Finland"]
