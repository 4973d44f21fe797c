"""Text as LaTeX prints it, with each of its engines."""

from __future__ import annotations

import re
import unicodedata

ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "−": r"\ensuremath{-}",
    "±": r"\ensuremath{\pm}",
    "→": r"\ensuremath{\rightarrow}",
    "≤": r"\ensuremath{\leq}",
    "≥": r"\ensuremath{\geq}",
    "≠": r"\ensuremath{\neq}",
    "\u2003": r"\quad{}",
}
SET = frozenset(
    map(
        chr,
        (*range(0x20, 0x7F), *range(0xA0, 0x17F), *range(0x2010, 0x2017), *range(0x2018, 0x201B)),
    )
) - frozenset("ĦħĸĿŀŉŦŧ‒―\xad") | frozenset("ȘșȚț“”„†‡•…‰‹›€№™")
"""What every engine sets with the font encoding T1; pdfTeX stops at any other character."""
SIGN = "interorgsign"
DEFINITION = (
    rf"\DeclareRobustCommand{{\{SIGN}}}[2]"
    r"{\ifdefined\Umathchar\iffontchar\font`#1 #1\else#2\fi\else#2\fi}"
)
"""Sets a character where the engine and its font have it, else its transliteration."""


def escaped(text: str) -> str:
    """Write a text so that LaTeX prints it; line breaks and control characters become spaces.

    >>> escaped("R&D, 50 %")
    'R\\\\&D, 50 \\\\%'
    >>> escaped("日")
    '\\\\interorgsign{日}{Ri}'
    """
    flat = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", unicodedata.normalize("NFC", text))
    # Two hyphens or quotes in a row would become a dash or a curly quote.
    flat = "".join(map(_sign, flat))
    return re.sub(r"(?<=([-'`,!?]))(?=\1)|(?<=[!?])(?=`)", "{}", flat)


def in_latin(text: str) -> str:
    """Write a text in letters that every engine sets.

    >>> in_latin("Łódź, 日")
    'Łódź, Ri'
    """
    from anyascii import anyascii

    composed = unicodedata.normalize("NFC", text)
    return "".join(
        letter if letter in ESCAPES or letter in SET else anyascii(letter) for letter in composed
    )


def _sign(letter: str) -> str:
    if letter in ESCAPES:
        return ESCAPES[letter]
    if letter in SET:
        return letter
    latin = "".join(ESCAPES.get(each, each) for each in in_latin(letter))
    return rf"\{SIGN}{{{letter}}}{{{latin}}}"
