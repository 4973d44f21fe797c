"""Citation marks by number, in brackets or raised, and how a reader writes the raised ones.

A raised number stands in a document's text in the raised digits of Unicode, whatever markup or type
raised it in the file. So it is told from other numbers, and a quotation shows it as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_RAISED = str.maketrans("0123456789", RAISED_DIGITS)
TO_PLAIN = str.maketrans(RAISED_DIGITS, "0123456789")
DIGIT = f"[{RAISED_DIGITS}]"
ANY_RAISED = re.compile(DIGIT)
LIST = r"\d{1,3}(?: ?[,;–-] ?\d{1,3})*"
WRITTEN = re.compile(rf"\s*({LIST})\s*")
LONGEST_RANGE = 20
"""A range such as [3–9] stands for at most so many works."""

_BRACKET = r"\[\^?\d{1,3}(?: ?[,;–-] ?\^?\d{1,3})*(?:, ?pp?\. ?[\d–-]+)?\]"
BRACKETED = re.compile(rf"{_BRACKET}(?: ?[,;–-]? ?{_BRACKET})*")
LOCATOR = re.compile(r", ?(pp?\. ?[\d–-]+)")

# What is squared or cubed is no word, or a short one: m², CO², R², chi².
_NO_WORD = r"(?<!\bchi)(?<!\beta)(?<!\bphi)(?<!\bsec)(?<!\bmin)(?<!\bcos)(?<!\bsin)(?<!\btan)"
_BEHIND = (
    rf"(?:(?<=[^\W\d_]{{3}}){_NO_WORD}|(?<=[^\W_][.,;:!?])|(?<=[.,;:!?][\"”’')\]])|"
    r"(?<=[\"”’')\]][.,;:!?])|(?<=[^\W\d_]{2}[\"”’')\]]))"
)
RAISED = re.compile(
    rf"(?<!{DIGIT}){_BEHIND} ?{DIGIT}{{1,3}}(?: ?[,;–-] ?{DIGIT}{{1,3}})*(?![⁺⁻\w])"
)

# "Fig.3" and "vol.2" count things; so does whatever stands before a number without a stop.
_COUNTED = "".join(
    rf"(?<!\b(?i:{word})\.)"
    for word in "fig figs vol vols sec sect art chap para tab eqs ver app exp nos pos reg".split()
)
LOWERED = re.compile(
    rf"(?<=[a-z]{{3}}[.,;!?]|[a-z]{{2}}[.,;][\"”’')]|[a-z]{{2}}[\"”’')][.,;]){_COUNTED}"
    r"\d{1,3}(?:[,–-]\d{1,3})*(?=\s|$)"
)
"""A raised number whose file does not tell that it was: "as partners fail.3,4 Then"."""
NOTE = re.compile(rf"\s*({DIGIT}{{1,3}})[.)]?\s*(?=\S)")
"""The mark that a footnote begins with."""

OPERATOR = re.compile(r"[=+*/^×·−<>]")
SHORTEST = 6
LONGEST_ASIDE = 200
"""Signs of a bracket that can be an aside."""


@dataclass(frozen=True)
class Mark:
    """Numbers that cite something, where they stand, and the page they may name."""

    start: int
    end: int
    numbers: tuple[int, ...]
    locator: str | None = None
    raised: bool = False


def marks_in(text: str) -> Iterator[Mark]:
    """Yield all that may be citation marks by number; what they stand for decides if they are.

    >>> [mark.numbers for mark in marks_in("Trust grows [2, 5–7], they say.³,⁴ It is 40 m².")]
    [(2, 5, 6, 7), (3, 4)]
    """
    for found in BRACKETED.finditer(text):
        located = LOCATOR.search(found[0])
        bare = LOCATOR.sub("", found[0]) if located else found[0]
        numbers = tuple(numbers_of(bare))
        yield Mark(found.start(), found.end(), numbers, located[1] if located else None)
    for pattern in (RAISED, LOWERED):
        for found in pattern.finditer(text):
            if _is_power(found):
                continue
            numbers = tuple(numbers_of(found[0].translate(TO_PLAIN)))
            yield Mark(found.start(), found.end(), numbers, raised=True)


def numbers_of(written: str) -> Iterator[int]:
    """Yield the numbers of a citation, ranges spelt out.

    >>> list(numbers_of("2, 5–7")), list(numbers_of("[1]–[3], [9]"))
    ([2, 5, 6, 7], [1, 2, 3, 9])
    """
    for part in re.split(r"[,;]|\]\s*\[", written):
        first, *rest = map(int, re.findall(r"\d+", part))
        end = rest[-1] if rest else first
        yield from range(first, min(max(end, first), first + LONGEST_RANGE) + 1)


def reach(text: str, end: int) -> int:
    """Return where the marks end that stand right behind what ends at an offset.

    >>> reach("Partners fail.³ Trust grows.", 14), reach("Partners fail. [3, 4] Trust", 14)
    (15, 21)
    """
    for pattern in (RAISED, LOWERED, BRACKETED):
        at = end + 1 if pattern is BRACKETED and text[end : end + 1] == " " else end
        if found := pattern.match(text, at):
            return found.end()
    return end


def unmarked(text: str) -> str:
    """Blank out the marks, which mislead a parser; offsets stay.

    >>> unmarked("Partners fail.³,⁴ Trust [12] grows.")
    'Partners fail.    Trust      grows.'
    """

    def blank(found: re.Match[str]) -> str:
        return found[0] if _is_power(found) else " " * len(found[0])

    for pattern in (BRACKETED, RAISED, LOWERED):
        text = pattern.sub(blank, text)
    return NOTE.sub(blank, text, count=1) if NOTE.match(text) else text


def _is_power(mark: re.Match[str]) -> bool:
    """Tell whether a number is the power of a bracket: "(a + b)²", "(nπ)²"."""
    before = mark.string[max(0, mark.start() - LONGEST_ASIDE) : mark.start()]
    inner = before[before.rfind("(") :] if before.endswith(")") else ""
    return bool(inner) and (len(inner) < SHORTEST or OPERATOR.search(inner) is not None)


def without_raised(text: str) -> str:
    """Leave out the raised marks, as of a heading.

    >>> without_raised("Trust among partners¹"), without_raised("Growth of R²")
    ('Trust among partners', 'Growth of R²')
    """
    # Asked of every line of a file, so what has no raised digit is told at once.
    return RAISED.sub("", text) if ANY_RAISED.search(text) else text


def raised(text: str) -> str:
    """Write raised what is nothing but numbers, as a mark of citation is; other text stays.

    >>> raised("3,4"), raised("[3]"), raised("th"), raised("1998")
    ('³,⁴', '[3]', 'th', '1998')
    """
    found = WRITTEN.fullmatch(text)
    return found[1].translate(TO_RAISED) if found else text


def note_of(text: str) -> tuple[int, str] | None:
    """Split a footnote into the number it begins with and its text; other text is None.

    >>> note_of("³ See Das and Teng (1998)."), note_of("3. See there.")
    ((3, 'See Das and Teng (1998).'), None)
    """
    found = NOTE.match(text)
    return (int(found[1].translate(TO_PLAIN)), text[found.end() :]) if found else None
