"""PDF through PDFium: text with page numbers, running heads left out, paragraphs put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..citing.citation_marks import RAISED_DIGITS
from ..document import Metadata, Reading
from ..failure import Unreadable
from ..layout.running_lines import without_running_lines
from .layout import Line, passages
from .prose import itemized, kind_and_title
from .raised_type import with_lone_numbers, with_raised_digits
from .references import mark_references

if TYPE_CHECKING:
    import pypdfium2

TOO_FEW = 5
"""A PDF with fewer letters a page holds pictures of text, or none."""

WRONG_PASSWORD = 4
"""PDFium's error code for an encrypted file that needs a password."""


def read(path: Path) -> Reading:
    """Read a PDF; raises `Unreadable` when it is encrypted, damaged or only scanned."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(refusal(error)) from None
    try:
        pages = [
            list(with_lone_numbers(list(lines_of(document, number))))
            for number in range(len(document))
        ]
        stated = document.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(refusal(error)) from None
    finally:
        document.close()
    if (
        sum(character.isalpha() for page in pages for line in page for character in line.text)
        < TOO_FEW
    ):
        raise Unreadable(
            "Expected text in this PDF, found none, or hardly any, since it is scanned; "
            "run OCR on it first."
        )
    lines = list(kept_lines(pages))
    found = tuple(mark_references(itemized(passages(lines))))
    kind, title = kind_and_title(found)
    return Reading(
        found,
        Metadata(
            kind=kind,
            title=title or title_of(stated.get("Title", "")),
            writer=clean(stated.get("Author", "")) or None,
        ),
    )


def kept_lines(pages: list[list[Line]]) -> Iterator[Line]:
    """Give the lines without running heads and feet, and mark those where a page begins."""
    for page, kept in zip(
        pages, without_running_lines([[line.text for line in page] for page in pages]), strict=True
    ):
        for before, i in zip([-2, *kept], kept, strict=False):
            yield page[i] if i == before + 1 else replace(page[i], turns=True)


def refusal(error: pypdfium2.PdfiumError) -> str:
    """Say why PDFium refuses a file and what to do."""
    if getattr(error, "err_code", None) == WRONG_PASSWORD or "password" in str(error).lower():
        return "Expected an open PDF, found an encrypted one; save it without its password."
    return f"Expected a PDF, found a damaged one ({error}); repair it or save it anew."


def lines_of(document: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    """Give the lines of one page, counted from 0, in PDFium's reading order."""
    from pypdfium2 import raw

    page = document[number]
    text_page = page.get_textpage()
    offset = 0
    for text in text_page.get_text_range().split("\r\n"):
        stripped = text.strip()
        if stripped:
            first = offset + len(text) - len(text.lstrip())
            written = with_raised_digits(text_page, stripped, first)
            # The size of a line is not that of a raised number at its head.
            sized = first + len(stripped) - len(written.lstrip(f"{RAISED_DIGITS} "))
            start = raw.FPDFText_GetCharIndexFromTextIndex(text_page, first)
            end = raw.FPDFText_GetCharIndexFromTextIndex(text_page, first + len(stripped) - 1)
            type_at = raw.FPDFText_GetCharIndexFromTextIndex(text_page, sized)
            left, top, _, _ = text_page.get_charbox(start, loose=True)
            _, base, right, _ = text_page.get_charbox(end, loose=True)
            yield Line(
                text=written,
                page=number + 1,
                left=left,
                right=right,
                top=top,
                base=base,
                size=raw.FPDFText_GetFontSize(text_page, type_at),
                weight=raw.FPDFText_GetFontWeight(text_page, type_at),
            )
        offset += len(text) + 2
    text_page.close()
    page.close()


def title_of(stated: str) -> str | None:
    """Return the title in the file's properties unless a program put its own words there."""
    title = clean(stated)
    if re.search(r"^(?:microsoft word|untitled|slide \d|powerpoint)|\.\w{2,4}$|^\W*$", title, re.I):
        return None
    return title if " " in title else None


def clean(stated: str) -> str:
    """Fold a property's white space and drop the NULs that some programs leave."""
    return " ".join(stated.replace("\x00", " ").split())
