from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from interorg.service.search import suggest
from interorg.service.search.entries import entries
from interorg.service.search.schema import levelled, speller
from interorg.service.storage.generations import Generation


def ids(made: Generation, text: str) -> list[str]:
    return [each.id.rsplit("/", 1)[-1] for each in suggest(made, text)]


def test_what_is_called_so_stands_before_what_begins_so_and_that_before_other_names(
    made: Generation,
) -> None:
    assert ids(made, "trust") == ["Trust", "Hostages"]
    assert ids(made, "ALDER") == ["alder", "gamma"]


def test_any_word_of_a_name_may_begin_so(made: Generation) -> None:
    assert ids(made, "venture") == ["JointVenture"]
    assert ids(made, "ve jo") == ["JointVenture"]
    assert ids(made, "firms partner") == ["Alliance"]


def test_what_more_claims_are_about_stands_first(made: Generation) -> None:
    assert ids(made, "a")[:3] == ["paper", "alder", "Alliance"]
    assert ids(made, "t") == ["Trust", "Hostages", "GameTheory"]


def test_the_other_name_is_told_where_the_label_does_not_begin_so(made: Generation) -> None:
    (found,) = suggest(made, "partnership")
    assert (found.label, found.also, found.kind) == ("alliance", "partnership of firms", "concept")
    assert [each.also for each in suggest(made, "alli")] == [""]


def test_kinds_can_be_chosen_and_claims_are_never_among_them(made: Generation) -> None:
    assert [each.kind for each in suggest(made, "a", kinds=("organization",))] == ["organization"]
    assert all(each.kind != "claim" for letter in "abjt" for each in suggest(made, letter))


@pytest.mark.parametrize("text", ["", " ", "?", "\0", "x" * 10_000, "a" * 400, "(", ".*", "é" * 99])
def test_odd_beginnings_are_no_error(made: Generation, text: str) -> None:
    assert len(suggest(made, text)) <= 10


@given(st.text(max_size=40) | st.text("adjklotuv ", min_size=1, max_size=4))
def test_every_word_typed_begins_a_word_of_each_name(
    made: Generation, graph: Store, text: str
) -> None:
    names = {e.id: " ".join(map(levelled, (e.label, *e.names))).split() for e in entries(graph)}
    typed = speller().analyze(text)
    for found in suggest(made, text):
        assert all(any(name.startswith(word) for name in names[found.id]) for word in typed)


@given(st.text(max_size=80))
def test_a_levelled_name_is_level(name: str) -> None:
    assert levelled(levelled(name)) == levelled(name)
