"""Words, lines and pages put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.layout.repair import depths, is_marker, item_of, rejoin, vocabulary
from interorg.ingest.layout.running_lines import without_running_lines

WORDS = st.text(alphabet="abcdeéLT", min_size=1, max_size=8)
PIECES = st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n", "-", "-\n", "\u00ad\n", "\ufffe"])))


def joined(pieces: list[tuple[str, str]]) -> str:
    return "".join(word + gap for word, gap in pieces)


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("the coordi-\nnation of", "the coordination of"),
        ("the coordi\ufffenation of", "the coordination of"),
        ("a non-\ntransferable right", "a non-transferable right"),
        ("a product\ufffebased firm", "a product-based firm"),
        ("Chen-\nBin and COVID-\n19", "Chen-Bin and COVID-19"),
        ("short-\nand long-term", "short- and long-term"),
        ("inter\u00ad\norganizational", "interorganizational"),
        ("AGREE-\nMENT", "AGREEMENT"),
    ],
)
def test_cut_words_are_mended(torn: str, whole: str) -> None:
    assert rejoin(torn, frozenset()) == whole


def test_the_rest_of_the_text_decides_about_a_hyphen() -> None:
    assert rejoin("long-\nterm", vocabulary("A long-term tie.")) == "long-term"
    assert rejoin("world-\nwide", vocabulary("Worldwide ties.")) == "worldwide"
    assert rejoin("tax-\nqualified", vocabulary("A tax; it is qualified.")) == "tax-qualified"


@given(PIECES)
def test_nothing_but_hyphens_and_white_space_is_lost(pieces: list[tuple[str, str]]) -> None:
    text = joined(pieces)
    kept = [letter for letter in rejoin(text, vocabulary(text)) if letter.isalpha()]
    assert kept == [letter for letter in text if letter.isalpha()]


@given(PIECES)
def test_mending_twice_changes_nothing(pieces: list[tuple[str, str]]) -> None:
    text = joined(pieces)
    words = vocabulary(text)
    once = rejoin(text, words)
    assert rejoin(once, words) == once


@given(st.text())
def test_mended_text_is_one_line(text: str) -> None:
    assert len(rejoin(text, vocabulary(text)).splitlines()) <= 1


def test_a_very_long_word_takes_no_time() -> None:
    assert rejoin("a" * 200_000, frozenset()) == "a" * 200_000


@pytest.mark.parametrize(
    "line",
    [
        "• trust",
        "– trust",
        "* trust",
        "1. trust",
        "2.3 trust",
        "(a) trust",
        "(a)trust",
        "iv) trust",
    ],
)
def test_bullets_and_numbers_are_taken_off_items(line: str) -> None:
    item = item_of(line)
    assert item is not None and item[1] == "trust"


@pytest.mark.parametrize(
    "line", ["trust", "1998 was late", "12 firms", "-5 degrees", "J. Smith", "a tie"]
)
def test_other_beginnings_are_no_items(line: str) -> None:
    assert item_of(line) is None


def test_a_bullet_without_words_waits_for_the_next_line() -> None:
    assert is_marker("7.5") and is_marker("•") and not is_marker("• trust")


def test_an_i_after_an_h_is_a_letter() -> None:
    assert depths(["(g)", "(h)", "(i)", "(j)"]) == [1, 1, 1, 1]
    assert depths(["(a)", "(i)", "(ii)", "(b)"]) == [1, 2, 2, 1]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        ["JOURNAL OF TIES", f"Text of page {word}.", f"Page {n}"]
        for n, word in enumerate(("one", "two", "three"), 1)
    ]
    assert without_running_lines(pages) == [[1], [1], [1]]


def test_what_stands_at_the_edge_of_one_page_only_is_kept() -> None:
    assert without_running_lines([["Trust", "a"], ["Control", "b"], ["Power", "c"]]) == [[0, 1]] * 3


def test_the_feet_of_a_converted_source_are_left_out_in_mid_page() -> None:
    body = [
        f"A line that {word} something." for word in "says tells asks means hides shows".split()
    ]
    page = [
        line
        for n, text in enumerate(body)
        for line in (text, f"Source: Annual Report {n}", str(n + 7))
    ]
    kept = without_running_lines([["Start", *page, "End"]])[0]
    assert [(["Start", *page, "End"])[i] for i in kept] == ["Start", *body, "End"]


def test_numbers_that_do_not_count_on_are_kept() -> None:
    lines = ["Shares", "a", "b", "c", "51", "x", "49", "y", "d", "e", "f", "Total"]
    assert without_running_lines([lines]) == [list(range(len(lines)))]
