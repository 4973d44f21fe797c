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
        ("governed by the internal law, and not the law of conflicts, of Ohio.", ["Ohio"]),
        ("governed by the laws, rules and regulations of the State of Ohio.", ["Ohio"]),
        ("governed by the law of the State, County and City of New York.", ["New York"]),
        ("construed in accordance with the laws of, and enforced in, the State of Iowa.", ["Iowa"]),
        ("construed in accordance with the laws in force from time to time in Elba, Iowa.", []),
        ("governed by the laws in force from time to time in the State of Iowa.", ["Iowa"]),
        ("governed by the Uniform Commercial Code as adopted in the State of Iowa.", ["Iowa"]),
        ("governed by the laws of the Federative Republic of Brazil.", ["Brazil"]),
        ("governed by the laws of the Republic of the Marshall Islands.", ["Marshall Islands"]),
        ("governed by the laws of the Grand Duchy of Luxembourg.", ["Luxembourg"]),
        ("governed by the laws of the United Mexican States.", ["Mexico"]),
        ("governed by the laws of the Province of Québec.", ["Quebec, Canada"]),
        ("governed by the law of the United Kingdom (England and Wales).", ["England and Wales"]),
        ("governed by the laws of the State of NewYork.", ["New York"]),
        ("made in Utah and shall be governed by its laws.", ["Utah"]),
        ("made in the State of Utah and construed under the laws thereof.", ["Utah"]),
        ("made in the State of Utah and construed under the laws of said State.", ["Utah"]),
        ("deemed a contract made under the laws of Ohio.", ["Ohio"]),
        ("governed by the laws of the state of suit, being either Ohio or Utah.", ["Ohio", "Utah"]),
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
    ("clause", "law"),
    [
        ("GOVERNING LAW: Texas", "Texas"),
        ("Governing Law. State of Texas.", "Texas"),
        ("14.2 Applicable Law: State of California, U.S.A.", "California"),
        ("Choice of Law: Kansas.", "Kansas"),
        ("The governing law of this Agreement shall be that of the State of Ohio.", "Ohio"),
        ("The parties choose New York law.", "New York"),
        ("German law shall be applicable to this Agreement.", "Germany"),
    ],
)
def test_the_law_may_be_told_in_few_words(told: Told, clause: str, law: str) -> None:
    assert told("governingLaw", "SUPPLY AGREEMENT", clause) == [law]


@pytest.mark.parametrize(
    "clause",
    [
        "Alder is a corporation organized and existing under the laws of the State of Ohio.",
        "Any dispute shall be settled by arbitration in Geneva, Switzerland.",
        "Birch shall comply with all laws of the State of Ohio.",
        "The courts of the State of Ohio shall have exclusive jurisdiction.",
        "No rule on conflicts of laws of Ohio matters here.",
        "Birch keeps to all applicable laws of the State of Ohio.",
        "Alder, a company of Ohio, has its laws department in Elm.",
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
