"""The reader's partners give names their bounds."""

from __future__ import annotations

from interorg.ingest.cases.roles.bounds import mended
from interorg.ingest.cases.roles.decoding import Part
from interorg.ingest.organizations.recognition import OrganizationSpan

WORDS = "Alder Children 's Hospital and Birch Cedar Fund".split()


def span(start: int, end: int, confidence: float = 0.9) -> OrganizationSpan:
    return OrganizationSpan(start, end, " ".join(WORDS[start:end]), confidence)


def part(start: int, end: int, sure: float = 0.95) -> Part:
    return Part(start, end, " ".join(WORDS[start:end]), sure)


def bounds(spans: list[OrganizationSpan]) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in spans]


def test_a_name_that_was_cut_is_made_whole() -> None:
    (found,) = mended([span(3, 4, 0.7)], [part(0, 4)])
    assert (found.start, found.end, found.confidence) == (0, 4, 0.7)
    assert found.name == "Alder Children 's Hospital"


def test_two_names_within_one_partner_are_one() -> None:
    assert bounds(mended([span(0, 2), span(3, 4)], [part(0, 4)])) == [(0, 4)]


def test_a_name_that_holds_two_partners_is_parted() -> None:
    assert bounds(mended([span(5, 8)], [part(5, 6), part(6, 8)])) == [(5, 6), (6, 8)]


def test_a_name_that_the_reader_finds_alone_is_not_added() -> None:
    assert bounds(mended([span(0, 1)], [part(6, 8)])) == [(0, 1)]


def test_what_the_reader_is_unsure_of_moves_no_name() -> None:
    assert bounds(mended([span(3, 4)], [part(0, 4, 0.55)])) == [(3, 4)]


def test_a_name_with_a_hyphen_is_not_parted() -> None:
    known = OrganizationSpan(0, 4, "Alder-Birch BV", 0.9)
    parts = [Part(0, 1, "Alder", 0.95), Part(2, 3, "Birch", 0.95)]
    assert mended([known], parts) == [known]


def test_a_legal_form_is_not_added_to_a_name() -> None:
    known = OrganizationSpan(0, 1, "Alder", 0.9)
    assert mended([known], [Part(0, 2, "Alder plc", 0.95)]) == [known]


def test_a_name_with_the_same_bounds_stays_as_it_is() -> None:
    known = span(3, 4)
    assert mended([known], [part(3, 4)]) == [known]
