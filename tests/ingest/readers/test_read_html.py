"""HTML."""

from pathlib import Path

from interorg.ingest.document import Reading
from interorg.ingest.readers import read_file

PAGE = """<?xml version="1.0" encoding="iso-8859-1"?>
<html lang="en-GB"><head><title>Ties that bind</title>
<meta name="date" content="2020-03-04"><link rel="license"
href="https://creativecommons.org/licenses/by-sa/4.0/"></head><body>
<nav><ul><li>Home</li><li>Contact us</li></ul></nav>
<article><h1>Ties that bind</h1>
<p>Two firms may found a <b>joint venture</b>, which they own together, when each holds something
that the other lacks and neither could buy in a market.</p>
<h2>Reasons</h2><p>Scholars name several reasons, and they do not agree which one weighs most.</p>
<ul><li>risk sharing</li><li>learning from a partner</li></ul>
<blockquote><p>We learned more than we had hoped for when we began.</p></blockquote>
<p>Some ventures last for decades,<br>though most of them end within ten years.</p>
<h2>References</h2><p>Xu, A. (1998). Ties. Journal of Ties, which nobody has ever read.</p>
</article><footer>All cookies accepted</footer><script>var x = "not text";</script></body></html>"""


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def test_the_main_text_is_kept_and_menus_are_not(tmp_path: Path) -> None:
    passages = read(tmp_path, PAGE).passages
    text = " ".join(passage.text for passage in passages)
    assert "a joint venture, which they own together" in text
    assert "decades, though most" in text
    assert not any(words in text for words in ("Contact us", "cookies", "not text"))


def test_headings_items_quotes_and_references_are_told_apart(tmp_path: Path) -> None:
    passages = read(tmp_path, PAGE).passages
    found = {passage.text[:12]: (passage.kind, passage.level) for passage in passages}
    assert found["Ties that bi"] == ("heading", 1)
    assert found["Reasons"] == ("heading", 2)
    assert found["risk sharing"] == ("item", 1)
    assert found["We learned m"][0] == "quote"
    assert found["Xu, A. (1998"][0] == "reference"


def test_what_a_page_states_of_itself_is_taken(tmp_path: Path) -> None:
    metadata = read(tmp_path, PAGE).metadata
    assert (metadata.kind, metadata.title, metadata.date) == ("web", "Ties that bind", "2020-03-04")
    assert (metadata.language, metadata.rights) == ("en-GB", "CC-BY-SA-4.0")


def test_a_page_too_short_for_extraction_is_read_whole(tmp_path: Path) -> None:
    passages = read(tmp_path, "<h3>Ties</h3><p>Firms ally.<table><tr><td>yes</table>").passages
    assert [(passage.kind, passage.text, passage.level) for passage in passages] == [
        ("heading", "Ties", 3),
        ("paragraph", "Firms ally.", 0),
        ("cell", "yes", 0),
    ]


def test_cells_know_their_row_and_column_unless_some_span_others(tmp_path: Path) -> None:
    row = "<tr><th>Ties<td><ul><li>risk<li>speed</ul></tr>"
    plain = read(tmp_path, f"<table><tr><th>Form<th>Reason</tr>{row}</table>").passages
    assert [(p.text, p.cell and (p.cell.row, p.cell.column)) for p in plain] == [
        ("Form", (0, 0)),
        ("Reason", (0, 1)),
        ("Ties", (1, 0)),
        ("risk", (1, 1)),
        ("speed", (1, 1)),
    ]
    spanned = read(tmp_path, f"<table><tr><th colspan=2>Reasons</tr>{row}</table>").passages
    assert {passage.cell for passage in spanned} == {None}
