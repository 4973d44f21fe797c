"""References as the manuals of their styles have them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odd_records import RECORDS

from interorg.service.citations import STYLES, Name, Record, formatted, plain


def test_an_article_in_each_style(article: Record) -> None:
    assert plain(article, "apa") == (
        "Das, T. K., & Teng, B.-S. (1998). Between trust and control: developing confidence in "
        "partner cooperation in alliances. Academy of Management Review, 23(3), 491–512. "
        "https://doi.org/10.5465/amr.1998.926623"
    )
    assert plain(article, "chicago") == (
        "Das, T. K., and Bing-Sheng Teng. 1998. “Between trust and control: developing confidence "
        "in partner cooperation in alliances.” Academy of Management Review 23 (3): 491–512. "
        "https://doi.org/10.5465/amr.1998.926623"
    )
    assert plain(article, "harvard") == (
        "Das, T.K. and Teng, B.-S. (1998) ‘Between trust and control: developing confidence in "
        "partner cooperation in alliances’, Academy of Management Review, 23(3), pp. 491–512. "
        "Available at: https://doi.org/10.5465/amr.1998.926623"
    )


def test_what_a_style_sets_in_italics(article: Record) -> None:
    italics = {
        style: [piece.text for piece in formatted(article, style) if piece.italic]
        for style in STYLES
    }
    assert italics == {
        "apa": ["Academy of Management Review", "23"],
        "chicago": ["Academy of Management Review"],
        "harvard": ["Academy of Management Review"],
    }


def test_a_claim_is_cited_with_its_page_and_its_own_address(note: Record) -> None:
    assert plain(note, "apa") == (
        "interorg contributors. (2026, November 22). A note on repeated ties (p. 7) [Claim: Joint "
        "venture enables risk sharing]. https://kg.example.org/id/claim/0123456789abcdef"
    )
    today = date.today()
    assert plain(note, "harvard").endswith(f"(Accessed: {today.day} {today:%B} {today.year}).")


def test_a_chapter_names_its_book_and_editors() -> None:
    chapter = Record(
        "chapter",
        "k",
        "Is it so?",
        authors=(Name("Roe", "Ann"),),
        editors=(Name("Poe", "B."), Name("Noe", "C.")),
        date="2007",
        container="The book",
        publisher="A press",
        pages="1–3",
    )
    assert plain(chapter, "apa") == (
        "Roe, A. (2007). Is it so? In B. Poe & C. Noe (Eds.), The book (pp. 1–3). A press."
    )
    assert plain(chapter, "chicago") == (
        "Roe, Ann. 2007. “Is it so?” In The book, edited by B. Poe and C. Noe, 1–3. A press."
    )
    assert plain(chapter, "harvard") == (
        "Roe, A. (2007) ‘Is it so?’, in Poe, B. and Noe, C. (eds) The book, pp. 1–3. A press."
    )


@pytest.mark.parametrize(
    ("number", "style", "part"),
    [
        (2, "apa", "A0, B., & A1, B. ("),
        (20, "apa", "A18, B., & A19, B. ("),
        (21, "apa", "A18, B., . . . A20, B. ("),
        (3, "harvard", "A0, B., A1, B. and A2, B. ("),
        (4, "harvard", "A0, B. et al. ("),
        (10, "chicago", "B. A8, and B. A9. 1998"),
        (11, "chicago", "A0, B., B. A1, B. A2, B. A3, B. A4, B. A5, B. A6, et al. 1998"),
    ],
)
def test_many_authors_are_shortened_as_the_style_says(
    article: Record, number: int, style: str, part: str
) -> None:
    many = replace(article, authors=tuple(Name(f"A{place}", "B.") for place in range(number)))
    assert part in plain(many, style)


def test_without_authors_the_title_comes_first_and_without_a_date_the_style_says_so() -> None:
    bare = Record("document", "k", "On ties")
    assert plain(bare, "apa") == "On ties. (n.d.)"
    assert plain(bare, "chicago") == "“On ties.” n.d."
    assert plain(bare, "harvard") == "On ties (no date)."


@given(RECORDS, st.sampled_from(sorted(STYLES)))
def test_any_record_gives_one_line_without_marks_of_ours(record: Record, style: str) -> None:
    text = plain(record, style)
    assert not set(text) & set("\1\2\n\t")
    assert "(n.d.)" in text or "n.d." in text or "no date" in text or str(record.year) in text
