"""Where a case is, in what field, and what it was made for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from interorg.ingest.cases.reading import cases_in
from interorg.ingest.document import Document, Metadata, Passage, Reading, compose
from interorg.ingest.evidence import CaseReport, Extraction
from interorg.ingest.graph.quads import serialized
from interorg.ingest.graph.triples import quads_of
from interorg.ingest.language import annotate


def read(*paragraphs: str) -> tuple[Document, Sequence[CaseReport]]:
    passages = tuple(Passage("paragraph", paragraph) for paragraph in paragraphs)
    document = compose("t", "t.md", Reading(passages, Metadata(key="t", title="A text")))
    return document, cases_in(document, list(annotate(document, document.blocks)))


def values(sentence: str, property: str) -> set[object]:
    (report,) = read(sentence)[1]
    return {value.value for value in report.all(property)}


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("Siemens and Bosch formed a joint venture in Brazil in 1997.", {"Brazil"}),
        ("In 1997 Siemens and Bosch set up a Brazilian joint venture.", {"Brazil"}),
        ("Siemens and Bosch run an alliance in Kenya and Uganda.", {"Kenya", "Uganda"}),
        ("Siemens formed a joint venture with Bosch in Pune, India.", {"India"}),
        ("The joint venture between Siemens and Bosch is based in Bahrain.", {"Bahrain"}),
        ("The China-based joint venture of Siemens and Bosch makes trams.", {"China"}),
    ],
)
def test_the_country_is_that_of_the_relationship(sentence: str, countries: set[object]) -> None:
    assert values(sentence, "country") == countries


@pytest.mark.parametrize(
    "sentence",
    [
        "Siemens of Germany and Nokia of Finland formed a joint venture.",
        "The German-French consortium of Siemens and Alstom won.",
        "Siemens and Bosch formed a joint venture in New Mexico.",
        "Siemens and Bosch formed a joint venture which sells its products in Iraq.",
    ],
)
def test_the_homes_of_partners_and_customers_are_not_its_country(sentence: str) -> None:
    assert not values(sentence, "country")


@pytest.mark.parametrize(
    ("sentence", "sector"),
    [
        ("Siemens and Bosch formed an oil and gas joint venture.", "oil and gas"),
        (
            "Siemens and Bosch announced a joint venture in the semiconductor industry.",
            "semiconductor",
        ),
        (
            "Siemens and Bosch formed an alliance in the field of medical imaging.",
            "medical imaging",
        ),
    ],
)
def test_the_sector_is_in_the_words_of_the_text(sentence: str, sector: str) -> None:
    assert values(sentence, "sector") == {sector}


@pytest.mark.parametrize(
    "sentence",
    [
        "Siemens and Bosch formed a minority joint venture.",
        "Siemens and Bosch formed a joint venture in the Chinese market.",
        "Siemens and Bosch signed a five-year joint venture agreement.",
    ],
)
def test_size_term_and_territory_are_no_sector(sentence: str) -> None:
    assert not values(sentence, "sector")


@pytest.mark.parametrize(
    ("sentence", "purpose"),
    [
        (
            "In 2004 Siemens and Bosch formed a joint venture to build trams, which failed.",
            "to build trams",
        ),
        ("Siemens partnered with Bosch in 2004 to design a tram.", "to design a tram"),
        ("Siemens and Bosch signed an alliance aimed at lower costs.", "aimed at lower costs"),
        (
            "Siemens and Bosch created a consortium with the goal of building a line.",
            "with the goal of building a line",
        ),
    ],
)
def test_a_purpose_is_quoted_from_where_it_stands(sentence: str, purpose: str) -> None:
    document, (report,) = read("Trams are back.", sentence)
    (value,) = report.all("purpose")
    assert value.value == value.evidence.quote == purpose
    assert document.text[value.evidence.start : value.evidence.end] == purpose


def test_the_purpose_of_an_end_is_no_purpose_of_the_relationship() -> None:
    assert not values(
        "Siemens and Bosch dissolved their alliance in 2004 to save money.", "purpose"
    )


def test_country_sector_and_purpose_go_into_the_graph() -> None:
    document, reports = read(
        "Siemens and Bosch formed a steel joint venture in India to make rails."
    )
    nquads = serialized(quads_of(document, Extraction(cases=tuple(reports)), "test")).decode()
    for said in ('reportedCountry> "India"', 'reportedSector> "steel"', '"to make rails"'):
        assert said in nquads
