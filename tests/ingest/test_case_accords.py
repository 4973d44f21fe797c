"""Cases told plainly: memoranda, close work, launches, ends that partners agree on."""

from __future__ import annotations

import pytest

from interorg.ingest.cases.reading import cases_in
from interorg.ingest.cases.rules.forms import form_phrases
from interorg.ingest.document import Metadata, Passage, Reading, compose
from interorg.ingest.evidence import CaseReport
from interorg.ingest.language import annotate, pipeline

COLLABORATION = "InterorganizationalCollaboration"


def reports(sentence: str, *, trained: bool = True) -> list[CaseReport]:
    metadata = Metadata(key="t", title="A text", kind="article")
    document = compose("t", "t.md", Reading((Passage("paragraph", sentence),), metadata))
    return list(cases_in(document, list(annotate(document, document.blocks)), trained=trained))


def values(report: CaseReport, property: str) -> set[object]:
    return {value.value for value in report.all(property)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Siemens signed a memorandum of understanding today with Bosch.",
        "A memorandum of understanding between Siemens and Bosch was signed in Bonn.",
        "A Memorandum of Understanding (MoU) was signed on Tuesday between Siemens and Bosch.",
        "Siemens and Bosch have inked an MoU for research collaboration.",
        "Yesterday Siemens signed a letter of intent with Bosch.",
        "The platform-sharing agreement between Siemens and Bosch is still in force.",
        "The cooperation agreement was introduced by Siemens and Bosch.",
        "Representatives from Siemens and Bosch signed a memorandum of understanding.",
        "Siemens and Bosch have signed an agreement to share their networks.",
        "Siemens signed an agreement with Bosch to work together on turbines.",
    ],
)
def test_an_agreement_to_work_together_makes_a_collaboration(sentence: str) -> None:
    (report,) = reports(sentence)
    assert values(report, "partner") == {"Siemens", "Bosch"}
    assert values(report, "form") == {COLLABORATION}


@pytest.mark.parametrize(
    "sentence",
    [
        "Siemens and Bosch signed an agreement to settle the lawsuit.",
        "Siemens signed a memorandum of understanding with Bosch to acquire the plant.",
        "The profit-sharing agreement between Siemens and Bosch was signed in Bonn.",
        "The supply agreement between Siemens and Bosch was signed in Bonn.",
        "In a memorandum, Siemens and Bosch criticized the tax.",
        "Siemens and Bosch submitted a memorandum to the council.",
        "Siemens works closely with Bosch engineers.",
        "Microsoft Windows works closely with Intel chips.",
        "Mary Smith worked closely with Siemens and Bosch.",
        "The platform was launched by Mary Smith and John Baker.",
        "Channel partners Siemens and Bosch opened the plant.",
        "The general partners, Siemens and Bosch, own the fund.",
        "Siemens and Bosch agreed to terminate the contract.",
    ],
)
def test_trade_letters_people_and_products_make_no_case(sentence: str) -> None:
    assert not reports(sentence, trained=False)


def test_the_title_of_a_memorandum_is_no_partner() -> None:
    (report,) = reports(
        "The Siemens Foundation has signed a Memorandum of Understanding with Bosch."
    )
    assert values(report, "partner") == {"Siemens Foundation", "Bosch"}


def test_a_memorandum_on_a_venture_is_told_of_by_the_venture() -> None:
    (report,) = reports("Siemens signed a memorandum with Bosch to set up a joint venture.")
    assert values(report, "form") == {"JointVenture"}


def test_a_memorandum_may_stand_in_the_plural() -> None:
    (phrase,) = form_phrases(pipeline()("Memoranda of understanding were signed with Bosch."))
    assert (phrase.form, phrase.plural, phrase.accord) == (COLLABORATION, True, True)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Siemens works closely with Bosch and Nokia.", {"Operating"}),
        ("Siemens worked closely with Bosch and Nokia.", set()),
    ],
)
def test_close_work_is_a_collaboration(sentence: str, status: set[object]) -> None:
    (report,) = reports(sentence)
    assert values(report, "partner") == {"Siemens", "Bosch", "Nokia"}
    assert values(report, "status") == status


def test_whoever_decides_to_work_with_another_does_so() -> None:
    (report,) = reports("Nokia praised Siemens' decision to work with Bosch.")
    assert values(report, "partner") == {"Siemens", "Bosch"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The platform was launched in 2019 by Siemens and Microsoft.",
        "Launched in 2019 by Siemens and Microsoft, the platform helps children.",
    ],
)
def test_an_undertaking_of_two_makers_is_a_collaboration(sentence: str) -> None:
    (report,) = reports(sentence)
    assert values(report, "partner") == {"Siemens", "Microsoft"}
    assert values(report, "startYear") == {2019}


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("Siemens and Bosch have agreed to terminate the alliance from January 2013.", {2013}),
        ("Siemens and Bosch have agreed to terminate their alliance from January 2013.", {2013}),
        ("The decision by Siemens and Bosch to end the alliance surprised many.", set()),
        ("Siemens is dropping its alliance with Bosch.", set()),
    ],
)
def test_an_end_that_partners_agree_on_is_one(sentence: str, years: set[object]) -> None:
    (report,) = reports(sentence)
    assert values(report, "partner") == {"Siemens", "Bosch"}
    assert values(report, "status") == {"Ended"}
    assert values(report, "endYear") == years


def test_an_end_to_come_is_no_plan_of_the_relationship() -> None:
    (report,) = reports("Siemens and Bosch will end their joint venture.", trained=False)
    assert values(report, "status") == set()


@pytest.mark.parametrize(
    ("sentence", "partners", "form"),
    [
        (
            "Nokia sells phones through its core partners, Siemens and Bosch.",
            {"Nokia", "Siemens", "Bosch"},
            "Partnership",
        ),
        (
            "Joint venture partners Siemens and Nokia agreed to close the plant.",
            {"Siemens", "Nokia"},
            "JointVenture",
        ),
        (
            "The alliance partners, Siemens and Nokia, opened a plant.",
            {"Siemens", "Nokia"},
            "StrategicAlliance",
        ),
    ],
)
def test_partners_are_named_in_apposition(sentence: str, partners: set[object], form: str) -> None:
    (report,) = reports(sentence)
    assert values(report, "partner") == partners
    assert values(report, "form") == {form}


def test_who_represents_a_party_is_none() -> None:
    (report,) = reports(
        "The line is jointly operated by Siemens, represented by the Birch Trust, and Microsoft, "
        "represented by the Birch Foundation."
    )
    assert values(report, "partner") == {"Siemens", "Microsoft"}
