"""Days of a contract that the words around them say are its own: made then, or effective then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .days import Day, days_in

MADE = re.compile(
    r"\b(?:dated|made|entered|executed|concluded|signed|as of|as from|on|this|the)\b[^.;()]{0,70}$",
    re.IGNORECASE,
)
EFFECT = re.compile(
    r"\b(?:effective|in(?:to)? (?:force|effect)|commenc\w+|effect)\b[^.;()\d]{0,60}$",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(?:that certain|(?:made|concluded|signed) an agreement|amended|amends|"
    r"restated|expir\w+|terminat\w+|until|through|last revised|"
    r"rev(?:ision|\.)|source|fiscal|filed|act of|prior to|on or before|pursuant to (?:an|the)|"
    r"supersed\w+|replac(?:es|ing)|original\w*|"
    r"(?:incorporated|founded|established|organi[sz]ed|formed|listed)\b[^.;,]{0,30}?\b(?:on|in|since)|"
    r"(?:that|the|an?|certain|each|which|its|their|previous)\s[^.;]{0,60}?"
    r"(?:agreements?|contract|memorandum|letter|lease|moa|mou|deed|indenture|note|proposal)"
    r"(?:\s+of\s+(?:intent|understanding))?[\s,]+(?:was |is )?dated)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"\b(?:DATED?|Dated?|(?i:(?:agreement|contract|signing|execution)\s+date|"
    r"date\s+of\s+(?:this\s+)?(?:agreement|contract|signing|execution)))\s*[:|]\s*$"
)
BELOW_TITLE = re.compile(r"\b(?:AGREEMENT|CONTRACT)\s{1,3}$")
"""Bare text may run a title, the date below it and an address together."""
DEFINES = re.compile(
    r"[\s,\d]*\(?[^.()]{0,40}[“\"]effective date|[\s,]*\(?[^.()]{0,30}effective date of"
)
SIGNED_BY = re.compile(r"[/\\][sS][/\\]|\bB(?:y|Y)\s*:")
AROUND = 250
"""So far behind the last party, or before the first, a date is the contract's."""


@dataclass(frozen=True)
class Dated:
    """A day and what the words around it say: whether made then, and whether effective then."""

    day: Day
    start: int
    end: int
    made: bool
    effective: bool
    alone: bool = False


def dated_in(text: str, first: int, last: int) -> Iterator[Dated]:
    """Give the days between two offsets that are said to be of the contract."""
    window = text[first:last]
    reached = 0
    for day, start, end in days_in(window):
        before = re.sub(r"\([^()]*\)", "", window[max(reached, start - 120) : start])
        reached = end
        alone = (not before.strip() or before.endswith("\n\n")) and (
            window[end : end + 2] in ("\n\n", "")
        )
        alone = alone or BELOW_TITLE.search(before) is not None
        if OTHER.search(before):
            continue
        effective = bool(EFFECT.search(before) or DEFINES.match(window[end : end + 80].lower()))
        # A date with a label is the contract's, or else that of the signature above it.
        signed = SIGNED_BY.search(text[max(0, first + start - AROUND) : first + start])
        said = MADE.search(before) or (None if signed else LABEL.search(before))
        made = said is not None and not (
            EFFECT.search(before) and not re.search(r"(?i)\b(?:made|entered|executed)\b", before)
        )
        if made or effective or alone:
            yield Dated(day, first + start, first + end, made, effective, alone)
