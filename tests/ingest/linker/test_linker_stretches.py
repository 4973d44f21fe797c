"""How a sentence is cut into stretches that the linker judges."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.concepts.linker.stretches import (
    LONGEST,
    NEVER_FIRST,
    NEVER_LAST,
    UNKNOWN_CONCEPT,
    WIDEST,
    Hint,
    question,
    shared,
    trimmed,
)
from interorg.ingest.transformer.pieces import pieces

WORDS = "The partners share the costs of a plant .".split()
words = st.lists(st.sampled_from([*WORDS, "", " ", "\u05d0", "x" * 70, "and", "—"]), max_size=200)


def stretches(hints: list[Hint] | None = None) -> set[str]:
    asked = question(WORDS, hints or [], pieces())
    return {" ".join(WORDS[each.first : each.last + 1]) for each in asked.stretches}


def test_no_stretch_begins_or_ends_with_an_article_or_preposition() -> None:
    found = stretches()
    assert "share the costs" in found
    assert "partners share the costs of a plant" in found
    assert not {"The partners", "share the", "the costs", "costs of", "plant ."} & found


def test_what_a_rule_found_is_a_stretch_however_wide_it_is() -> None:
    sentence = ["trust", *["of"] * (WIDEST + 2), "partners"]
    asked = question(sentence, [Hint(0, WIDEST + 3, 7, 0.9)], pieces())
    whole = next(each for each in asked.stretches if each.last - each.first > WIDEST)
    assert (whole.first, whole.exact, whole.near, whole.concept) == (0, True, True, 7)


def test_a_hint_is_shown_to_stretches_that_are_near_it_alone() -> None:
    asked = question(WORDS, [Hint(2, 4, 7, 0.8)], pieces())
    by_ends = {(each.first, each.last): each for each in asked.stretches}
    assert by_ends[2, 4].exact
    assert by_ends[1, 4].near and not by_ends[1, 4].exact
    assert by_ends[1, 4].concept == 7
    assert by_ends[7, 7].concept == UNKNOWN_CONCEPT


def test_articles_of_a_hint_do_not_count() -> None:
    assert trimmed(Hint(3, 5, 1, 1.0), WORDS) == Hint(4, 4, 1, 1.0)


@given(words, st.lists(st.tuples(st.integers(0, 199), st.integers(0, 9)), max_size=5))
def test_every_stretch_lies_in_what_is_read(
    sentence: list[str], places: list[tuple[int, int]]
) -> None:
    hints = [
        Hint(first, first + more, 0, 0.5) for first, more in places if first + more < len(sentence)
    ]
    asked = question(sentence, hints, pieces())
    assert len(asked.ids) <= LONGEST
    assert len(asked.first) == len(asked.last)
    for each in asked.stretches:
        assert 0 <= each.first <= each.last < len(asked.first)
        assert asked.last[each.last] < len(asked.ids) - 1
        if not each.exact:
            assert each.last - each.first < WIDEST
            assert sentence[each.first].lower() not in NEVER_FIRST
            assert sentence[each.last].lower() not in NEVER_LAST


@given(*[st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted)] * 2)
def test_what_two_stretches_share_is_what_sets_of_tokens_share(
    one: list[int], other: list[int]
) -> None:
    first, second = set(range(one[0], one[1] + 1)), set(range(other[0], other[1] + 1))
    told = shared((one[0], one[1]), (other[0], other[1]))
    if first & second:
        assert told == len(first & second) / len(first | second)
    else:
        assert told == 0
