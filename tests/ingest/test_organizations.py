from __future__ import annotations

import pytest

from interorg.ingest.citing.citations import masked
from interorg.ingest.language import pipeline
from interorg.ingest.organizations.acronyms import defined_acronyms
from interorg.ingest.organizations.persons import cited_authors
from interorg.ingest.organizations.recognition import candidates_of, organizations_in


def names(text: str) -> set[str]:
    return {span.name for span in organizations_in(pipeline()(text))}


def test_both_partners_of_a_venture_are_found() -> None:
    assert names("Ericsson formed a joint venture with Sony.") == {"Ericsson", "Sony"}


def test_organizations_are_named_without_article_and_possessive() -> None:
    assert "World Bank" in names("The World Bank's loan was repaid.")


@pytest.mark.parametrize(
    "text",
    [
        "The PPP was signed in 1999.",
        "The vaccine protects against COVID-19.",
        "The Joint Venture was profitable.",
        "It was formed in December under the Treaty of Canterbury.",
    ],
)
def test_concepts_and_things_are_no_organizations(text: str) -> None:
    assert not names(text)


def test_an_acronym_defined_in_the_text_is_an_organization() -> None:
    doc = pipeline()("The Coastal Research Corporation (CRC) was founded in 1982.")
    assert defined_acronyms(doc) == {"CRC": "Coastal Research Corporation"}


def test_a_name_known_once_is_known_in_the_whole_document() -> None:
    nlp = pipeline()
    docs = [nlp("Siemens AG makes trains."), nlp("Nobody had asked Siemens.")]
    last = candidates_of(docs)[1]
    assert [span.name for span in last] == ["Siemens"]
    assert last[0].firm


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Government of India held the rest.", "Government of India"),
        ("The Brazilian government lowered the barriers.", "Government of Brazil"),
    ],
)
def test_a_government_is_named_after_its_country(text: str, expected: str) -> None:
    assert expected in names(text)


def test_authors_of_citations_are_no_organizations() -> None:
    text = "Inkpen and Beamish (1997) argue that ventures are unstable (Kogut, 1988)."
    doc = pipeline()(text)
    assert {"Inkpen", "Beamish", "Kogut"} <= cited_authors(doc)
    assert not names(text)


def test_two_names_that_the_model_joins_are_two() -> None:
    found = names("The shares were held by Atkins, EDF Energy and Thames Water.")
    assert {"EDF Energy", "Thames Water"} <= found


def test_the_country_after_a_name_is_not_part_of_it() -> None:
    assert "Rank Organisation" in names("Its parent was the Rank Organisation of Britain.")
    assert "Bank of China" in names("The Bank of China lent the money.")


def test_spans_lie_where_the_name_stands() -> None:
    doc = pipeline()("In 1984 General Motors and Toyota Motor Corporation agreed.")
    found = organizations_in(doc)
    assert len(found) == 2
    for span in found:
        assert doc[span.start : span.end].text == span.name


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Inkpen and Beamish (1997) argue that ventures are unstable.", {"Inkpen", "Beamish"}),
        ("In a later study Scott, Van Reenen and Zach (2003a) agree.", {"Reenen", "Zach"}),
        ("The claim is close to Powell's (1990) defense of networks.", {"Powell"}),
        ("Kale and colleagues (2002) counted them.", {"Kale"}),
    ],
)
def test_authors_are_known_where_the_year_was_blanked(text: str, authors: set[str]) -> None:
    assert authors <= cited_authors(pipeline()(masked(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The venture of Toyota (Dyer, 1996) was stable.",
        "Siemens (Munich) makes trains.",
        "In 1999 Sony met Dyer's (1998) critics.",
    ],
)
def test_a_firm_before_a_citation_is_no_author(text: str) -> None:
    assert not {"Toyota", "Siemens", "Sony"} & cited_authors(pipeline()(masked(text)))


def test_a_common_word_that_opens_a_sentence_is_no_name() -> None:
    nlp = pipeline()
    docs = [nlp("Kinship and contract differ."), nlp("Firms rest on kinship, says Nokia.")]
    assert [[s.name for s in found if s.firm] for found in candidates_of(docs)] == [[], ["Nokia"]]
