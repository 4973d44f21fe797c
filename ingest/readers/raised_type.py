"""Digits that a PDF sets above the line: marks of notes and citations, and powers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double
from dataclasses import replace
from typing import TYPE_CHECKING

from ..citing.citation_marks import TO_RAISED

if TYPE_CHECKING:
    import pypdfium2

    from .layout import Line

DIGITS = re.compile(r"(?<=[^\s\d])\d{1,6}|^\d{1,3}(?=\s?[^\W\d])")
"""Digits that follow a sign without a space, or begin a line, as a footnote does."""
ABOVE = 0.15
"""By so much of the size of the type, at least, is a raised digit above its line."""
MOST = 3
"""A raised number has so many digits at most; others are set on a line of their own."""


def with_raised_digits(page: pypdfium2.PdfTextPage, line: str, first: int) -> str:
    """Return a line with its raised digits as such; it begins at a place in the page's text."""
    parts: list[str] = []
    end = 0
    for found in DIGITS.finditer(line):
        beside = found.start() - 1 if found.start() else found.end()
        while line[beside : beside + 1].isspace():
            beside += 1
        base = _base(page, first + beside)
        above = base + ABOVE * _size(page, first + beside)
        raised = [_base(page, first + at) > above for at in range(*found.span())]
        if not raised[-1] or sum(raised) > MOST:
            continue
        parts += [line[end : found.start()], *map(_written, found[0], raised)]
        end = found.end()
    return "".join([*parts, line[end:]])


def with_lone_numbers(lines: Sequence[Line]) -> Iterator[Line]:
    """Put a raised number that PDFium gives as a line of its own to the line it stands in.

    Before its line it opens a note; behind it, it is a mark.
    """
    waiting: Line | None = None
    for line in lines:
        if waiting is None:
            waiting = line
        elif (
            _is_number(line)
            and _stands_above(line, waiting)
            and line.left >= waiting.right - line.size
        ):
            text = waiting.text + line.text.translate(TO_RAISED)
            waiting = replace(waiting, text=text, right=line.right)
        elif _is_number(waiting) and _stands_above(waiting, line) and waiting.left < line.left:
            text = f"{waiting.text.translate(TO_RAISED)} {line.text}"
            waiting = replace(line, text=text, left=waiting.left)
        else:
            yield waiting
            waiting = line
    if waiting is not None:
        yield waiting


def _is_number(line: Line) -> bool:
    return line.text.isdecimal() and len(line.text) <= MOST


def _stands_above(number: Line, line: Line) -> bool:
    """Tell whether a number is set smaller than a line beside it, and above its foot."""
    above = number.base - line.base
    return number.size < line.size and ABOVE * number.size < above < line.size


def _written(digit: str, raised: bool) -> str:
    return digit.translate(TO_RAISED) if raised else digit


def _base(page: pypdfium2.PdfTextPage, place: int) -> float:
    """Return the height of the line that a character stands on."""
    from pypdfium2 import raw

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(page, _index(page, place), byref(x), byref(y))
    return y.value


def _size(page: pypdfium2.PdfTextPage, place: int) -> float:
    from pypdfium2 import raw

    return float(raw.FPDFText_GetFontSize(page, _index(page, place)))


def _index(page: pypdfium2.PdfTextPage, place: int) -> int:
    from pypdfium2 import raw

    return int(raw.FPDFText_GetCharIndexFromTextIndex(page, place))
