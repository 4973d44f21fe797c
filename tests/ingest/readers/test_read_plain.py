"""Plain text."""

from pathlib import Path

import pytest

from interorg.ingest.document import Reading, compose
from interorg.ingest.readers import read_file


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "text.txt"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def kinds(reading: Reading) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in reading.passages]


def test_broken_lines_are_joined_and_blank_lines_part_paragraphs(tmp_path: Path) -> None:
    text = "Two firms found a joint ven-\nture, which they\nown together.\n\nIt ended in 1999.\n"
    assert kinds(read(tmp_path, text)) == [
        ("paragraph", "Two firms found a joint venture, which they own together."),
        ("paragraph", "It ended in 1999."),
    ]


def test_a_sentence_torn_by_a_page_is_joined(tmp_path: Path) -> None:
    text = "The partners met and\n\n\n- 12 -\n\n\nAgreed upon a budget.\n\nThey parted.\n"
    assert kinds(read(tmp_path, text)) == [
        ("paragraph", "The partners met and Agreed upon a budget."),
        ("paragraph", "They parted."),
    ]


def test_one_word_a_line_is_still_a_sentence(tmp_path: Path) -> None:
    words = "The two firms share the risk of the new plant and learn from each other as they go on."
    assert kinds(read(tmp_path, words.replace(" ", "\n"))) == [("paragraph", words)]
    spaced = (
        words.replace(" ", "\n\n")
        + "\n\n\n\n"
        + "They parted after ten long years.".replace(" ", "\n\n")
    )
    assert kinds(read(tmp_path, spaced)) == [
        ("paragraph", words),
        ("paragraph", "They parted after ten long years."),
    ]


def test_items_lose_their_bullets_and_keep_their_depth(tmp_path: Path) -> None:
    text = "The aims were:\n\n1. to share risk;\n(a) in research;\n(b) in sales;\n2. to learn.\n"
    items = [p for p in read(tmp_path, text).passages if p.kind == "item"]
    assert [(item.text, item.level) for item in items] == [
        ("to share risk;", 1),
        ("in research;", 2),
        ("in sales;", 2),
        ("to learn.", 1),
    ]


def test_a_number_that_begins_a_wrapped_line_is_no_item(tmp_path: Path) -> None:
    text = (
        "The parties shall pay within fifteen\n(15) days and under Section\n3.1 of the contract.\n"
    )
    assert [passage.kind for passage in read(tmp_path, text).passages] == ["paragraph"]


def test_headings_are_guessed_with_caution(tmp_path: Path) -> None:
    text = (
        "GOVERNANCE\n\nThe board met. It voted.\n\n2.1 Choice of Partners\n\nThey chose well.\n\n"
        "Trust grew slowly\n\nIt was the end.\n"
    )
    headings = [(p.text, p.level) for p in read(tmp_path, text).passages if p.kind == "heading"]
    assert headings == [("GOVERNANCE", 2), ("2.1 Choice of Partners", 3)]


def test_an_agreement_is_known_by_its_title_or_its_opening(tmp_path: Path) -> None:
    titled = read(tmp_path, "EXHIBIT 9\n\nJOINT VENTURE\nAGREEMENT\n\nAlpha and Beta agree.\n")
    assert titled.metadata.kind == "agreement"
    assert titled.metadata.title == "JOINT VENTURE AGREEMENT"
    opened = read(tmp_path, 'This Supply Agreement (the "Agreement") is made in May by Alpha.\n')
    assert (opened.metadata.kind, opened.metadata.title) == ("agreement", None)


def test_talk_of_agreements_makes_no_agreement(tmp_path: Path) -> None:
    text = "Firms sign a joint venture agreement when they trust each other.\n\nThis is rare.\n"
    assert read(tmp_path, text).metadata.kind is None


def test_a_title_among_other_words_tells_an_agreement_where_the_parties_are_bound(
    tmp_path: Path,
) -> None:
    bound = "The Supplier shall deliver.\n\nThe Buyer shall pay.\n\nThe parties agree to meet.\n"
    capitals = f"EXHIBIT 9 SUPPLY AGREEMENT between Alder and Birch\n\n{bound}"
    known = read(tmp_path, capitals).metadata
    assert (known.kind, known.title) == ("agreement", "EXHIBIT 9 SUPPLY AGREEMENT")
    mixed = read(tmp_path, f"Alder and Birch Supply Agreement\n\n{bound}").metadata
    assert (mixed.kind, mixed.title) == ("agreement", None)


