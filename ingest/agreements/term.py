"""How long a contract lasts: "for an initial term of five (5) years", "until May 31, 2016"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Document
from .dates import dates_of
from .days import Day, days_in
from .sentences import end_of
from .title import Found

CARDINALS = {
    word: number
    for number, word in enumerate(
        "a two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        start=1,
    )
} | {"one": 1, "an": 1, "twenty-four": 24, "twenty-five": 25, "thirty": 30, "thirty-six": 36}
NUMBERS = CARDINALS | {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=1,
    )
}
UNITS = {"year": "Y", "month": "M"}
CARDINAL = rf"(?P<word>{'|'.join(sorted(CARDINALS, key=len, reverse=True))}|\d{{1,3}})"
NUMBER = rf"(?P<word>{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|\d{{1,3}})"
NTH = r"(?:s ?t|n ?d|r ?d|t ?h)?"
SPAN = (
    rf"\b{CARDINAL}\b(?:\s*\(?\s*(?:(?P<digits>\d{{1,3}})|[Il])\s*\)?)?[\s-]+"
    r"(?:calendar\s+|full\s+|consecutive\s+)?(?P<unit>year|month)"
)
SUBJECT = re.compile(
    r"\b(?:(?:initial|original|primary|contract|base)\s+(?:term|period)|terms?\s+of\s+(?:this|"
    r"the)\b|"
    r"the\s+[“\"]?(?:initial\s+)?term\b|[“\"](?:initial\s+)?term[”\"]|\bterm[:.](?!\w)|contract "
    r"period)"
    r"|\b(?:this\s+(?:[\w&-]+\s+){0,4}(?:agreement|contract|addendum|amendment)|"
    r"(?-i:[Tt]he\s+(?:Agreement|AGREEMENT|Contract|Joint\s+Venture)))"
    r"(?=[^.;]{0,160}?\b(?:(?:shall|will|is)\s+"
    r"(?:\w+\s+){0,2}?(?:commence|continue|remain|be\s+(?:in\s+(?:full\s+)?(?:force|effect)|"
    r"effective|"
    r"for|binding|valid)|expire|have|run|extend|last|become|begin|start|terminate|end|enter)|commences|"
    r"begins|lasts|runs|ends|remains\s+in|takes\s+effect|enters\s+into\s+force|"
    r"is\s+(?:valid|concluded|made|binding|in\s+force)|"
    r"expires|continues|effective)\b)",
    re.IGNORECASE,
)
NO_SUBJECT = re.compile(
    r"\b(?:during|throughout|within|for|after|before|following|upon|in|under|expiration|end|"
    r"remainder|expiry|termination|balance|extend\w*|renew\w*)\s+(?:of\s+)?(?:the\s+)?"
    r"(?:entire\s+|full\s+|then[- ]current\s+)?[“\"]?$",
    re.IGNORECASE,
)
LASTS = re.compile(
    r"\b(?:shall|will|is|lasts?|ends?|remains?|takes?|enters?|means?|begin\w*|commenc\w+|start\w*|continue\w*|expire\w*|for|runs?|"
    r"effective)\b|[:.]\s",
    re.IGNORECASE,
)
DURATION = re.compile(
    rf"\b(?:for|of|is|be|continue|last|through|until)\b[^.;]{{0,50}}?\b{SPAN}s?\b"
    r"(?!\s+(?:prior|notice|written|before|advance|period after|after (?:receipt|notice)))",
    re.IGNORECASE,
)
AFTER = re.compile(
    rf"\b(?:terminate|expire|end|conclude)s?\s+{SPAN}s?\s+"
    r"(?:after|following|from|there(?:after|from))\b",
    re.IGNORECASE,
)
ANNIVERSARY = re.compile(
    rf"\b(?:until|on|through|upon|at)\b[^.;]{{0,40}}?\b{NUMBER}{NTH}\b"
    r"(?:\s*\(?\s*(?P<digits>\d{1,3})\s?(?:s ?t|n ?d|r ?d|t ?h)?\s*\)?)?(?:[\s-]+\(?year\)?)?\s+"
    r"(?P<unit>)anniversary",
    re.IGNORECASE,
)
END = re.compile(
    r"\b(?:expir\w+|terminat\w+|continu\w+|remain\w*|through|until|end(?:s|ing)?|conclud\w+|to)\b"
    r"[^.;\d]{0,50}$",
    re.IGNORECASE,
)
NO_TERM = re.compile(
    r"\b(?:warrant\w+|confidential\w*|non-?compet\w*|renewal|renewed|(?:may|to)\s+extend|extend(?!s?\s+(?:for|until|through|from)\b)\w*|surviv\w+|notice|"
    r"invoice|pay(?:ment|able)|audit|insurance|escrow|following (?:the )?(?:termination|"
    r"expiration)|"
    r"after (?:the )?(?:termination|expiration)|breach|cure|default)\b",
    re.IGNORECASE,
)
MEASURED = re.compile(r"\b(?:years?|months?|anniversary)\b|\d\d", re.IGNORECASE)
FROM_MAKING = re.compile(
    r"\b(?:from|after|following|anniversary of)\s+the\s+(?:date\s+(?:hereof|of\s+(?:this|the\s+"
    r"execution|its\s+execution))|execution\s+(?:hereof|of\s+this))",
    re.IGNORECASE,
)
LAST_DAY = re.compile(
    r"\b(?:Expir(?:ation|y)|Termination|End)\s+Date[”\"]?(?:\s*:\s*|\s+(?:means|shall mean|is)\s+)"
    r"(?:the\s+)?",
    re.IGNORECASE,
)
LONGEST = 700
SEEN = 2_000_000
MOST = 1000
"""So many words for the contract or its term are looked at, each with its sentence."""


@dataclass(frozen=True)
class Span:
    """So many years or months."""

    number: int
    unit: str
    """`Y` or `M`."""

    @property
    def iso(self) -> str:
        """The span by ISO 8601.

        >>> Span(5, "Y").iso
        'P5Y'
        """
        return f"P{self.number}{self.unit}"

    def after(self, day: Day) -> Day | None:
        """Return the day that lies the span after another.

        >>> Span(18, "M").after(Day(2005, 4, 1)).iso
        '2006-10-01'
        """
        if day.month is None:
            return Day(day.year + self.number) if self.unit == "Y" else None
        months = day.year * 12 + day.month - 1 + self.number * (12 if self.unit == "Y" else 1)
        return Day(months // 12, months % 12 + 1, day.day)


@dataclass(frozen=True)
class Term:
    """What a contract says of its duration: a span, or the day on which it ends."""

    start: int
    end: int
    span: Span | None = None
    day: Day | None = None
    from_making: bool = False
    """Whether the span is reckoned from the day of making, not from that of taking effect."""


def term_of(document: Document) -> Term | None:
    """Find the first sentence that says how long the contract lasts; a whole date is best."""
    found = list(_terms(document.text[:SEEN]))
    dated = next((term for term in found if term.day is not None), None) or _defined(document)
    spanned = next((term for term in found if term.span is not None), None)
    if dated is not None and (spanned is None or dated.start <= spanned.end):
        return dated
    return spanned or dated


def _defined(document: Document) -> Term | None:
    """Find the day that a contract defines as its last: "Expiration Date: May 31, 2016"."""
    text = document.text[:SEEN]
    for _, label in zip(range(MOST), LAST_DAY.finditer(text), strict=False):
        for day, start, end in days_in(text[label.end() : label.end() + 40]):
            if start <= 4 and day.day is not None:
                return Term(label.start(), label.end() + end, None, day)
    return None


def _terms(text: str) -> Iterator[Term]:
    for _, subject in zip(range(MOST), SUBJECT.finditer(text), strict=False):
        at = subject.start()
        # A heading stands in a paragraph of its own: "TERM AND TERMINATION".
        if NO_SUBJECT.search(text[max(0, at - 40) : at].rpartition("\n")[2]):
            continue
        stop = end_of(text, at, LONGEST)
        words = text[at:stop]
        lasts = LASTS.search(words, subject.end() - at - 1, subject.end() - at + 120)
        if not lasts or not MEASURED.search(words):
            continue
        term = _term(words)
        if term is not None:
            yield Term(at, stop, *term, FROM_MAKING.search(words) is not None)


def _term(words: str) -> tuple[Span | None, Day | None] | None:
    """Read a sentence from the word for the contract's term on."""
    for day, start, _ in days_in(words):
        before = words[:start]
        if END.search(before) and day.day is not None and not NO_TERM.search(before):
            return None, day
    for pattern in (DURATION, AFTER, ANNIVERSARY):
        if (found := pattern.search(words)) and not NO_TERM.search(words[: found.end()]):
            return _span(found), None
    return None


def _span(found: re.Match[str]) -> Span:
    written = found["digits"] or found["word"]
    number = int(written) if written.isdigit() else NUMBERS[written.lower()]
    return Span(number, UNITS[(found["unit"] or "year").lower()])


def read_term(document: Document) -> list[Found]:
    """Read how long the contract lasts, as an ISO 8601 duration, where it names a span."""
    term = term_of(document)
    if term is None or term.span is None:
        return []
    return [Found("term", term.span.iso, term.start, term.end, 0.75)]


def read_expiration(document: Document) -> list[Found]:
    """Read the day on which the contract's first term ends, named or reckoned from its start."""
    term = term_of(document)
    if term is None:
        return []
    if term.day is not None:
        return [Found("expirationDate", term.day.iso, term.start, term.end, 0.8)]
    made, effective = dates_of(document)
    begun = made if term.from_making and made is not None else effective or made
    if begun is None or term.span is None or (day := term.span.after(begun.day)) is None:
        return []
    return [Found("expirationDate", day.iso, term.start, term.end, 0.65)]
