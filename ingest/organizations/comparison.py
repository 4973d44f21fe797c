"""How sure it is that two names are of one organization, and why.

What is SAFE is joined in the graph; what is LIKELY is shown to a reader, who may join it.
A telling word more is never likely: Sony is not Sony Ericsson, nor a bank its branch abroad.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .contractions import contracted, other_number, pointed
from .misspelt_forms import same_but_for_form, without_misspelt_form
from .names import CONNECTIVES, DESCRIPTIVE, SPELLINGS, core, initials, normalized, plain
from .rearrangement import put_otherwise
from .sameness import same_organization
from .slips import HALF, WHOLE, distance, places, slips, told_apart
from .wording import FILLERS, latin, wording

SAFE = 0.9
LIKELY = 0.5
MOST = 4
"""So many half slips are taken for slips in one name."""

CUT = 20
"""Letters that a name has at least to be taken for one that was cut short."""
UNSPACED = 8
"""Letters that words have at least to be compared without their spaces."""
SPELT = {
    word: tuple(key for key in SPELLINGS if SPELLINGS[key] == word and len(key) > 5)
    for word in SPELLINGS.values()
}
"""Spellings that names in plain spelling lack but a slip may have been made in: "Cenre"."""
SPELLED = 3
"""Letters that the words have at least whose first letters are initials."""


@dataclass(frozen=True)
class Match:
    """A ground to take two names for one organization's."""

    score: float
    """From 0 to 1, for order: no probability."""
    reason: str


def match(one: str, other: str) -> Match | None:
    """Compare two names out of any text; None where nothing speaks for one organization.

    >>> match("Brandt Intl. Mfg. Co.", "Brandt International Manufacturing").score >= SAFE
    True
    >>> match("Kestrel Airways", "Kestral Airways").reason
    "'kestral' may be a slip for 'kestrel'"
    >>> match("Kestrel", "Kestrel Orion")
    """
    one, other = sorted((one, other))
    if reason := same_organization(one, other):
        return Match(1.0 if reason == "same name" else 0.95, reason)
    first, second = (without_misspelt_form(wording(name)) for name in (one, other))
    if first == second or same_but_for_form(one, other):
        return Match(0.7, "the same words but for a misspelt legal form")
    if sorted(plain(one).split()) == sorted(plain(other).split()):
        return Match(0.7, "the same words, the legal form among them")
    points = pointed(one) | pointed(other)
    for first, second in _renderings(one, other):
        if found := _alike(first, second, points):
            return found
    if reason := put_otherwise(one, other):
        return Match(0.6, reason)
    if _cut_short(*sorted((normalized(one), normalized(other)), key=len)):
        return Match(0.7, "one name is cut short")
    for short, long in ((one, other), (other, one)):
        if _abbreviates(short, long):
            return Match(0.6, f"{short} may be the initials of {long}")
    if plain(one).isascii() is not plain(other).isascii():
        return _transliterated(one, other)
    return None


def likely(one: str, other: str) -> str | None:
    """Say why two names are likely to be of one organization, or return None."""
    found = match(one, other)
    return found.reason if found and found.score >= LIKELY else None


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether a name in capitals, without its legal form, is the initials of another."""
    words = normalized(short).split()
    letters = "".join(word for word in words if word != "and")
    if letters.upper() not in re.sub(r"\W", "", short) or len(words) > 3:
        return False
    if len(letters) < 3 and "and" not in words:
        return False
    spelled = plain(long).split()
    # A&T is not short for AT&T, which is no longer than that.
    if min((len(word) for word in spelled if word not in CONNECTIVES), default=0) < SPELLED:
        return False
    every = "".join(word[0] for word in spelled)
    return letters in {initials(long), initials(normalized(long)), every}


def _transliterated(one: str, other: str) -> Match | None:
    first, second = (tuple(normalized(latin(normalized(name))).split()) for name in (one, other))
    if "".join(first) == "".join(second):
        return Match(0.8, "the same name in another alphabet")
    found = _alike(first, second)
    return found and Match(0.6, f"in another alphabet, {found.reason}")


def _renderings(one: str, other: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the words of both names in the ways in which a slip may show."""
    yield wording(one), wording(other)
    # The legal form itself may be misspelt in one of the names.
    yield tuple(plain(one).split()), tuple(plain(other).split())
    yield tuple(_telling(one)), tuple(_telling(other))
    # A short form may be misspelt; of two long ones, Motors and Holdings, there may be two firms.
    if core(one) == normalized(one) or core(other) == normalized(other):
        yield tuple(core(one).split()), tuple(core(other).split())


def _telling(name: str) -> list[str]:
    return [word for word in normalized(name).split() if word not in CONNECTIVES]


def _cut_short(short: str, long: str) -> bool:
    """Tell whether a long name lacks the end of its last word, as in tables with narrow columns."""
    end = long.removeprefix(short)
    return len(short) >= CUT and end != long and " " not in end


def _alike(
    one: tuple[str, ...], other: tuple[str, ...], points: frozenset[str] = frozenset()
) -> Match | None:
    """Compare the words that only one of two names has."""
    first, second = Counter(one), Counter(other)
    mine = [*(first - second).elements()]
    theirs = [*(second - first).elements()]
    # Not even the same words in another order: Miami University is not the University of Miami.
    if not mine or not theirs or len(mine) + len(theirs) > 6:
        return None
    common = (word for word in first & second if word not in DESCRIPTIVE and word not in places())
    agree = sum(map(len, common)) >= 4
    if len(mine) == len(theirs):
        return _slipped(mine, theirs, agree, points)
    here, there = "".join(mine), "".join(theirs)
    found = slips(here, there, agree) if max(len(here), len(there)) >= UNSPACED else None
    if found is None or found > WHOLE:
        return None
    return Match(0.55, f"{' '.join(mine)!r} may be a slip for {' '.join(theirs)!r}")


def _slipped(
    mine: list[str], theirs: list[str], agree: bool, points: frozenset[str]
) -> Match | None:
    total, pairs = 0, [*zip(mine, theirs, strict=True)]
    for here, there in pairs:
        short, long = sorted((here, there), key=len)
        if len(short) == 1 and agree and long.startswith(short) and not told_apart(here, there):
            continue
        if contracted(here, there, points, agree) or (agree and other_number(here, there)):
            total += HALF
            continue
        found = _slips(here, there, agree)
        if found is None:
            return None
        total += found
    if total > MOST:
        return None
    said = ", ".join(f"{here!r} may be a slip for {there!r}" for here, there in pairs)
    return Match(0.75 - 0.05 * total, said)


def _slips(here: str, there: str, agree: bool) -> int | None:
    """Count half slips; also those in small words and in a spelling that plain names lack."""
    # A single letter may be a member of a series: Fund A, Fund B.
    small = min(len(here), len(there)) > 1 and (here in FILLERS) is not (there in FILLERS)
    if agree and small:
        return WHOLE if distance(here, there, WHOLE) <= WHOLE else None
    found = [
        slips(one, other, agree)
        for one in (here, *SPELT.get(here, ()))
        for other in (there, *SPELT.get(there, ()))
    ]
    return min((count for count in found if count is not None), default=None)
