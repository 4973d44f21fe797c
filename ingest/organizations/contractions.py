"""Words of names that are written short, or in another number: "Res." for research."""

from __future__ import annotations

import re

from .names import plain
from .wording import ABBREVIATIONS

GENERIC = frozenset(ABBREVIATIONS.values()) | frozenset(
    "and board branch bureau college community county district europe european federal general "
    "industrial industry initiative limited medical medicine ministry municipal museum network "
    "northern office program project provincial public regional research southern state studies "
    "technical technological technologies western advertising aerospace automobile automotive "
    "aviation commercial consulting continental electronics entertainment enterprises equipment "
    "information instruments logistics machinery marketing materials petroleum productions "
    "properties publishing resources restaurants semiconductor semiconductors software".split()
)
"""Words of which also an abbreviation without a point is known as such."""
USUAL = frozenset("dev edu eur gen ind med reg res sch sci soc tec".split())
"""Abbreviations of three letters that generic words have also without a point."""
WHOLE_WORDS = frozenset("inter nation north south east west trans".split())
"""Beginnings of generic words that are words of their own where no point follows."""
POINTED = re.compile(r"\b(\w{2,})\.|\b(\w+['’]\w{1,2})\b")
LEAST, LONG = 3, 4
"""Letters of an abbreviation: at least, and of the beginning of a word without a point."""
SHORTEST = 6
"""Letters that a word has at least which a point alone tells to be abbreviated."""


def pointed(name: str) -> frozenset[str]:
    """Return the words of a name that are written with a point, or as "int'l" is.

    >>> sorted(pointed("Alder Nat'l Res. Centre"))
    ['natl', 'res']
    """
    return frozenset(plain(found[0]) for found in POINTED.finditer(name))


def contracted(one: str, other: str, points: frozenset[str], others_agree: bool = True) -> bool:
    """Tell whether of two words of a name one may be the other written short.

    Where no others agree it needs both a point and a generic word: "Gen. Motors".

    >>> contracted("res", "research", frozenset({"res"}))
    True
    >>> contracted("mus", "museum", frozenset())
    False
    >>> contracted("mgmt", "management", frozenset()), contracted("mica", "michigan", frozenset())
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    generic, point = long in GENERIC, short in points
    least = LEAST - (generic and point)
    if len(short) < least or len(long) < len(short) + 2 or short[0] != long[0]:
        return False
    begins = long.startswith(short)
    drawn = short[-1] == long[-1] and _in_order(short, long)
    if point and len(long) >= SHORTEST and (others_agree or generic):
        return begins or drawn
    if not generic or not others_agree or short in WHOLE_WORDS:
        return False
    skeleton = drawn and not re.search("[aeiou]", short[1:])
    return skeleton or (begins and (len(short) >= LONG or short in USUAL))


def other_number(one: str, other: str) -> bool:
    """Tell whether two words are singular and plural of one: "industry", "industries"."""
    short, long = sorted((one, other), key=len)
    return len(short) > LONG and short[-1] == "y" and long == short[:-1] + "ies"


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
