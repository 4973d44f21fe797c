"""Acronyms that a text defines in brackets: of organizations, and of things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .names import initials, plain
from .proper_names import name_runs

if TYPE_CHECKING:
    from spacy.tokens import Doc

DEFINED = re.compile(r"^[A-Z][A-Za-z0-9&.-]{1,9}$")
BRACKETED = re.compile(r"\(\s*[A-Z][A-Za-z0-9&.-]{1,9}\s*\)")
"""What a text without acronyms does not hold: that is seen sooner than its names are found."""

LINKS = frozenset("and for in of on the to with".split())


def defined_acronyms(doc: Doc) -> dict[str, str]:
    """Find acronyms of names: acronym → the long name before it."""
    found: dict[str, str] = {}
    if not BRACKETED.search(doc.text):
        return found
    for run in name_runs(doc):
        if len(run) < 2 or run.end + 2 >= len(doc) or doc[run.end].text != "(":
            continue
        short, close = doc[run.end + 1], doc[run.end + 2]
        if close.text != ")" or not DEFINED.match(short.text):
            continue
        letters = _letters(short.text)
        if letters in initials(run.text) or _in_order(letters, plain(run.text)):
            found[short.text] = run.text
    return found


def acronyms_of_things(doc: Doc) -> set[str]:
    """Find acronyms of what is written small: "adenosine triphosphate (ATP)" names no firm.

    "Coastal Research Corporation (CRC)" and "the World Bank (WB)" are of names.
    """
    found: set[str] = set()
    if not BRACKETED.search(doc.text):
        return found
    for token in doc[:-2]:
        short = doc[token.i + 1]
        if token.text != "(" or doc[token.i + 2].text != ")" or not DEFINED.match(short.text):
            continue
        letters = _letters(short.text).removesuffix("s")
        before = [t.text for t in doc[max(0, token.i - len(letters) - 2) : token.i] if t.is_alpha]
        for first in range(len(before)):
            long = before[first:]
            small = [word for word in long if word[0].islower()]
            if 2 * len(small) > len(long) and long[-1][0].islower() and _spells(letters, long):
                found.add(short.text)
    return found


def _spells(letters: str, words: list[str]) -> bool:
    """Tell whether the letters are the words' first ones, or one word's first and some inner."""
    starts = "".join(word[0] for word in words).casefold()
    without_links = "".join(word[0] for word in words if word.lower() not in LINKS).casefold()
    whole = "".join(words).casefold()
    inner = len(words) < 3 and _in_order(letters, whole)
    return letters in (starts, without_links) or inner


def _letters(short: str) -> str:
    return re.sub(r"\W", "", short).casefold()


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return text[:1] == letters[:1] and all(letter in rest for letter in letters)
