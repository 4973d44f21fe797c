"""Slips of the pen: words that differ by so few letters that they may be one word."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

ROMAN = re.compile(r"[ivx]+")
DIRECTION = re.compile(r"(?:north|south|east|west|mid|central|upper|lower|inter|intra)+")
LONG = 10
"""In words of so many letters two slips count as such."""
UNLIKE = 6
"""Words of so many letters are seldom another word by one slip: "lower" is no slip for "flower"."""
WHOLE, HALF = 2, 1
ALIKE = tuple(frozenset(letters) for letters in ("aeiouy", "ckqx", "csz", "vw", "ijy", "gj"))
"""Letters that are heard or transliterated as one another: to change them is half a slip."""
SOUNDS = (("ph", "f"), ("ck", "k"), ("sch", "sh"), ("tz", "z"), ("qu", "kw"), ("gh", "g"))
"""Spellings of one sound; words are compared in both."""
LOOKS = str.maketrans("013457", "oleast")
"""Digits that stand for letters they look like."""
LOOKALIKE = re.compile(r"[a-z]+[0-9]+[a-z]*|[0-9][a-z]{2,}")


def distance(one: str, other: str, most: int) -> int:
    """Count letters added, left out, changed or swapped with the next one, two for each.

    A letter changed for one that sounds alike, or doubled, counts one. At most `most` + 1.

    >>> distance("kestrel", "kesterl", 4), distance("kestrel", "kestrell", 4)
    (2, 1)
    >>> distance("orion", "zeta", 4)
    5
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = [0]
    for j in range(len(other)):
        row.append(row[j] + _added(other, j))
    for i, letter in enumerate(one):
        older, before = before, row
        row = [before[0] + _added(one, i)]
        for j, sought in enumerate(other):
            cost = min(
                before[j + 1] + _added(one, i),
                row[j] + _added(other, j),
                before[j] + _changed(letter, sought),
            )
            if i and j and letter == other[j - 1] and one[i - 1] == sought:
                cost = min(cost, older[j - 1] + WHOLE)
            row.append(cost)
        if min(row) > most + WHOLE:
            return most + 1
    return min(row[-1], most + 1)


def _added(word: str, at: int) -> int:
    return HALF if at and word[at] == word[at - 1] else WHOLE


def _changed(one: str, other: str) -> int:
    if one == other:
        return 0
    return HALF if any(one in letters and other in letters for letters in ALIKE) else WHOLE


def slips(one: str, other: str, others_agree: bool) -> int | None:
    """Count half slips between two words; None where they are two words.

    A word may have one slip, from ten letters on two; where others of the name agree, from six
    letters on one and a half. Of words of up to four letters, which others need to agree with,
    few are misspelt: NEC is not NCC. Numbers and places never have slips, and "Northern" is none
    for "Southern".
    """
    size = max(len(one), len(other))
    if any(LOOKALIKE.fullmatch(word) for word in (one, other)) and (
        one.translate(LOOKS) == other.translate(LOOKS)
    ):
        return WHOLE
    if told_apart(one, other) or min(len(one), len(other)) < 3:
        return None
    most = 2 * WHOLE if size >= LONG else WHOLE + HALF * (size >= 6 and others_agree)
    if size < 5 and not others_agree:
        most = HALF * (size == 4)
    found = distance(one, other, most)
    if found > most:
        found = HALF + distance(_heard(one), _heard(other), most)
    return found if found <= most else None


def _heard(word: str) -> str:
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    return word


def told_apart(one: str, other: str) -> bool:
    """Tell whether two words are numbers, places or directions, which differ in earnest."""
    if re.search(r"\d", one + other) or (ROMAN.fullmatch(one) and ROMAN.fullmatch(other)):
        return True
    if {one, other} <= places():
        return True
    ways = DIRECTION.match(one), DIRECTION.match(other)
    if min(len(one), len(other)) >= UNLIKE and not all(ways):
        # The slip is in the direction itself: "Inteernational", "Cenral".
        return False
    return any(ways) and (ways[0] and ways[0][0]) != (ways[1] and ways[1][0])


@cache
def places() -> frozenset[str]:
    """Return the words of countries' names and of their adjectives, in plain spelling."""
    from .names import plain

    text = Path(__file__).with_name("countries.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(word for line in lines for word in plain(line).split())
