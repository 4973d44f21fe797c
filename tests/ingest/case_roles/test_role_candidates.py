"""Which stretches and words the trained reader of cases is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.cases.roles.anchors import MOST, anchors_of
from interorg.ingest.cases.roles.candidates import (
    FEATURES,
    LONGEST,
    Candidate,
    features_of,
    names_between,
    years_between,
)
from interorg.ingest.cases.rules.forms import form_phrases
from interorg.ingest.language import pipeline
from interorg.ingest.organizations.recognition import candidates_of


def names(text: str) -> set[str]:
    doc = pipeline()(text)
    return {doc[c.start : c.end].text for c in names_between(doc, 0, len(doc))}


def anchors(text: str) -> list[str]:
    doc = pipeline()(text)
    (organizations,) = candidates_of([doc])
    found = anchors_of(doc, form_phrases(doc), organizations)
    return [doc[a.start : a.end].text for a in found]


def test_a_name_may_be_part_of_a_longer_one() -> None:
    found = names("It works with the Bank of Alder and Birch in Oslo.")
    assert {"Bank of Alder and Birch", "Bank of Alder", "Birch", "Oslo"} <= found


def test_a_name_neither_begins_with_an_article_nor_ends_with_a_small_word() -> None:
    found = names("The Alder Group of companies and the Birch Fund grew.")
    assert "Alder Group" in found
    assert not {n for n in found if n.startswith(("The ", "the ")) or n.endswith(("of", "and"))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It works with St Birch's on this.", "St Birch's"),
        ("It works with Alder, Inc. on this.", "Alder, Inc."),
        ("It works with Alder Phones plc on this.", "Alder Phones plc"),
        ("It works with the University of Alder, Birch on this.", "University of Alder, Birch"),
    ],
)
def test_a_name_may_hold_a_comma_or_end_without_a_capital(text: str, name: str) -> None:
    assert name in names(text)


def test_members_of_a_list_are_no_one_name() -> None:
    found = names("It works with Alder, Birch and Cedar Ltd. in Oslo.")
    assert not {n for n in found if "Alder, Birch" in n}


def test_years_are_found_by_their_tokens() -> None:
    doc = pipeline()("Founded in 1996 with 2,500 people, it ended in 2031.")
    assert [doc[i].text for i in years_between(doc, 0, len(doc))] == ["1996", "2031"]


@given(st.text(st.sampled_from("AB ab,.-&of19"), max_size=60))
def test_candidates_are_within_the_text_and_no_longer_than_allowed(text: str) -> None:
    doc = pipeline()(text)
    for candidate in names_between(doc, 0, len(doc)):
        assert 0 <= candidate.start < candidate.end <= len(doc)
        assert candidate.end - candidate.start <= LONGEST


def test_a_candidate_is_described_by_as_many_figures_as_the_reader_takes() -> None:
    doc = pipeline()("Siemens and Bosch formed an alliance.")
    (organizations,) = candidates_of([doc])
    found = features_of(Candidate(0, 1), doc, (5, 6), organizations)
    assert len(found) == FEATURES
    assert found[0] == 1.0, "recognized as an organization"


def test_a_sentence_with_one_organization_is_not_asked() -> None:
    assert anchors("Siemens formed an alliance.") == []
    assert "alliance" in anchors("Siemens and Bosch formed an alliance.")


def test_the_sentence_before_may_name_the_other() -> None:
    assert "venture" in anchors("Siemens met Bosch. The venture with Siemens was founded in 1990.")


def test_a_sentence_without_a_telling_word_is_asked_by_its_verb() -> None:
    assert anchors("Siemens pushed and Bosch pulled.") == ["pushed"]


def test_no_sentence_is_asked_more_often_than_allowed() -> None:
    text = "Siemens and Bosch formed an alliance, a venture, a network, a partnership, a pool."
    assert len(anchors(text)) == MOST
