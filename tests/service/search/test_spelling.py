from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tantivy import Searcher

from interorg.service.search import Fragment, correct
from interorg.service.search.spelling import distance, near_words, nearest
from interorg.service.storage.generations import Generation

words = st.text("abc", max_size=6)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("allaince", "alliance"),
        ("truzt", "trust"),
        ("LERANING", "learning"),
        ("économics", None),
        ("hostgaes", "hostages"),
        ("gametheory", "game theory"),
        ("ventures", None),
        ("xyzzyplugh", None),
    ],
)
def test_the_nearest_word_is_meant_where_the_typed_one_is_unknown(
    opened: Searcher, typed: str, meant: str | None
) -> None:
    assert nearest(opened, typed) == meant


def test_all_near_words_are_found_through_the_entries_that_have_them(opened: Searcher) -> None:
    assert set(near_words(opened, "trusty", 2)) == {"trust", "trusted"}
    assert near_words(opened, "trust", 1) == []


def test_only_wrong_words_are_changed_and_marked(made: Generation) -> None:
    found = correct(made, 'Game "tehory" OR JV')
    assert found and found.text == 'Game "theory" OR JV'
    assert found.pieces == (Fragment('Game "'), Fragment("theory", True), Fragment('" OR JV'))
    assert found.total == 1


@pytest.mark.parametrize("text", ["", "?!", "trust", "xyzzyplugh", "alliance xyzzyplugh", "\0"])
def test_nothing_is_offered_that_finds_no_more(made: Generation, text: str) -> None:
    assert correct(made, text) is None


@given(st.text(max_size=60))
def test_no_text_fails_and_an_offer_finds_something(made: Generation, text: str) -> None:
    found = correct(made, text)
    assert found is None or found.total > 0


@given(words, words, words)
def test_distance_is_a_distance(one: str, other: str, third: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))
    assert distance(one + third, other + third) <= distance(one, other)
