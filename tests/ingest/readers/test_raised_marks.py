"""Marks that a file raises stand in the text as raised digits, and notes begin with theirs."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from interorg.ingest.citing.citation_marks import marks_in
from interorg.ingest.claims.credit import works_of
from interorg.ingest.document import Document, compose
from interorg.ingest.readers import read_file

NOTE = "See Quux and Corge (2031)."
WordPart = tuple[str, str]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def written(tmp_path: Path, name: str, text: str) -> Document:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return compose("d", name, read_file(path))


def cited(document: Document) -> list[str]:
    """Return the labels of what the raised marks of a text stand for."""
    works = works_of(document)
    listed = works.notes or works.references
    marks = [mark for mark in marks_in(document.text) if mark.raised]
    return [entry.label for mark in marks for n in mark.numbers for entry in listed.get(n, ())]


def test_a_page_raises_its_marks_and_numbers_its_notes(tmp_path: Path) -> None:
    filler = "The board met every month and wrote down what each of the firms had paid. " * 6
    page = (
        "<html><body><article><h1>Ties</h1><p>Trust curbs greed.<sup id='r1'><a href='#fn1'>1</a>"
        f"</sup> Its use of 10<sup>2</sup> m<sup>2</sup> is known.</p><p>{filler}</p>"
        f"<ol><li id='fn1'><p>{NOTE} <a href='#r1'>back</a></p></li></ol></article></body></html>"
    )
    document = written(tmp_path, "a.html", page)
    assert "greed.¹ Its use of 10² m² is known." in document.text
    assert cited(document) == ["Quux and Corge (2031)"]


@pytest.mark.parametrize(
    "mark",
    [
        '<xref ref-type="fn" rid="f1"><sup>1</sup></xref>',
        '<sup><xref ref-type="fn" rid="f1">1</xref></sup>',
        '<xref ref-type="fn" rid="f1">1</xref>',
    ],
)
def test_an_article_raises_its_marks_and_gives_its_notes(tmp_path: Path, mark: str) -> None:
    article = (
        f"<article><body><p>Trust curbs greed.{mark} It grows.</p></body><back><fn-group>"
        f'<fn id="f1"><label>1</label><p>{NOTE}</p></fn></fn-group></back></article>'
    )
    document = written(tmp_path, "a.xml", article)
    assert "greed.¹ It grows." in document.text
    assert cited(document) == ["Quux and Corge (2031)"]


def test_numbers_in_brackets_of_an_article_stay_as_they_are(tmp_path: Path) -> None:
    mark = '<xref ref-type="bibr" rid="b{0}">{0}</xref>'
    text = f"Trust [{mark.format(1)}], [{mark.format(3)},{mark.format(4)}] grows{mark.format(5)}."
    document = written(tmp_path, "a.xml", f"<article><body><p>{text}</p></body></article>")
    assert document.text == "Trust [1], [3,4] grows⁵."


def test_notes_of_markdown_keep_their_numbers(tmp_path: Path) -> None:
    text = f"Trust curbs greed.[^why][^so] It grows^2^.\n\n[^why]: {NOTE}\n[^so]: Nothing.\n"
    document = written(tmp_path, "a.md", text)
    assert document.text == f"Trust curbs greed.¹,² It grows².\n\n¹ {NOTE}\n\n² Nothing."
    assert cited(document) == ["Quux and Corge (2031)"]


def test_a_mark_without_a_note_in_markdown_is_left_out(tmp_path: Path) -> None:
    document = written(tmp_path, "a.md", "# Trust[^1]\n\nIt grows[^x] fast.\n\n[^1]: Why.\n")
    assert document.text == "Trust\n\nIt grows fast.\n\n¹ Why."


def test_notes_under_a_heading_of_their_own_take_the_numbers_of_their_marks(
    tmp_path: Path,
) -> None:
    text = f"TRUST\n\nTrust curbs greed.1 It grows.\n\nNOTES\n\n1. {NOTE}\n\n2. Nothing more.\n"
    document = written(tmp_path, "a.txt", text)
    assert document.text.endswith(f"¹ {NOTE}\n\n² Nothing more.")
    assert cited(document) == ["Quux and Corge (2031)"]


def test_numbered_notes_of_a_text_without_marks_stay_as_they_are(tmp_path: Path) -> None:
    document = written(tmp_path, "a.txt", f"TRUST\n\nTrust curbs greed.\n\nNOTES\n\n1. {NOTE}\n")
    assert document.text.endswith(NOTE)
    assert works_of(document).notes == {}


def test_word_documents_give_their_footnotes_and_raise_numbers(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Trust curbs greed.")
    paragraph.add_run("NOTE")
    paragraph.add_run(" It covers 10 m")
    paragraph.add_run("2").font.superscript = True
    path = tmp_path / "a.docx"
    made.save(str(path))
    with_notes(path)
    document = compose("d", "a.docx", read_file(path))
    assert document.text == f"Trust curbs greed.¹ It covers 10 m²\n\n¹ {NOTE}"
    assert cited(document) == ["Quux and Corge (2031)"]


def with_notes(path: Path) -> None:
    """Add a footnote part to a Word document, and a mark where it says NOTE."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode("latin-1") for name in archive.namelist()}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    changes = {
        "word/document.xml": ("<w:t>NOTE</w:t>", '<w:footnoteReference w:id="7"/>'),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>',
        ),
        "[Content_Types].xml": (
            "</Types>",
            f'<Override PartName="/word/footnotes.xml" ContentType="{media}"/></Types>',
        ),
    }
    for name, (old, new) in changes.items():
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)
    parts["word/footnotes.xml"] = (
        f'<w:footnotes {W}><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{NOTE}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text.encode("latin-1"))


def test_digits_set_above_their_line_in_a_pdf_are_raised(write_pdf: Callable[..., Path]) -> None:
    base, size, width = 700.0, 10.0, 6.0
    text = "Trust curbs greed of all partners."
    behind = 50.0 + width * len(text)
    path = write_pdf(
        [
            (50.0, base, size, text),
            (behind, base + 4, 6.0, "1"),
            (behind + 10, base, size, "It grew in 1998 by 3.5 percent."),
            (50.0, 110.0, 5.0, "1"),
            (54.0, 106.0, 8.0, NOTE),
        ]
    )
    document = compose("d", "made.pdf", read_file(path))
    assert "partners.¹ It grew in 1998 by 3.5 percent." in document.text
    assert f"¹ {NOTE}" in document.text or f"¹{NOTE}" in document.text
    assert cited(document) == ["Quux and Corge (2031)"]
