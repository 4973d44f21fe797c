"""Columns are put one after the other; what only looks like columns stays as it is."""

import doctest
from textwrap import wrap

from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.layout import columns as module
from interorg.ingest.layout.columns import disentangled, right_column, unfolded

LEFT = (
    "Alliances between rivals are built on the expectation that each of the partners brings what "
    "the other lacks. They are short of trust at first. The costs of the watch that each keeps on "
    "the other are part of the price of the venture, and they fall with the years. Whoever stays "
    "learns of the habits of the other. That is why the age of an alliance is a measure of its "
    "worth to the partners in it. "
) * 4
RIGHT = (
    "Consortia of public bodies begin with a contract. In the contract the tasks of the members "
    "are set out, and the share of the costs that each of them is to bear. It says little of the "
    "ways in which the members are to settle what divides them. Most of the quarrels in the files "
    "of the court arise from the silence of the contract on the matter. A board with a chair of "
    "its own is a remedy of some use. "
) * 4


def beside(left: list[str], right: list[str]) -> str:
    return "\n".join(f"{a:<46}{b}" for a, b in zip(left, right, strict=False))


def test_the_examples_of_the_module_hold() -> None:
    result = doctest.testmod(module)
    assert result.attempted >= 2
    assert result.failed == 0


def test_two_columns_side_by_side_are_put_one_after_the_other() -> None:
    left, right = wrap(LEFT, 40)[:30], wrap(RIGHT, 40)[:30]
    assert unfolded(beside(left, right)).split("\n") == [*left, *right]


def test_a_title_over_both_columns_stays_above_them() -> None:
    left, right = wrap(LEFT, 40)[:30], wrap(RIGHT, 40)[:30]
    title = "A title that stands over both of the columns of this page"
    assert unfolded(f"{title}\n{beside(left, right)}").split("\n") == [title, *left, *right]


def test_a_table_of_short_cells_has_no_columns_of_prose() -> None:
    rows = [f"{f'Firm {n}':<20}{n * 17}" for n in range(30)]
    assert right_column(rows) is None


def test_prose_with_two_spaces_after_a_stop_has_no_columns() -> None:
    text = "\n".join(wrap(LEFT.replace(". ", ".  "), 70))
    assert unfolded(text) == text


def test_columns_that_alternate_line_by_line_are_told_apart() -> None:
    left, right = wrap(LEFT, 40), wrap(RIGHT, 40)
    pairs = [line for both in zip(left, right, strict=False) for line in both]
    (page,) = disentangled(["\n".join(pairs)])
    lines = page.split("\n")
    assert lines[:20] == left[:20]
    assert sorted(lines) == sorted(pairs)


def test_a_sound_text_is_left_alone() -> None:
    for width in (30, 40, 70):
        page = "\n".join(wrap(LEFT + RIGHT, width))
        assert disentangled([page]) == [page]


@given(st.lists(st.text(alphabet="ab. \n", max_size=80), max_size=12))
def test_no_letter_is_lost(pages: list[str]) -> None:
    after = disentangled([unfolded(page) for page in pages])
    assert sorted("".join("".join(after).split())) == sorted("".join("".join(pages).split()))


def test_a_contract_with_items_in_small_letters_keeps_its_order() -> None:
    lines: list[str] = []
    for number in range(1, 16):
        lines += [
            f"{number}. Duties of the Distributor",
            "The Distributor shall keep true books of all sales that it makes",
            "under this agreement and shall send the Company a copy of them",
            "within thirty days after the end of each quarter of the year.",
        ]
        if number % 3 == 0:
            lines += ["i. of the goods.", "ii. of the price."]
        elif number % 3 == 1:
            lines += ["such copies are kept by the Company alone."]
    page = "\n".join(lines)
    assert disentangled([page]) == [page]
