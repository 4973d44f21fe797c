"""Cases told by verbs of common work, names that hold two partners', and how long they lasted."""

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
    "sentence",
    [
        "Siemens also co-operated on the turbine with Bosch.",
        "Siemens built the line in co-operation with Bosch.",
        "In 1991 Siemens developed the first network with Bosch.",
        "Siemens worked with Bosch to develop the first network.",
        "Siemens joined with Bosch to develop the first network.",
        "The radio was developed and produced by Siemens and Bosch.",
        "Siemens might review its alliance with Bosch.",
        "Siemens formed a business relationship with Bosch.",
        "After the Bosch partnership was announced, Siemens's share of the market fell.",
    ],
)
def test_who_works_with_whom_is_read_without_a_noun_that_joins_them(sentence: str) -> None:
    (report,) = reports(sentence)
    assert values(report, "partner") == {"Siemens", "Bosch"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Siemens has worked with clients such as Bosch.",
        "Siemens built a relationship with Bosch.",
        "Siemens launched a lawsuit with Bosch.",
        "In 1967, Siemens and Bosch merged and created a new Osprey Corporation.",
        "In 1998, Mary Smith co-founded Osprey Systems with her brother.",
    ],
)
def test_clients_mergers_and_people_make_no_case(sentence: str) -> None:
    assert not reports(sentence, trained=False)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Siemens formed a joint venture with Bosch called Osprey Systems.", "Osprey Systems"),
        ("Siemens partnered with Bosch to form Osprey Systems.", "Osprey Systems"),
        ("The Siemens-Bosch alliance profited Siemens and Bosch.", "Siemens-Bosch alliance"),
        (
            "Siemens formed a joint venture with Bosch in Bonn under the name Osprey Systems.",
            "Osprey Systems",
        ),
    ],
)
def test_what_partners_form_has_its_name(sentence: str, name: str) -> None:
    (report,) = reports(sentence)
    assert values(report, "name") == {name}
    assert values(report, "partner") == {"Siemens", "Bosch"}


def test_buying_out_a_partner_ends_the_venture() -> None:
    (report,) = reports("In 2013 Siemens bought Nokia's stake in the Osprey Systems joint venture.")
    assert values(report, "partner") == {"Siemens", "Nokia"}
    assert values(report, "name") == {"Osprey Systems"}
    assert values(report, "status") == {"Ended"}
    assert values(report, "endYear") == {2013}


@pytest.mark.parametrize(
    "sentence",
    [
        "From 1974 to 2015, Siemens had a partnership with Bosch.",
        "Osprey was a partnership of Siemens and Bosch that operated from 1974 until 2015.",
    ],
)
def test_a_stretch_of_years_is_a_beginning_and_an_end(sentence: str) -> None:
    (report,) = reports(sentence)
    assert values(report, "startYear") == {1974}
    assert values(report, "endYear") == {2015}
    assert values(report, "status") == {"Ended"}


def test_a_plan_keeps_the_year_of_its_announcement() -> None:
    (report,) = reports(
        "In 2009 it was announced that Osprey Systems would become a joint venture between "
        "Siemens and Bosch."
    )
    assert values(report, "status") == {"Planned"}
    assert values(report, "startYear") == {2009}
