"""Cases that are planned, or told by what their partners bring, and by whom they join."""

from __future__ import annotations

import pytest

from interorg.ingest.cases.reading import cases_in
from interorg.ingest.document import Metadata, Passage, Reading, compose
from interorg.ingest.evidence import CaseReport
from interorg.ingest.language import annotate


def reports(sentence: str, *, trained: bool = True) -> list[CaseReport]:
    metadata = Metadata(key="t", title="A text", kind="article")
    document = compose("t", "t.md", Reading((Passage("paragraph", sentence),), metadata))
    return list(cases_in(document, list(annotate(document, document.blocks)), trained=trained))


def values(report: CaseReport, property: str) -> set[object]:
    return {value.value for value in report.all(property)}


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("This partnership will link Siemens and Bosch.", "Partnership"),
        ("The partnership will bring together Siemens and Bosch.", "Partnership"),
        ("Siemens and Bosch will found a joint venture for memory chips.", "JointVenture"),
        ("Siemens signed with Bosch to establish a joint venture in Spain.", "JointVenture"),
        ("Siemens and Bosch have come to an agreement to form a joint venture.", "JointVenture"),
    ],
)
def test_what_will_be_is_planned(sentence: str, form: str) -> None:
    (report,) = reports(sentence)
    assert values(report, "partner") == {"Siemens", "Bosch"}
    assert values(report, "form") == {form}
    assert values(report, "status") == {"Planned"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The collaboration brings together the strengths of Siemens and Bosch.",
        "It is a research consortium in optical chips between Siemens and Bosch.",
        "Siemens has worked with Bosch for more than two decades.",
    ],
)
def test_partners_are_those_whose_strengths_decades_or_fields_are_told(sentence: str) -> None:
    (report,) = reports(sentence)
    assert values(report, "partner") == {"Siemens", "Bosch"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The alliance will bring relief to the friends of Siemens and Bosch.",
        "Siemens signed with Bosch to sell a joint venture.",
        "Siemens has worked with clients such as Bosch for years.",
        "The police will have found a joint venture of others at Siemens and Bosch.",
        "A joint venture in rooms between the halls of Siemens makes phones.",
        "The consortium brings together the critics of Siemens and Bosch.",
    ],
)
def test_what_only_looks_so_makes_no_case(sentence: str) -> None:
    assert reports(sentence, trained=False) == []
