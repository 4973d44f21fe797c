"""When a contract begins: "dated as of", "this third day of", (the "Effective Date")."""

from __future__ import annotations

import re

from ..document import Document
from .parties import RECITALS, Preamble, preamble_of
from .title import Found, changes_another

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
BLANK = r"[_\[\]*•●\s]{1,30}"
DATE = re.compile(
    rf"(?:{MONTH},?(?: (?:\d{{1,2}}(?:st|nd|rd|th)?)|{BLANK})?,? ?(?P<american>(?:1[89]|20)\d\d)"
    rf"|\bday of (?:\w+day, )?(?:{MONTH}|{BLANK}),? ?(?P<legal>(?:1[89]|20)\d\d)"
    r"|\b\d{1,2}/\d{1,2}/(?P<slashed>(?:1[89]|20)?\d\d))(?!\d)",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"(?i)\b(?:dated|made|entered|effective|executed|as of|date|signed|this)\b[^.;()\n]{0,70}$"
)
OTHER = re.compile(
    r"(?i)\b(?:that certain|amended|expir\w+|terminat\w+|until|through)\b[^.;]{0,60}$"
)
EFFECTIVE = re.compile(r"[\s,]*\(?[^.()]{0,30}[“\"]effective date", re.IGNORECASE)
AROUND = 250
"""So far behind the last party, or before the first, a date is the contract's."""


def read_date(document: Document) -> list[Found]:
    """Read the year in which the contract begins; one that changes an older contract has none."""
    preamble = preamble_of(document)
    if preamble is None or changes_another(document):
        return []
    first = max(0, min(preamble.start, preamble.parties - AROUND))
    behind = document.text[preamble.end : preamble.end + 2 * AROUND]
    if stop := re.search(RECITALS, behind):
        behind = behind[: stop.start()]
    window = document.text[first : preamble.end] + behind
    best: tuple[int, re.Match[str]] | None = None
    for found in DATE.finditer(window):
        before = window[max(0, found.start() - 120) : found.start()]
        alone = before.endswith("\n\n") and window[found.end() :].startswith("\n\n")
        told = BEFORE.search(before) is not None
        if not (alone or told) or OTHER.search(before):
            continue
        effective = EFFECTIVE.match(window[found.end() : found.end() + 60])
        rank = 0 if effective else 1 if told else 2
        if best is None or rank < best[0]:
            best = rank, found
    if best is None:
        return []
    return [_found(document, preamble, first, best[1])]


def _found(document: Document, preamble: Preamble, first: int, date: re.Match[str]) -> Found:
    start, end = first + date.start(), first + date.end()
    block = document.block_at(start)
    if block is not None:
        begin = max(block.start, preamble.start if preamble.start <= start else block.start)
        stop = min(block.end, max(preamble.end, end))
        if stop - begin <= 1500:
            start, end = begin, stop
    return Found("startYear", year_of(date), start, end, 0.85)


def year_of(date: re.Match[str]) -> int:
    """Return the year of a date; of two digits, those from 50 on are of the last century."""
    year = int(date["american"] or date["legal"] or date["slashed"])
    return year if year > 99 else year + (1900 if year >= 50 else 2000)
