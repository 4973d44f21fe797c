"""Dates and governing laws of contracts: what an annotation says, and whether an answer fits it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

Parts = tuple[int | None, int | None, int | None]
"""Year, month and day, as far as they are known."""
ANNOTATED = re.compile(r"^\W*?(\d{1,2}|\[\]|\?+)/(\d{1,2}|\[\]|\?+)/(\d{4}|\d{2}|\S*)$")
CENTURY = 50
"""Of years in two digits those from here on are of the last century."""


def dates_of(text: str) -> list[Parts]:
    """Return the dates of an annotation, `month/day/year`; brackets stand for what is blanked out.

    >>> dates_of("3/1/03"), dates_of("10/[]/2004"), dates_of("5/2/1999; 6/2/1999")
    ([(2003, 3, 1)], [(2004, 10, None)], [(1999, 5, 2), (1999, 6, 2)])
    >>> dates_of("perpetual"), dates_of("[]/[]/20[]")
    ([], [])
    """
    found: list[Parts] = []
    for each in text.split(";"):
        if match := ANNOTATED.match(each.strip()):
            month, day, year = (int(p) if p.isdigit() else None for p in match.groups())
            if year is not None and year < 100:
                year += 1900 if year >= CENTURY else 2000
            if year is not None:
                found.append((year, month, day))
    return found


def date_parts(value: str | int) -> Parts:
    """Return the parts of an answer in ISO 8601, to the day, month or year.

    >>> date_parts("2004-10"), date_parts(1999), date_parts("soon")
    ((2004, 10, None), (1999, None, None), (None, None, None))
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*)?", str(value).strip())
    if not match:
        return None, None, None
    year, month, day = (int(part) if part else None for part in match.groups())
    return year, month, day


def date_fits(wanted: Iterable[Parts], answer: Parts) -> bool:
    """Tell whether an answer is one of the dates in every part that is known of it.

    An answer to the month does not fit a date that is known to the day.
    """
    return any(
        all(known is None or known == given for known, given in zip(one, answer, strict=True))
        for one in wanted
    )


OF = re.compile(
    r"^(?:(?:the|laws?|state|commonwealth|province|republic|kingdom|internal|substantive|federal|"
    r"of)\s+)+"
)
OTHER_NAMES = {
    "englandandwales": "england",
    "greatbritain": "unitedkingdom",
    "koreasouth": "korea",
    "peoplesrepublicofchina": "china",
    "prc": "china",
    "rc": "taiwan",
    "republicofchina": "taiwan",
    "roc": "taiwan",
    "southkorea": "korea",
    "uk": "unitedkingdom",
    "us": "unitedstates",
    "usa": "unitedstates",
    "unitedstatesofamerica": "unitedstates",
    "wales": "england",
}
"""Keys of places that go by another; England and Wales have one law."""
WHOLE = frozenset({"australia", "canada", "china", "unitedkingdom", "unitedstates"})
"""States whose parts have laws of their own: after a part they only say where it lies."""
ALIKE = 0.9
"""From this likeness on two long names are one, misspelt."""


def place_key(name: str) -> str:
    """Write the name of a place for comparison.

    >>> place_key("the State of New York"), place_key("P.R.C."), place_key("Wales")
    ('newyork', 'china', 'england')
    """
    text = re.sub(r"[.’']", "", name.casefold())
    text = re.sub(r"[^\w\s]", " ", text)
    full = re.sub(r"\s", "", text)
    if full in OTHER_NAMES:
        return OTHER_NAMES[full]
    short = re.sub(r"\s", "", OF.sub("", re.sub(r"\s+", " ", text).strip() + " "))
    return OTHER_NAMES.get(short, short)


def laws_of(text: str) -> frozenset[str]:
    """Return the keys of the places whose laws are named.

    >>> sorted(laws_of("Ontario, Canada")), sorted(laws_of("Delaware, Illinois"))
    (['ontario'], ['delaware', 'illinois'])
    >>> sorted(laws_of("England, United Kingdom; Wales, United Kingdom")), laws_of("[]")
    (['england'], frozenset())
    """
    places: set[str] = set()
    for each in re.split(r";", re.sub(r"(?i)\bengland and wales\b", "England", text)):
        keys = [key for part in re.split(r",| and ", each) if (key := place_key(part))]
        parts = [key for key in keys if key not in WHOLE]
        places.update(parts or keys)
    return frozenset(places)


def laws_fit(wanted: frozenset[str], answer: frozenset[str]) -> bool:
    """Tell whether the same places are named, small misspellings aside."""
    if len(wanted) != len(answer):
        return False
    return all(any(_alike(one, other) for other in answer) for one in wanted)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= 8 and SequenceMatcher(None, one, other).ratio() >= ALIKE
