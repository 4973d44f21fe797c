"""What sources state in many ways, put in one: licences, dates, languages."""

from __future__ import annotations

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

LICENCE_ADDRESS = re.compile(
    r"creativecommons\.org/(?:licenses/([a-z-]+)/(\d\.\d)(?:/([a-z]{2}))?|publicdomain/(zero)/1\.0)"
)
LICENCE_NAME = re.compile(
    r"\bcc[ -](by(?:[ -](?:nc|nd|sa)){0,2})(?:[ -]v?(\d\.\d))?(?:[ -]([a-z]{2})\b)?"
)


def licence(text: str) -> str | None:
    """Return the SPDX-like id of a Creative Commons licence, else the words given, if any.

    >>> licence("https://creativecommons.org/licenses/by-nc/4.0/")
    'CC-BY-NC-4.0'
    >>> licence("CC BY-SA 2.5 CA"), licence("All rights reserved")
    ('CC-BY-SA-2.5-CA', 'All rights reserved')
    """
    words = " ".join(text.split())
    lower = words.lower()
    if found := LICENCE_ADDRESS.search(lower):
        if found[4]:
            return "CC0-1.0"
        return "-".join(["CC", *(part.upper() for part in found.groups()[:3] if part)])
    if re.search(r"\bcc[ -]?0\b", lower):
        return "CC0-1.0"
    if found := LICENCE_NAME.search(lower):
        parts = ["cc", *re.split(r"[ -]", found[1]), found[2] or "", found[3] or ""]
        return "-".join(part.upper() for part in parts if part)
    if re.search(r"creative commons attribution(?: (?:license|licence|\d))", lower):
        version = re.search(r"creative commons attribution\D{0,30}(\d\.\d)", lower)
        return f"CC-BY-{version[1]}" if version else "CC-BY"
    return words or None


def iso_date(text: str) -> str | None:
    """Return the ISO 8601 date, to the day, month or year, that a text begins with or is.

    Of dates in digits only those are taken whose order cannot be mistaken.

    >>> iso_date("2020-10-31T12:00:00Z"), iso_date("31-10-2020"), iso_date("3 May 1999")
    ('2020-10-31', '2020-10-31', '1999-05-03')
    >>> iso_date("October 2020"), iso_date("2020"), iso_date("03/04/2020"), iso_date("soon")
    ('2020-10', '2020', '2020', None)
    """
    text = " ".join(text.split())
    if found := re.match(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?!\d)", text):
        return joined(found[1], found[2], found[3])
    if found := re.match(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)", text):
        first, second = int(found[1]), int(found[2])
        if first > 12 or first == second:
            return joined(found[3], found[2], found[1])
        return joined(found[3], found[1], found[2]) if second > 12 else found[3]
    if found := re.match(
        r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Za-z]{3})[a-z]*\.?,? (\d{4})\b", text
    ):
        return named(found[3], found[2], found[1])
    if found := re.match(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b", text):
        return named(found[3], found[1], found[2])
    return None


def named(year: str, month: str, day: str | None) -> str | None:
    """Join a date whose month is an English name."""
    prefix = month.lower()
    return joined(year, str(MONTHS.index(prefix) + 1), day) if prefix in MONTHS else None


def joined(year: str, month: str | None, day: str | None) -> str | None:
    """Join the parts of a date, leaving out those that no calendar has."""
    if not 1000 <= int(year) <= 2999:
        return None
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def language_tag(text: str) -> str | None:
    """Return a BCP 47 tag if the text is shaped like one.

    >>> language_tag("en_GB"), language_tag("English")
    ('en-GB', None)
    """
    tag = text.strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag) else None
