"""What is no organization's name although it looks like one, and what remains one."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from interorg.ingest.language import pipeline
from interorg.ingest.organizations.acronyms import acronyms_of_things
from interorg.ingest.organizations.judgement import confidence, is_never_organization
from interorg.ingest.organizations.quotations import quoted_titles
from interorg.ingest.organizations.recognition import candidates_of


def firm_names(text: str) -> set[str]:
    return {span.name for span in candidates_of([pipeline()(text)])[0] if span.firm}


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19",
        "Table S5",
        "Treaty of Rome Act",
        "Third Party",
        "PPPs",
        "May",
        "French",
        "TL2073",
    ],
)
def test_some_names_are_never_organizations(text: str) -> None:
    assert is_never_organization(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kelly Services",
        "Act-On Software",
        "Tables Direct",
        "March Networks",
        "French Connection",
        "A123 Systems",
    ],
)
def test_a_name_that_only_holds_such_a_word_may_be_one(text: str) -> None:
    assert not is_never_organization(text)


def test_an_acronym_of_words_written_small_is_of_a_thing() -> None:
    doc = pipeline()(
        "Muscles burn adenosine triphosphate (ATP). Initial costs of entry (ICE) fell."
    )
    assert acronyms_of_things(doc) == {"ATP", "ICE"}


@pytest.mark.parametrize(
    "text",
    [
        "The Coastal Research Corporation (CRC) was founded in 1982.",
        "The European Space Agency (ESA) paid.",
        "The venture was sold to its partner (Fiat) in 1990.",
    ],
)
def test_an_acronym_of_a_name_is_not_of_a_thing(text: str) -> None:
    assert not acronyms_of_things(pipeline()(text))


def test_an_acronym_of_a_thing_is_one_in_the_whole_document() -> None:
    nlp = pipeline()
    docs = [nlp("They measured total factor productivity (TFP)."), nlp("TFP signed with Sony.")]
    assert [s.name for s in candidates_of(docs)[1] if s.firm] == ["Sony"]


def test_words_of_a_quoted_title_are_no_names() -> None:
    doc = pipeline()("Smith wrote “The Rise of the Airline Alliance in Europe” in 1999.")
    assert [doc[start:end].text for start, end in quoted_titles(doc)] == [
        "“The Rise of the Airline Alliance in Europe"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He said “we trusted Siemens from the very start” of it.",
        "The “Coastal Research Corporation” was founded in 1982.",
        "A quotation that “Never Ends and Goes On",
    ],
)
def test_speech_and_quoted_names_are_no_titles(text: str) -> None:
    assert not quoted_titles(pipeline()(text))


def test_a_state_after_its_town_is_a_place() -> None:
    doc = pipeline()("The plant in Hudson, MI was closed.")
    (state,) = [token for token in doc if token.text == "MI"]
    assert confidence(doc[state.i : state.i + 1]) == 0


def test_offices_and_degrees_are_people_s() -> None:
    text = "He is Group President of Siemens and holds a Bachelor of Science."
    assert firm_names(text) == {"Siemens"}


@pytest.mark.parametrize(
    ("name", "person"),
    [("Dr Mary Birch", True), ("Cllr. Mary Birch", True), ("Dr Alder Group", False)],
)
def test_a_person_with_a_title_is_no_organization(name: str, person: bool) -> None:
    doc = Doc(pipeline().vocab, name.split(), pos=["PROPN"] * 3, ents=["B-ORG", "I-ORG", "I-ORG"])
    assert (confidence(doc[:]) == 0) == person
