"""DOCX: headings by style, lists by numbering, tables, and the file's own properties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from ..citing.citation_marks import without_raised
from ..document import Cell, Metadata, Passage, Reading
from ..failure import Unreadable
from .docx_notes import notes, numbered
from .references import mark_references

if TYPE_CHECKING:
    from .tree import Element

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLANKS = {f"{WORDS}tab", f"{WORDS}br", f"{WORDS}cr"}
SPANS = (f"{WORDS}gridSpan", f"{WORDS}vMerge")
TEMPLATE_AUTHOR = "python-docx"
"""Stands in the properties of files whose maker left them alone."""


def read(path: Path) -> Reading:
    """Read a Word document; deleted text, comments and tables of contents are left out."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml import etree

    try:
        document = docx.Document(str(path))
        styles = {style.style_id: style for style in document.styles}
        properties = document.core_properties
        body = document.element.body
        numbers = numbered(body)
        footnotes = list(notes(document.part, numbers, text_of))
    except (
        *(PackageNotFoundError, BadZipFile, KeyError, ValueError, AttributeError),
        *(etree.XMLSyntaxError, NotImplementedError, EOFError),
    ):
        raise Unreadable(
            "Expected a Word document, found a zip archive that is none or is damaged; "
            "save it anew as .docx."
        ) from None
    created = properties.created if properties.author != TEMPLATE_AUTHOR else None
    return Reading(
        tuple(mark_references([*passages(body, styles), *footnotes])),
        Metadata(
            title=" ".join(properties.title.split()) or None,
            writer=properties.author if properties.author not in ("", TEMPLATE_AUTHOR) else None,
            date=created.date().isoformat() if created else None,
            language=None,
        ),
    )


def passages(body: Element, styles: dict[str, Any]) -> Iterator[Passage]:
    """Give the passages of the paragraphs, those inside tables and content controls too."""
    cells = dict(cells_of(body))
    for paragraph in body.iter(f"{WORDS}p"):
        if any(around.tag == f"{WORDS}txbxContent" for around in paragraph.iterancestors()):
            continue  # written twice, for old and new programs, and out of the reading order
        text = text_of(paragraph)
        if text.strip():
            passage = placed(text, paragraph, names_of(paragraph, styles), cells)
            if passage:
                yield passage


def placed(
    text: str, paragraph: Element, names: list[str], cells: Mapping[Element, Cell]
) -> Passage | None:
    """Make the passage of a paragraph whose style, and those it is based on, have these names."""
    if any(re.match(r"toc |table of (?:contents|figures)", name) for name in names):
        return None
    cell = next((each for each in paragraph.iterancestors() if each.tag == f"{WORDS}tc"), None)
    if cell is not None:
        return Passage("cell", text, cell=cells.get(cell))
    for name in names:
        if found := re.fullmatch(r"heading (\d)", name):
            return Passage("heading", without_raised(text), min(int(found[1]), 6))
        if name == "title":
            return Passage("heading", without_raised(text), 1)
        if name in ("quote", "intense quote", "block text"):
            return Passage("quote", text)
    depth = depth_of(paragraph, names)
    return Passage("item", text, depth) if depth else Passage("paragraph", text)


def cells_of(body: Element) -> Iterator[tuple[Element, Cell]]:
    """Yield the cells of the tables with where they stand, but of tables with cells that span
    several others."""
    for number, table in enumerate(body.iter(f"{WORDS}tbl")):
        if next(table.iter(*SPANS), None) is None:
            for at, row in enumerate(table.iterchildren(f"{WORDS}tr")):
                for column, cell in enumerate(row.iterchildren(f"{WORDS}tc")):
                    yield cell, Cell(str(number), at, column)


def depth_of(paragraph: Element, names: list[str]) -> int:
    """Return the depth of a list item from 1, by its numbering or its style; 0 when it is none."""
    numbering = paragraph.find(f"{WORDS}pPr/{WORDS}numPr")
    if numbering is not None:
        number, level = numbering.find(f"{WORDS}numId"), numbering.find(f"{WORDS}ilvl")
        # A numId of 0 takes the numbering of the style away.
        if number is not None and number.get(f"{WORDS}val") == "0":
            return 0
        return 1 + int(level.get(f"{WORDS}val", "0")) if level is not None else 1
    for name in names:
        if found := re.fullmatch(r"list (?:bullet|number)(?: (\d))?", name):
            return int(found[1] or 1)
    return 0


def names_of(paragraph: Element, styles: dict[str, Any]) -> list[str]:
    """Return the lower-case names of a paragraph's style and of the styles it is based on."""
    stated = paragraph.find(f"{WORDS}pPr/{WORDS}pStyle")
    style = styles.get(stated.get(f"{WORDS}val", "")) if stated is not None else None
    names: list[str] = []
    while style is not None and len(names) < 10:  # a damaged file may base styles on each other
        names.append((style.name or "").lower())
        style = style.base_style
    return names


def text_of(paragraph: Element) -> str:
    """Return a paragraph's words: inserted ones too, deleted ones and instructions not."""
    parts: list[str] = []
    for element in paragraph.iter(f"{WORDS}t", f"{WORDS}noBreakHyphen", *BLANKS):
        if next(element.iterancestors(f"{WORDS}p")) is not paragraph:
            continue  # a text box inside this paragraph
        if element.tag == f"{WORDS}noBreakHyphen":
            parts.append("-")
        else:
            parts.append(" " if element.tag in BLANKS else element.text or "")
    return "".join(parts)
