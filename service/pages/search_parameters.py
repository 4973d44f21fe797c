"""What an address asks of the search: words, filters, order, page; what means nothing is told."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from ..search import SORTS, Filters
from ..search.filters import FIELDS, Span
from ..search.words import LONGEST

SIZE = 20
SIZES = (20, 50, 100)
LAST_PAGE = 9_999_999_999
MOST_OF_A_FILTER = 50
"""Values of one filter that are looked at."""
LONGEST_VALUE = 300
"""Characters of a value that is looked at."""
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffd]+")
YEARS = re.compile(r"(\d{0,4})(-?)(\d{0,4})", re.ASCII)


@dataclass(frozen=True)
class Ignored:
    """A parameter that was left out, since its value means nothing here."""

    name: str
    value: str


@dataclass(frozen=True)
class Asked:
    """A search as its address gives it."""

    text: str
    cut: bool
    """Whether the text was longer than what is read."""
    filters: Filters
    chosen: dict[str, list[str]]
    """The filters as the address has them, but for those that were ignored."""
    ignored: tuple[Ignored, ...]
    sort: str = "relevance"
    page: int = 1
    size: int = SIZE

    def parameters(self) -> dict[str, list[str]]:
        """Return the parameters of an address that asks for the same; the page is left out."""
        found = {"q": [self.text]} if self.text else {}
        found |= self.chosen
        if self.sort != "relevance":
            found["sort"] = [self.sort]
        if self.size != SIZE:
            found["size"] = [str(self.size)]
        return found


def read_parameters(given: MultiDict[str, str], is_known: Callable[[str, str], bool]) -> Asked:
    """Understand the parameters of an address; `is_known` tells of a field and a value of it."""
    text = CONTROLS.sub(" ", given.get("q", ""))
    chosen: dict[str, list[str]] = {}
    ignored: list[Ignored] = []
    for name, value, right in _values(given, is_known):
        if right:
            chosen.setdefault(name, []).append(value)
        else:
            ignored.append(Ignored(name, CONTROLS.sub(" ", value[:LONGEST_VALUE])))
    sort = given.get("sort", "") or "relevance"
    if sort not in SORTS:
        ignored.append(Ignored("sort", CONTROLS.sub(" ", sort[:LONGEST_VALUE])))
        sort = "relevance"
    return Asked(
        text[:LONGEST].strip(),
        len(text) > LONGEST,
        _filters(chosen),
        chosen,
        tuple(dict.fromkeys(ignored)),
        sort,
        number(given.get("page", ""), 1, LAST_PAGE),
        number(given.get("size", ""), SIZE, SIZES[-1]),
    )


def _values(
    given: MultiDict[str, str], is_known: Callable[[str, str], bool]
) -> Iterator[tuple[str, str, bool]]:
    """Yield each value of each filter, and whether it means something."""
    for name in FIELDS:
        values = list(dict.fromkeys(filter(None, given.getlist(name))))
        for value in values[:MOST_OF_A_FILTER]:
            yield name, value, len(value) <= LONGEST_VALUE and is_known(name, value)
        if len(values) > MOST_OF_A_FILTER:
            yield name, f"{len(values) - MOST_OF_A_FILTER} more values", False
    for value in dict.fromkeys(filter(None, given.getlist("year")[:MOST_OF_A_FILTER])):
        yield "year", value, years(value) != (None, None)
    for name in ("from", "to"):
        if value := given.get(name, "").strip():
            yield name, value, bool(re.fullmatch(r"\d{1,4}", value, re.ASCII))
    if value := given.get("confidence", "").strip():
        least = confidence(value)
        # Nothing is what is asked for anyhow.
        if least != 0:
            yield "confidence", value if least is None else f"{least:g}", least is not None


def _filters(chosen: dict[str, list[str]]) -> Filters:
    values = {name: tuple(chosen.get(field, ())) for field, name in FIELDS.items()}
    first, last = (int(chosen[name][0]) if name in chosen else None for name in ("from", "to"))
    return Filters(
        **values,
        years=(first, last),
        spans=tuple(years(value) for value in chosen.get("year", ())),
        confidence=float(chosen["confidence"][0]) if "confidence" in chosen else 0.0,
    )


def number(text: str, default: int, most: int) -> int:
    """Read a number from 1; what is none becomes the default."""
    return min(int(text), most) if re.fullmatch(r"[1-9]\d{0,9}", text, re.ASCII) else default


def confidence(text: str) -> float | None:
    """Read a number from 0 to 1, to the hundredth; None for what is none.

    >>> confidence("0.65"), confidence("2"), confidence("nan")
    (0.65, None, None)
    """
    try:
        least = float(text)
    except ValueError:
        return None
    return round(least, 2) if math.isfinite(least) and 0 <= least <= 1 else None


def years(text: str) -> Span:
    """Read `1990`, `1990-1999`, `1990-` or `-1999`.

    >>> years("1990-1999"), years("1998"), years("2001-"), years("x")
    ((1990, 1999), (1998, 1998), (2001, None), (None, None))
    """
    spanned = YEARS.fullmatch(text.strip())
    if not spanned:
        return None, None
    left, dash, right = spanned.groups()
    first, last = (int(year) if year else None for year in (left, right if dash else left))
    return first, last