def test_an_article_with_such_a_title_is_no_agreement(tmp_path: Path) -> None:
    firms = ("Alder", "Birch", "Cedar", "Elm", "Fir", "Oak")
    talk = "".join(f"{firm} trusts others and writes short contracts.\n\n" for firm in firms)
    title = "Between Trust and the Formal Contract"
    assert read(tmp_path, f"{title}\n\n{talk}").metadata.kind is None
    assert read(tmp_path, f"{title}\n\n{talk}One party shall pay.\n").metadata.kind is None
    bound = "".join(f"{firm} shall hereby be bound.\n\n" for firm in firms)
    assert read(tmp_path, bound).metadata.kind is None


def test_lines_that_were_never_wrapped_are_paragraphs(tmp_path: Path) -> None:
    first, second = ("Alliances end. " * 20).strip(), ("Ventures last. " * 20).strip()
    assert [p.text for p in read(tmp_path, f"{first}\n{second}\n").passages] == [first, second]


def test_paragraphs_that_recur_are_no_running_heads(tmp_path: Path) -> None:
    paragraph = "Trust between the two partners grew in the years after the venture. " * 4
    reading = read(tmp_path, f"{paragraph}\n\n" * 6)
    assert [passage.text for passage in reading.passages] == [paragraph.strip()] * 6


def test_numbered_works_without_blank_lines_between_them_are_entries_of_their_own(
    tmp_path: Path,
) -> None:
    text = (
        "Trust curbs opportunism [1,2].\n\nReferences\n"
        '[1] C. Oliver, "Determinants of\nrelationships," Review, vol. 15, pp. 241-265, 1990.\n'
        '[2] A. Quux, "A study," Review, vol. 16, pp. 1-9, 2031.\n'
    )
    assert kinds(read(tmp_path, text))[1:] == [
        ("heading", "References"),
        (
            "reference",
            '[1] C. Oliver, "Determinants of relationships," Review, vol. 15, pp. 241-265, 1990.',
        ),
        ("reference", '[2] A. Quux, "A study," Review, vol. 16, pp. 1-9, 2031.'),
    ]


def test_notes_that_begin_with_bare_numbers_are_parted(tmp_path: Path) -> None:
    text = (
        "Trust curbs opportunism.¹ Firms learn.²\n\nNotes\n\n"
        '1 C. Oliver, "Ties," 1990.\n2 Ibid., p. 9.\n'
    )
    assert [text for _, text in kinds(read(tmp_path, text))[2:]] == [
        '¹ C. Oliver, "Ties," 1990.',
        "² Ibid., p. 9.",
    ]


def test_numbers_in_a_wrapped_paragraph_part_nothing(tmp_path: Path) -> None:
    text = "3 of the firms failed within a year, for\n4 of their partners had left them.\n"
    assert len(read(tmp_path, text).passages) == 1


@pytest.mark.parametrize("heading", ["References", "Notes"])
def test_the_heading_of_a_list_of_works_is_no_title(tmp_path: Path, heading: str) -> None:
    reading = read(tmp_path, f"Trust curbs opportunism.\n\n{heading}\n\nQuux, A. (2031). Ties.\n")
    assert ("heading", heading) in kinds(reading)
    assert compose("t", "notes/text.txt", reading).title == "text.txt"


def test_a_heading_before_the_references_stays_the_title(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "Trust and Control\n\nFirms learn.\n\nReferences\n\nQuux, A. (2031).\n"
    )
    assert compose("t", "text.txt", reading).title == "Trust and Control"


@pytest.mark.parametrize("note", ["2 Ibid.", "3. Ibid", "4 Idem.", "5 See Alder and Birch."])
def test_a_short_note_is_no_heading(tmp_path: Path, note: str) -> None:
    passages = kinds(read(tmp_path, f"Trust curbs opportunism.\n\n{note}\n\nFirms learn.\n"))
    assert "heading" not in [kind for kind, _ in passages]


@pytest.mark.parametrize("heading", ["6 Term and Termination.", "2 See Also", "IBID PRESS"])
def test_a_numbered_heading_with_a_full_stop_stays_one(tmp_path: Path, heading: str) -> None:
    assert ("heading", heading) in kinds(read(tmp_path, f"{heading}\n\nFirms learn.\n"))
