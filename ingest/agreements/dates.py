"""When a contract is made and takes effect: "dated as of", "this third day of", "effective"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..document import Document
from .dated import AROUND, LABEL, Dated, dated_in
from .days import days_in
from .parties import Preamble, behind, preamble_of
from .signing_dates import signing_date
from .title import OPENING, Found, changes_another

OF_THIS = re.compile(r"\bthis\b[^.;]{0,90}$|\A(?:[^.;]|\.(?=\d)){0,90}$", re.IGNORECASE)
MEANS = re.compile(
    r"[“\"]?\b(?:effective|commencement) dates?\b[”\"]?(?:\s+(?:of|for)\s+(?:this|the)\s+"
    r"[\w\s]{0,30}(?:agreement|contract))?"
    r"(?:\s*[:.\-–]+\s*|\s+(?:means?|is|are|(?:shall|will)\s+(?:be|mean))\b[\s:]*)(?:as\s+of\s+"
    r")?(?:the\s+)?",
    re.IGNORECASE,
)
BEGINS = re.compile(
    r"\b(?:agreement|contract|term|it)\b[^.;]{0,120}?\b(?:commence|begin|become effective|be "
    r"effective|"
    r"take effect|start|commencing|beginning|effective)s?\b[^.;\d]{0,30}?(?=\b(?:[A-Z][a-z]{2}|"
    r"\d))",
)
AS_ABOVE = re.compile(
    r"\b(?:effective|in effect|commenc\w+|begins?|beginning|runs?)\b[^.;]{0,60}?"
    r"\b(?:date\s+(?:hereof|of\s+(?:this|the|its)\s+(?:agreement|contract|execution|signature|"
    r"signing)|"
    r"(?:first\s+)?(?:set\s+forth\s+|written\s+|stated\s+|mentioned\s+)?above)|"
    r"execution\s+(?:hereof|of\s+this|date)|when\b[^.;]{0,60}\bsigned)",
    re.IGNORECASE,
)
ITSELF = re.compile(r"\b(?:This|THIS)\b[^.;]{0,160}?\b(?i:agreement|contract)\b")
ENTERED = re.compile(
    r"\b(?:entered\s+into|made|executed)\s+(?:(?:as\s+of|on|this)\s+){1,2}(?:the\s+)?$", re.I
)
MOST = 40
HEAD = 6000
SEEN = 2_000_000
"""So much of a contract is searched for the words that define its effective date."""


@lru_cache(maxsize=4)
def dates_of(document: Document) -> tuple[Dated | None, Dated | None]:
    """Return the day on which a contract is made, and the one from which it has effect."""
    opening = (*_at_preamble(document), *_at_head(document))
    made = _best(_at_preamble(document)) or _best(_at_head(document))
    effective = next((found for found in opening if found.effective), None)
    if made is None:
        # A title page may tell only from when the contract has effect.
        within = OPENING if effective is not None else 2 * HEAD
        made = _best(_at_its_words(document, within)) or _signed(document) or effective
    if made is None or made.day.day is None:
        signed = signing_date(document)
        # A blank in the first words stays one where the signatures tell nothing more.
        made = signed if signed is not None else made
    if effective is None:
        effective = _stated_effect(document)
    if effective is None and made is not None and AS_ABOVE.search(document.text[:SEEN]):
        effective = made
    return made, effective


def _best(dates: Iterable[Dated]) -> Dated | None:
    """Prefer a whole day, then what is said to be made, then what stands first."""
    told = (date for date in dates if date.made or date.alone)
    return min(told, key=lambda date: (date.day.day is None, not date.made), default=None)


def _signed(document: Document) -> Dated | None:
    signed = signing_date(document)
    return signed if signed is not None and signed.day.day is not None else None


def _at_preamble(document: Document) -> Iterator[Dated]:
    preamble = preamble_of(document)
    if preamble is not None:
        first = max(0, min(preamble.start, preamble.parties - AROUND))
        last = preamble.end + len(behind(document, preamble, 2 * AROUND))
        yield from dated_in(document.text, first, last)


def _at_head(document: Document) -> Iterator[Dated]:
    """Give the dates of the title page, and those of the first "this agreement is made"."""
    text = document.text
    for block in document.blocks:
        if block.start > HEAD:
            break
        short = block.end - block.start < 160
        for date in dated_in(text, block.start, min(block.end, block.start + 600)):
            labelled = LABEL.search(text[block.start : date.start]) is not None
            if short or date.effective or labelled or _of_this(text, block.start, date.start):
                yield date


def _at_its_words(document: Document, within: int) -> Iterator[Dated]:
    """Give the dates behind "this agreement", wherever the opening has it."""
    text = document.text[:within]
    for _, named in zip(range(MOST), ITSELF.finditer(text), strict=False):
        for date in dated_in(text, named.start(), named.end() + 3 * AROUND):
            before = text[named.start() : date.start]
            if date.made and (OF_THIS.search(before) or ENTERED.search(before)):
                yield date


def _of_this(text: str, first: int, at: int) -> bool:
    return OF_THIS.search(text[first:at]) is not None


def _stated_effect(document: Document) -> Dated | None:
    """Find where the contract says, past its opening, from when it has effect."""
    text = document.text[:SEEN]
    for pattern in (MEANS, BEGINS):
        for _, said in zip(range(40), pattern.finditer(text), strict=False):
            for day, start, end in days_in(text[said.end() : said.end() + 40]):
                if start <= 12 and day.day is not None:
                    at = said.end()
                    return Dated(day, at + start, at + end, False, True)
    return None


def read_agreement_date(document: Document) -> list[Found]:
    """Read the day on which the contract is made, as ISO 8601, as far as it is written."""
    made, _ = dates_of(document)
    return [] if made is None else [_found(document, "agreementDate", made.day.iso, made)]


def read_effective_date(document: Document) -> list[Found]:
    """Read the day from which the contract has effect, where it names one."""
    _, effective = dates_of(document)
    if effective is None:
        return []
    return [_found(document, "effectiveDate", effective.day.iso, effective)]


def read_start_year(document: Document) -> list[Found]:
    """Read the year in which the relationship begins; a change to an older contract has none."""
    made, effective = dates_of(document)
    begun = effective or made
    if begun is None or changes_another(document):
        return []
    return [_found(document, "startYear", begun.day.year, begun)]


def _found(document: Document, property: str, value: str | int, date: Dated) -> Found:
    """Quote the date with the sentence, or the lines, that it stands in."""
    start, end = date.start, date.end
    preamble = preamble_of(document)
    block = document.block_at(start)
    if block is not None:
        begin = _sentence_start(document, preamble, block.start, start)
        opens = preamble is not None and begin <= start < preamble.end
        stop = min(block.end, max(preamble.end, end) if preamble and opens else end + AROUND)
        if not opens and (full := re.search(r"(?<=[a-z\d)])\.\s", document.text[end:stop])):
            stop = end + full.start() + 1
        if stop - begin <= 1500:
            start, end = begin, stop
    return Found(property, value, start, end, 0.85)


def _sentence_start(document: Document, preamble: Preamble | None, first: int, at: int) -> int:
    if preamble is not None and preamble.start <= at < preamble.end:
        return max(first, preamble.start)
    before = document.text[max(first, at - AROUND) : at]
    stops = list(re.finditer(r"(?<=[a-z\d)])\.\s+(?=[A-Z“\"])", before))
    return at - len(before) + (stops[-1].end() if stops else 0)
