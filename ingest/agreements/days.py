"""Days as contracts write them: "this 3rd day of May, 1999", "April __, 2005", "7/1/98"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![a-z])\.?"
)
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
# Scanned text has "l999", "March I" and "lst", and parts "5t h"; a raised letter stands apart.
YEAR = r"(?:[1l][89]|20)\d\d(?!\d)"
WRITTEN = (
    r"(?:(?:in\s+)?the\s+year\s+(?:of\s+our\s+lord,?\s+)?|A\.?\s?D\.?,?\s*)?"
    r"(?:(?:nineteen|twenty|two\s+thousand)\b[\w\s,-]{0,40}\(\s*)?"
)
"""Before the figures of a year: "A.D.", or the same year in words."""
NUMBER = r"[0-3l]?\d(?! ?\d(?!\d{3}))"
NTH = rf"(?:{NUMBER}(?: ?(?:s ?t|n ?d|r ?d|t ?h)\b)?|[lI]st\b)"
SPELLED = "|".join(sorted((o.replace("-", "[- ]") for o in ORDINALS), key=len, reverse=True))
GAP = r"[\s,.\-–—_]{0,8}"
BLANK = r"(?:[_\[\]*•●.…\s]|\(\s*\)){1,30}"
DAY = re.compile(
    rf"\b(?P<month>{MONTH}){GAP}(?P<day>{NTH}|[lI](?=,))[\s,.]{{1,4}}{WRITTEN}(?P<year>{YEAR})"
    rf"|\b(?P<day2>{NTH}|{SPELLED})(?:\s+\(?{NTH}\)?)?(?:\s+day)?"
    r"(?:\s+(?:of(?:\s+the\s+month\s+of)?|in))?[\s,\-]{1,8}"
    rf"(?P<month2>{MONTH})[\s,\-]{{1,4}}{WRITTEN}(?P<year2>{YEAR})"
    rf"|(?<![\d/.-])(?P<month3>[01]?\d)(?P<mark>[/-])(?P<day3>[0-3]?\d)(?P=mark)"
    r"(?P<year3>(?:(?:1[89]|20)\d\d|\d\d))(?![\d/-])"
    rf"|(?<![\d/.-])(?P<day4>[0-3]?\d)\.\s?(?P<month4>[01]?\d)\.\s?(?P<year4>{YEAR})"
    rf"|\b(?P<year5>{YEAR})(?P<dash>[-/])(?P<month5>[01]\d)(?P=dash)(?P<day5>[0-3]\d)\b"
    rf"|\b(?P<day0>[0-3]?\d)-(?P<month0>{MONTH})-(?P<year0>\d\d)\b"
    rf"|\b(?P<month6>{MONTH})(?:,?{BLANK})?,? ?(?P<year6>{YEAR})"
    rf"|\bday\s+of{BLANK}(?P<year7>{YEAR})"
    rf"|[\[_*•●][\]_*•●\s]{{0,20}},\s(?P<year8>{YEAR})|(?<=\bof),?\s,\s(?P<year9>{YEAR})",
    re.IGNORECASE,
)


@dataclass(frozen=True, order=True)
class Day:
    """A calendar day, or the month or year where a contract leaves the rest blank."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """The day by ISO 8601, as far as it is known.

        >>> Day(1999, 5, 3).iso, Day(2005, 4).iso
        ('1999-05-03', '2005-04')
        """
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)


def days_in(text: str) -> Iterator[tuple[Day, int, int]]:
    """Give the days written in a text, each with its offsets; impossible ones are left out.

    >>> [day.iso for day, *_ in days_in("this 3rd day of May, 1999 and 7/1/98")]
    ['1999-05-03', '1998-07-01']
    """
    for found in DAY.finditer(text):
        given = {k.rstrip("023456789"): v for k, v in found.groupdict().items() if v is not None}
        day = day_of(given.get("year", ""), given.get("month"), given.get("day"))
        if day is not None:
            yield day, found.start(), found.end()


def day_of(year: str, month: str | None, day: str | None) -> Day | None:
    """Make a day of its written parts; two digits from 50 on are of the last century."""
    number = int(_digits(year))
    if len(year) == 2:
        number += 1900 if number >= 50 else 2000
    if month is None:
        return Day(number)
    months = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    if day is None:
        return Day(number, months) if 1 <= months <= 12 else None
    spelled = re.sub(r"\s", "-", day.strip().lower())
    digits = re.match(r"\d+", _digits(day))
    days = int(digits[0]) if digits else ORDINALS.index(spelled) + 1
    if months > 12 >= days:  # 13/07/05 begins with its day
        months, days = days, months
    return Day(number, months, days) if 1 <= months <= 12 and 1 <= days <= 31 else None


def _digits(written: str) -> str:
    """Put the digit back for which scanning has read a letter: "l999", "I"."""
    return re.sub(r"^[lI](?=\d|\b|\s?st)", "1", written)
