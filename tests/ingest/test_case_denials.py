"""What a text says there is not makes no case, and other members make another."""

from __future__ import annotations

import pytest

from interorg.ingest.document import Metadata, Passage, Reading, compose
from interorg.ingest.evidence import CaseReport
from interorg.ingest.pipeline import extract


def reports(text: str) -> tuple[CaseReport, ...]:
    metadata = Metadata(key="t", title="A text", kind="article")
    return extract(compose("t", "t.md", Reading((Passage("paragraph", text),), metadata))).cases


def values(report: CaseReport, property: str) -> set[object]:
    return {value.value for value in report.all(property)}


@pytest.mark.parametrize(
    "text",
    [
        "There is no partnership between Siemens and Bosch in India.",
        "There was never an alliance between Siemens and Bosch.",
        "Siemens and Bosch formed no joint venture.",
        "No alliance between Siemens and Bosch was ever signed.",
        "Siemens denied that the company had entered into a partnership with Bosch.",
    ],
)
def test_a_relationship_that_is_denied_makes_no_case(text: str) -> None:
    assert reports(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "It was not a surprise that Siemens formed a joint venture with Bosch.",
        "It is not only a joint venture between Siemens and Bosch but a brand.",
        "The court ruled that the joint venture between Siemens and Bosch was lawful.",
    ],
)
def test_a_denial_of_something_else_denies_no_relationship(text: str) -> None:
    (report,) = reports(text)
    assert values(report, "partner") == {"Siemens", "Bosch"}


@pytest.mark.parametrize(
    "text",
    [
        "Siemens called off its joint venture with Bosch in April 2020.",
        "In July 2020 Siemens announced the end of its joint venture with Bosch.",
    ],
)
def test_the_year_of_an_end_is_no_beginning(text: str) -> None:
    (report,) = reports(text)
    assert values(report, "endYear") == {2020}
    assert values(report, "startYear") == set()


def test_a_stretch_of_years_has_both_ends() -> None:
    (report,) = reports("Siemens and Bosch collaborated from 1999 to 2006.")
    assert (values(report, "startYear"), values(report, "endYear")) == ({1999}, {2006})


def test_nobody_is_taken_up_where_nothing_points_back() -> None:
    text = (
        "Siemens formed a joint venture with Bosch in 2018. Philips formed an alliance with Sony."
    )
    partners = sorted(sorted(map(str, values(report, "partner"))) for report in reports(text))
    assert partners == [["Bosch", "Siemens"], ["Philips", "Sony"]]


def test_a_consortium_of_other_members_is_another() -> None:
    text = (
        "A consortium led by Siemens and comprising Bosch and Philips will build the bridge. In "
        "Morocco, the Nador consortium includes Sony, Toshiba and Hitachi."
    )
    partners = [values(report, "partner") for report in reports(text)]
    assert {"Siemens", "Bosch", "Philips"} in partners
    assert {"Sony", "Toshiba", "Hitachi"} in partners


def test_a_name_ends_at_its_legal_form() -> None:
    (report,) = reports("Kodak formed an alliance with Apple Inc. Fujifilm stayed out.")
    assert values(report, "partner") == {"Kodak", "Apple Inc."}
