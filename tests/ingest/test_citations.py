"""Citations by number, and the reference lists that say what they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.citing.citation_marks import numbers_of
from interorg.ingest.citing.citations import citations_in, masked
from interorg.ingest.citing.reference_list import numbered_references
from interorg.ingest.document import Passage, Reading, compose
from interorg.ingest.pipeline import extract

LIST = (
    Passage("reference", "[1] Oliver, C. (1990). Determinants of relationships."),
    Passage("reference", "[2] Quux, A. and Corge, B. (2031). A study."),
)


def test_a_number_in_brackets_credits_the_entry_of_the_reference_list() -> None:
    text = Passage("paragraph", "Relational norms curb opportunism [2, p. 7].")
    found = extract(compose("d", "d.md", Reading((text, *LIST))))
    (claim,) = found.claims
    assert [(c.label, c.work, c.locator) for c in claim.citations] == [
        ("Quux et al. (2031)", "quux-2031", "p. 7")
    ]


def test_a_number_is_no_citation_where_there_is_no_reference_list() -> None:
    assert citations_in("Relational norms curb opportunism [2].", {}) == ()


def test_entries_without_numbers_are_counted() -> None:
    unnumbered = tuple(Passage("reference", passage.text.partition("] ")[2]) for passage in LIST)
    document = compose("d", "d.md", Reading(unnumbered))
    assert {n: entry.label for n, (entry,) in numbered_references(document).items()} == {
        1: "Oliver (1990)",
        2: "Quux et al. (2031)",
    }


@pytest.mark.parametrize("text", ["They agree [3].", "See [4, 6-8].", "So it is (Oliver, 1990)."])
def test_blanking_out_citations_keeps_every_offset(text: str) -> None:
    blanked = masked(text)
    assert len(blanked) == len(text)
    assert not any(character.isdigit() for character in blanked)


@given(st.lists(st.integers(min_value=1, max_value=999), min_size=1, max_size=8))
def test_numbers_that_are_written_out_are_read(numbers: list[int]) -> None:
    assert list(numbers_of(", ".join(map(str, numbers)))) == numbers


def test_a_range_is_read_to_its_end() -> None:
    assert list(numbers_of("3–6")) == [3, 4, 5, 6]
