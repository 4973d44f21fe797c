"""What the trained reader adds to the rules, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interorg.ingest.cases.roles.labels import RULE
from interorg.ingest.evidence import CaseReport, Extraction

Read = Callable[..., Extraction]


def values(report: CaseReport, property: str) -> set[object]:
    return {value.value for value in report.all(property)}


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Siemens and Bosch banded together in 1997 to form Osprey.", {"Siemens", "Bosch"}),
        (
            "Osprey, whose members include Siemens, Bosch and Nokia, will test the radio in May.",
            {"Siemens", "Bosch", "Nokia"},
        ),
        ("In 1987 Siemens and Bosch pooled their motor plants in Osprey.", {"Siemens", "Bosch"}),
        (
            "Under a licence from Siemens, Bosch has built the motor since 1988.",
            {"Siemens", "Bosch"},
        ),
    ],
)
def test_partners_are_read_where_no_rule_reads_them(
    text: str, partners: set[str], read: Read
) -> None:
    (report,) = read(text).cases
    assert values(report, "partner") == partners
    assert RULE in {value.evidence.rule for value in report.values}


def test_a_partner_of_the_sentence_before_is_cited_from_there(read: Read) -> None:
    text = "Siemens began in 1847. With Bosch it set up a joint venture, Osprey, in 1990."
    (report,) = read(text).cases
    assert values(report, "partner") == {"Siemens", "Bosch"}
    quotes = {value.value: value.evidence.quote for value in report.all("partner")}
    assert all(str(partner) in quote for partner, quote in quotes.items())


@pytest.mark.parametrize(
    "text",
    [
        "Siemens never formed a joint venture with Bosch.",
        "Siemens might team up with Bosch.",
        "Siemens sued Bosch over a patent in 2004.",
        "Siemens bought Bosch in 1999.",
        "Siemens and Bosch showed their motors at the fair.",
        "Siemens supplies motors to Bosch.",
        "Siemens competes with Bosch and Nokia.",
        "Mary Smith worked at Siemens and later at Bosch.",
    ],
)
def test_denial_trade_rivalry_and_careers_make_no_case(text: str, read: Read) -> None:
    assert not read(text).cases


def test_what_rules_read_stands_beside_what_the_reader_adds(read: Read) -> None:
    text = "Siemens and Bosch formed a joint venture, which was wound up in 2008."
    (report,) = read(text).cases
    rules = {value.property: value.evidence.rule for value in report.values}
    assert rules["partner"] != RULE
    assert values(report, "endYear") == {2008}


def test_a_long_text_that_names_no_form_of_relationship_has_no_case_of_the_reader(
    read: Read,
) -> None:
    told = "In 1987 Siemens and Bosch pooled their motor plants in Osprey."
    other = "The weather was fine and nothing else was heard of. " * 25
    assert read(told).cases
    assert not read(f"{other}{told}").cases
    assert read(f"{other}{told} It had an alliance with Nokia and Sharp.").cases
