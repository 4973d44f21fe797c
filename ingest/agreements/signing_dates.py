"""When a contract is signed: the date of its witness clause, or those beside the signatures."""

from __future__ import annotations

import re

from ..document import Document
from .dated import Dated, dated_in
from .days import days_in

WITNESS = re.compile(
    r"\bwitness\s+(?:whereof|hereof)|\bhereunto\b|\b(?:signed|executed)\b(?=[^.;]{0,40}\bthis\s)|"
    r"(?:^|\.\s+)dated\b(?=\s+(?:this|the|as of|on|at)\b)|"
    r"\binstrument was (?:acknowledged|executed)\b",
    re.IGNORECASE | re.MULTILINE,
)
SIGNED = re.compile(r"\b(?:DATED?|Dated?)\b[^\d\n]{0,50}\s*$|[/\\][sS][/\\][^\d]{0,110}$")
SIGNATURE = re.compile(
    r"[/\\][sS][/\\]|\b(?:By|BY|Name|NAME|Title|TITLE|Signature|SIGNED|AGREED)\b"
)
TAIL = 12_000


def signing_date(document: Document) -> Dated | None:
    """Find the date of the witness clause, or else the last day on which someone signs."""
    begin = max(0, len(document.text) - TAIL)
    blank: Dated | None = None
    for witness in WITNESS.finditer(document.text, begin):
        for date in dated_in(document.text, witness.start(), witness.end() + 300):
            if date.day.day is not None:
                return date
            blank = blank or date
    text = document.text
    signed = [
        Dated(day, start, end, True, False)
        for day, start, end in days_in(text)
        if day.day is not None
        and SIGNED.search(text[max(0, start - 120) : start])
        and SIGNATURE.search(text[max(0, start - 300) : end + 300])
    ]
    return max(signed, key=lambda date: date.day, default=blank)
