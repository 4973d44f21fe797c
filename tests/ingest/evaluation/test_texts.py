"""Sentences found again in texts that are not ours."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.evaluation.excerpts import Absent, Excerpt, Excerpts, find
from interorg.ingest.evaluation.lines import BadLine, Line
from interorg.ingest.evaluation.texts import Source, Texts, digest

FIRST = "Trust lowers the cost of control."
SECOND = "Contracts do not replace it."
TEXT = f"# Heading\n\n{FIRST}\n{SECOND}\n\nAnother paragraph."


def pointing(text: str, sentence: str, source: str, shift: int = 0) -> Line:
    start = text.index(sentence) + shift
    first = text.index(FIRST) + shift if FIRST in text else start
    values: dict[str, object] = {
        "source": source,
        "start": start,
        "end": start + len(sentence),
        "digest": digest(sentence),
        "paragraph": [first, max(start + len(sentence), first + len(FIRST) + 1 + len(SECOND))],
    }
    return Line("gold.jsonl", 1, values)


def excerpt(line: Line, *folders: Path) -> Excerpt:
    return Excerpts(Texts(folders)).excerpt(line)


def test_a_sentence_is_read_within_its_paragraph(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    found = excerpt(pointing(TEXT, SECOND, "a.md"), tmp_path)
    assert found.document.text == f"{FIRST} {SECOND}"
    assert found.text == SECOND


@pytest.mark.parametrize("shift", [-3, 2, 11])
def test_a_shifted_sentence_is_found_by_its_digest(tmp_path: Path, shift: int) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    found = excerpt(pointing(TEXT, SECOND, "a.md", shift), tmp_path)
    assert found.text == SECOND and found.document.text == f"{FIRST} {SECOND}"


def test_a_sentence_whose_white_space_changed_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(TEXT.replace(" cost", "\r\ncost").encode())
    assert excerpt(pointing(TEXT, FIRST, "a.md"), tmp_path).text == FIRST


def test_a_changed_sentence_and_a_missing_file_are_absent(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT.replace("lowers", "raises"))
    with pytest.raises(Absent, match="changed"):
        excerpt(pointing(TEXT, FIRST, "a.md"), tmp_path)
    with pytest.raises(Absent, match=r"b\.md"):
        excerpt(pointing(TEXT, FIRST, "b.md"), tmp_path)


def test_no_source_is_looked_up_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "a.md").write_text(TEXT)
    assert Texts([tmp_path / "in"]).find("../a.md") is None


def test_a_page_is_found_by_its_address(tmp_path: Path) -> None:
    address = "https://example.org/alliances"
    name = hashlib.sha256(address.encode()).hexdigest()[:12]
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / f"{name}.txt").write_text(f"{address}\n{TEXT}")
    assert excerpt(pointing(TEXT, SECOND, address), tmp_path).text == SECOND
    (tmp_path / "pages" / f"{name}.txt").write_text(f"https://example.org/other\n{TEXT}")
    with pytest.raises(Absent):
        excerpt(pointing(TEXT, SECOND, address), tmp_path)


def test_a_record_of_json_lines_is_found_by_its_id(tmp_path: Path) -> None:
    records = [
        {"id": "E1", "context": FIRST.split()},
        {"doc": "7", "passage_start": "20", "passage": SECOND},
    ]
    (tmp_path / "r.jsonl").write_text("\n".join(map(json.dumps, records)))
    assert excerpt(pointing(FIRST, FIRST, "r.jsonl#E1"), tmp_path).text == FIRST
    assert excerpt(pointing(SECOND, SECOND, "r.jsonl#7:20"), tmp_path).text == SECOND
    with pytest.raises(Absent):
        excerpt(pointing(SECOND, SECOND, "r.jsonl#7:21"), tmp_path)


def test_tags_are_no_part_of_a_sentence(tmp_path: Path) -> None:
    marked = "<p>Trust <i>lowers</i> the\n cost &amp; time.</p>"
    (tmp_path / "a.xml").write_text(marked)
    start, end = marked.index("Trust"), marked.index("</p>")
    values: dict[str, object] = {
        "source": "a.xml",
        "start": start,
        "end": end,
        "digest": digest("Trust lowers the cost & time."),
    }
    found = excerpt(Line("g", 1, values), tmp_path)
    assert found.text == "Trust lowers the cost & time."


def test_a_line_may_hold_its_text_and_the_paragraph_around_it() -> None:
    values: dict[str, object] = {"sentence": SECOND, "paragraph": f"{FIRST} {SECOND}"}
    found = excerpt(Line("g", 1, values))
    assert (found.document.text, found.text) == (f"{FIRST} {SECOND}", SECOND)


def test_links_in_a_sentence_are_no_part_of_what_is_read(tmp_path: Path) -> None:
    text = "Trust [lowers](https://example.org/a) cost.[^1] It stays."
    (tmp_path / "a.md").write_text(text)
    values: dict[str, object] = {
        "source": "a.md",
        "start": 0,
        "end": text.index(" It"),
        "paragraph": [0, len(text)],
    }
    found = excerpt(Line("g", 1, values), tmp_path)
    assert found.text == "Trust lowers cost.¹"


def test_a_line_without_text_or_place_is_bad() -> None:
    with pytest.raises(BadLine, match="`source`"):
        excerpt(Line("g", 1, {"claims": []}))


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=60))
def test_what_is_found_has_the_letters_that_were_sought(
    before: str, sentence: str, behind: str
) -> None:
    whole = before + sentence + behind
    found = find(whole, sentence)
    if any(mark.isalnum() for mark in sentence) and sentence.isascii() and whole.isascii():
        assert found is not None
    if found is not None:
        again = find(sentence, whole[found[0] : found[1]])
        assert again is not None


@given(st.text(alphabet="ab .\n", min_size=1, max_size=40), st.integers(-5, 5))
def test_a_stretch_with_a_digest_is_found_from_wrong_offsets(text: str, shift: int) -> None:
    source = Source(f"zz {text.strip()} yy" if text.strip() else "zz a yy")
    wanted = text.strip() or "a"
    place = source.locate(3 + shift, 3 + shift + len(wanted), digest(wanted))
    assert place is not None
    assert digest(source.text[slice(*place)]) == digest(wanted)
