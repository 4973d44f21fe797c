"""DOCX."""

from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from interorg.ingest.document import Cell, Passage
from interorg.ingest.readers import read_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "report.docx"


def test_styles_make_headings_items_and_quotes(path: Path) -> None:
    document = docx.Document()
    document.add_heading("Ties", 0)
    document.add_heading("Reasons", 1)
    document.add_paragraph("Firms ally.")
    document.add_paragraph("risk sharing", style="List Bullet")
    document.add_paragraph("of research", style="List Bullet 2")
    document.add_paragraph("We learn.", style="Quote")
    document.add_table(1, 2).rows[0].cells[1].text = "speed"
    document.save(str(path))
    assert read_file(path).passages == (
        Passage("heading", "Ties", 1),
        Passage("heading", "Reasons", 1),
        Passage("paragraph", "Firms ally."),
        Passage("item", "risk sharing", 1),
        Passage("item", "of research", 2),
        Passage("quote", "We learn."),
        Passage("cell", "speed", cell=Cell("0", 0, 1)),
    )


def test_properties_become_metadata(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Firms ally.")
    document.core_properties.title = "A report on ties"
    document.core_properties.author = "A. Xu"
    document.core_properties.created = datetime(2020, 3, 4)
    document.save(str(path))
    metadata = read_file(path).metadata
    assert metadata.title == "A report on ties"
    assert (metadata.writer, metadata.date) == ("A. Xu", "2020-03-04")


def test_inserted_text_counts_and_deleted_text_does_not(path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Firms ")
    for change, tag, words in (("ins", "t", "ally"), ("del", "delText", "compete")):
        paragraph._p.append(
            parse_xml(
                f'<w:{change} {nsdecls("w")} w:id="1" w:author="x"><w:r><w:{tag}>{words}</w:{tag}>'
                f"</w:r></w:{change}>"
            )
        )
    document.save(str(path))
    assert [passage.text for passage in read_file(path).passages] == ["Firms ally"]


def test_a_table_with_cells_that_span_others_does_not_tell_where_they_stand(path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Reasons"
    table.cell(1, 1).text = "speed"
    document.save(str(path))
    assert [passage.cell for passage in read_file(path).passages] == [None, None]
