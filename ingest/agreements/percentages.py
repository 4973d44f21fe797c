"""Percentages as contracts write them: "60%", "sixty percent (60%)", "fifty-one (51) per cent"."""

from __future__ import annotations

import re

TENS = dict(
    zip(
        "ten twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(10, 100, 10),
        strict=True,
    )
)
UNITS = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))
SPELLED = rf"(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(UNITS)}))?"
SIGN = r"(?:%|per\s?cent\b)"
PERCENT = re.compile(
    rf"(?:\b{SPELLED}\s*(?:{SIGN}\s*)?)?\(?(?<![\d.])(?P<digits>\d{{1,3}}(?:\.\d{{1,3}})?)\s*"
    rf"(?:{SIGN}\)?|\)\s*{SIGN})(?:\s*{SIGN})?"
    rf"|\b(?P<spelled>{SPELLED})\s+{SIGN}",
    re.IGNORECASE,
)


def percent(found: re.Match[str]) -> float:
    """Return the number that a match of PERCENT writes.

    >>> [percent(found) for found in PERCENT.finditer("sixty percent (60%), forty-nine per cent")]
    [60.0, 49.0]
    """
    if found["digits"]:
        return float(found["digits"])
    ten, _, unit = found["spelled"].lower().replace("-", " ").partition(" ")
    return float(TENS[ten] + UNITS.get(unit, 0))
