"""What may be asked about, and what is cut away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.relations.pair import APART, AROUND, LONGEST, Pair, trimmed

TEXT = "Alder Rail bought Birch Lines."


@pytest.mark.parametrize(
    "span",
    [(0, 0), (5, 2), (-1, 4), (0, 99), (5, 6)],
    ids="empty reversed negative far blank".split(),
)
def test_a_mention_without_a_word_of_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="Expected a mention within a text of 30 characters"):
        Pair(TEXT, span, (18, 29))


def test_mentions_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="do not overlap"):
        Pair(TEXT, (0, 10), (6, 17))


def test_the_earlier_mention_comes_first_whichever_is_asked_about() -> None:
    pair = Pair(TEXT, (18, 29), (0, 10))
    assert pair.swapped
    assert pair.ordered == ((0, 10), (18, 29))


def test_a_short_text_stays_whole() -> None:
    pair = Pair(TEXT, (0, 10), (18, 29))
    assert trimmed(pair) is pair


words = st.text(alphabet="ab é\n.", max_size=3000)


@given(words, words, words, st.booleans())
def test_a_cut_text_is_bounded_and_keeps_both_mentions(
    before: str, between: str, after: str, swap: bool
) -> None:
    text = f"{before}Alder {between} Birch{after}"
    first = (len(before), len(before) + 5)
    second = (len(text) - len(after) - 5, len(text) - len(after))
    cut = trimmed(Pair(text, *((second, first) if swap else (first, second))))
    assert len(cut.text) <= 2 * AROUND + APART + 2 * LONGEST + 3
    assert [cut.text[slice(*span)] for span in cut.ordered] == ["Alder", "Birch"]
    assert cut.swapped == swap
