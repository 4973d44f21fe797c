"""PDF."""

from pathlib import Path
from typing import Protocol

import pytest

from interorg.ingest.document import Reading
from interorg.ingest.failure import Unreadable
from interorg.ingest.readers import read_file


class WritePdf(Protocol):
    def __call__(self, *pages: list[object], encrypted: bool = False) -> Path: ...


def found(reading: Reading) -> list[tuple[str, str, int | None]]:
    return [(passage.kind, passage.text, passage.page) for passage in reading.passages]


def test_lines_become_paragraphs_with_their_page(write_pdf: WritePdf) -> None:
    path = write_pdf(
        ["The two firms found a joint ven-", "ture in the north of the country."],
        ["It was sold in the year after it."],
    )
    assert found(read_file(path)) == [
        ("paragraph", "The two firms found a joint venture in the north of the country.", 1),
        ("paragraph", "It was sold in the year after it.", 2),
    ]


def test_a_real_hyphen_at_a_line_end_stays(write_pdf: WritePdf) -> None:
    path = write_pdf(
        ["Neither of the two gave notice to the non-", "breaching party in good time."]
    )
    assert "the non-breaching party" in read_file(path).passages[0].text


def test_a_sentence_that_runs_over_the_page_is_one_paragraph(write_pdf: WritePdf) -> None:
    path = write_pdf(
        ["JOURNAL OF TIES", "", "The license was granted for all of it by", "", "Page 1"],
        ["JOURNAL OF TIES", "", "Alpha, which held the patent until then.", "", "Page 2"],
    )
    assert found(read_file(path)) == [
        (
            "paragraph",
            "The license was granted for all of it by Alpha, which held the patent until then.",
            1,
        )
    ]


def test_short_lines_gaps_and_bullets_part_paragraphs(write_pdf: WritePdf) -> None:
    path = write_pdf(
        [
            "The alliance had a board of six members. It met",
            "twice.",
            "The partners shared the cost of all the research",
            "that they did.",
            "",
            "The aims of the two partners were the following:",
            "\u2022 risk sharing",
            "\u2022 learning from each other",
        ]
    )
    assert [(kind, text) for kind, text, _ in found(read_file(path))] == [
        ("paragraph", "The alliance had a board of six members. It met twice."),
        ("paragraph", "The partners shared the cost of all the research that they did."),
        ("paragraph", "The aims of the two partners were the following:"),
        ("item", "risk sharing"),
        ("item", "learning from each other"),
    ]


def test_larger_type_and_capitals_make_headings(write_pdf: WritePdf) -> None:
    path = write_pdf(
        [
            (50.0, 760.0, 20.0, "Ties that bind"),
            "",
            "GOVERNANCE",
            "",
            "The two partners shared the cost of all research.",
        ]
    )
    assert found(read_file(path))[:2] == [
        ("heading", "Ties that bind", 1),
        ("heading", "GOVERNANCE", 1),
    ]


def test_columns_are_read_one_after_the_other(write_pdf: WritePdf) -> None:
    left = ["Alliances are formed for", "many reasons, of which", "some are never stated by"]
    right = ["the partners and others", "are stated too often to", "be believed by anybody."]
    lines = [(50.0, 700.0 - 12 * row, 10.0, text) for row, text in enumerate(left)]
    lines += [(320.0, 700.0 - 12 * row, 10.0, text) for row, text in enumerate(right)]
    assert [text for _, text, _ in found(read_file(write_pdf(lines)))] == [" ".join(left + right)]


def test_an_encrypted_pdf_is_refused(write_pdf: WritePdf) -> None:
    with pytest.raises(Unreadable, match="encrypted"):
        read_file(write_pdf(["Secret words on a page."], encrypted=True))


def test_a_pdf_without_text_is_refused_with_advice(write_pdf: WritePdf) -> None:
    with pytest.raises(Unreadable, match="OCR"):
        read_file(write_pdf([], []))


def test_an_agreement_takes_its_title_from_its_first_page(write_pdf: WritePdf) -> None:
    path = write_pdf(
        [
            (400.0, 760.0, 10.0, "Exhibit 10.1"),
            (200.0, 730.0, 10.0, "JOINT VENTURE AGREEMENT"),
            (50.0, 700.0, 10.0, "THIS JOINT VENTURE AGREEMENT (the Agreement) is entered into by"),
            (50.0, 688.0, 10.0, "Alpha and Beta."),
        ]
    )
    metadata = read_file(path).metadata
    assert (metadata.kind, metadata.title) == ("agreement", "JOINT VENTURE AGREEMENT")
