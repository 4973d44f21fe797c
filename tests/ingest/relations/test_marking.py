"""Marked pairs, as the encoders read them."""

from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.relations.marking import END, LONGEST, MARKS, START, marked
from interorg.ingest.relations.pair import Pair
from interorg.ingest.transformer.pieces import pieces

lengths = st.integers(0, 150)


@given(lengths, lengths, lengths, st.integers(1, 40))
def test_every_pair_fits_and_keeps_its_four_marks_in_order(
    before: int, between: int, after: int, name: int
) -> None:
    mention = "Alder" + " Rail" * name
    parts = ["so " * before, mention, " and" * between + " ", mention, " now" * after]
    ends = [sum(map(len, parts[:count])) for count in range(1, 5)]
    found = marked(Pair("".join(parts), (ends[0], ends[1]), (ends[2], ends[3])), pieces())
    assert len(found.ids) <= LONGEST
    assert (found.ids[0], found.ids[-1]) == (START, END)
    assert [piece for piece in found.ids if piece in MARKS] == list(MARKS)
    assert (found.ids[found.first], found.ids[found.second]) == (MARKS[0], MARKS[2])


def test_the_words_between_are_kept_at_both_of_their_ends() -> None:
    between = "acquired " + "very " * 200 + "from"
    text = f"Alder {between} Birch"
    found = marked(Pair(text, (0, 5), (len(text) - 5, len(text))), pieces()).ids
    vocabulary = pieces()
    (acquired,), (origin,) = vocabulary.ids("acquired"), vocabulary.ids("from")
    assert acquired in found
    assert origin in found
