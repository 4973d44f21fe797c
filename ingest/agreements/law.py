"""Which law governs a contract; where it is arbitrated or litigated is another matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..document import Document
from .jurisdictions import UNION, jurisdiction, jurisdiction_pattern
from .sentences import begin_of, end_of
from .title import Found

LAW = re.compile(r"\b(?:laws?|legislation|jurisprudence)\b", re.IGNORECASE)
GOVERNS = re.compile(
    r"\b(?:govern\w*|constru\w+|interpret\w*|controlled|determined|enforce[ds]?|"
    r"appl(?:y|ied|ication of))\b",
    re.IGNORECASE,
)
WEAKER = re.compile(r"\b(?:in accordance with|subject to|pursuant to)\b", re.IGNORECASE)
# What is said of a company, a licence or a court, and not of the contract.
ELSEWHERE = re.compile(
    r"\b(?:organi[sz]ed|existing|incorporated|established|formed|registered|chartered|constituted|"
    r"conflicts?(?: |-)of|choice(?: |-)of|private international|securities|arbitra\w+ rules|"
    r"compl(?:y|iance|ies) with|violat\w+|permitted (?:by|under)|required (?:by|under)|"
    r"bankruptcy|patent|copyright|trademark|tax|export)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
APPLIES = re.compile(
    r"[^.;]{0,90}?\b(?:shall|will|must|to)?\s*(?:exclusively )?\b(?:govern|appl(?:y|ies)|control|"
    r"prevail)s?\b",
    re.IGNORECASE,
)
ITSELF = re.compile(
    r"\b(?:this|the|said)\s+(?:[\w&’'-]+\s+){0,5}(?:agreement|contract|memorandum|addendum|"
    r"amendment|"
    r"license|lease)\b|\bhere(?:of|under|to|in)\b|\brights and (?:obligations|duties)\b",
    re.IGNORECASE,
)
BEFORE = 420
"""A sentence names the contract within so many characters before its law."""
BEHIND = 600
"""At most so much of a sentence is quoted behind its law."""
MOST = 2500
"""After so many words for law none is looked for: a contract of 300 pages ends in bounded time."""


@dataclass(frozen=True)
class Clause:
    """A sentence that names a law, and how surely it is the contract's: 0 is best."""

    rank: int
    places: tuple[str, ...]
    start: int
    end: int


@cache
def named_place() -> re.Pattern[str]:
    """What may stand between "law" and the place whose law it is, and the place."""
    return re.compile(
        r"(?:\s*\([^)]{0,160}\))?(?:,?\s+(?:and|or)\s+(?:decisions|rules|regulations|statutes)"
        r"(?: of the courts)?)?(?:\s+(?:in\s+(?:force|effect)|applicable|prevailing))?"
        # Scanned text joins "ofthe", "ofTexas".
        r"\s*,?\s*(?:of\s*|in\s+|from\s+)(?:(?:the|said)\s+)?"
        r"(?:(?:state|commonwealth|province|territory|kingdom|federal republic|(?:federal "
        r")?laws)\s+"
        rf"of\s*|republic\s+of\s+(?!china|korea|ireland))?(?:the\s+)?({jurisdiction_pattern()})",
        re.IGNORECASE,
    )


@cache
def next_place() -> re.Pattern[str]:
    """A second law of the same contract: "and, where they differ, the laws of B"."""
    return re.compile(
        r"(?:,?\s*(?:U\.?S\.?A?\.?|United States(?: of America)?))?,?\s+(?:and|or)\b"
        r"(?:,?\s+to the extent[^,]{0,60},)?"
        r"(?:\s+(?:by|under|of))*(?:\s+the)?(?:\s+(?:federal\s+)?laws)?(?:\s+of)?(?:\s+the)?"
        rf"(?:\s+(?:state|commonwealth|province)\s+of)?\s+({jurisdiction_pattern()})",
        re.IGNORECASE,
    )


@cache
def place_before() -> re.Pattern[str]:
    return re.compile(
        rf"({jurisdiction_pattern()})(?:\s+(?:State|substantive|internal))*\s+$", re.I
    )


def read_law(document: Document) -> list[Found]:
    """Read the laws that govern the contract, each quoted with the first sentence that names it.

    A contract and those attached to it may each name one.
    """
    found = list(clauses(document.text))
    best = min((clause.rank for clause in found), default=None)
    told: dict[str, Clause] = {}
    for clause in found:
        if clause.rank == best and (best == 0 or not told):
            for place in clause.places:
                told.setdefault(place, clause)
    parts = {place.rsplit(", ", 1)[-1] for place in told if ", " in place}
    return [
        Found("governingLaw", place, clause.start, clause.end, round(0.95 - 0.1 * clause.rank, 2))
        for place, clause in told.items()
        if place not in parts
    ]


def clauses(text: str) -> Iterator[Clause]:
    """Give the sentences that say whose law something is governed by."""
    for _, law in zip(range(MOST), LAW.finditer(text), strict=False):
        begin = begin_of(text, law.start(), BEFORE)
        sentence = text[begin : law.start()]
        if ELSEWHERE.search(sentence):
            continue
        named = named_place().match(text, law.end(), law.end() + 260)
        adjective = None if named else place_before().search(sentence[-60:])
        if named is not None:
            places, end = _all(text, named), named.end()
        elif adjective is not None:
            places, end = (jurisdiction(adjective[1]),), law.end()
        else:
            continue
        rank = _rank(sentence, text[law.start() : end + 140], APPLIES.match(text, end, end + 140))
        if rank is not None:
            rank += 2 * (places == (UNION,))
            yield Clause(rank, places, begin, end_of(text, end, BEHIND))


def _rank(before: str, after: str, applies: re.Match[str] | None) -> int | None:
    """Say how surely a law is the contract's, by the words around it; None where it is not."""
    named = ITSELF.search(before + after) is not None
    if GOVERNS.search(before) or applies:
        return (0 if named else 1) + (2 if re.search(r"(?i)\barbitra", before[-200:]) else 0)
    return 4 if named and WEAKER.search(before) else None


def _all(text: str, first: re.Match[str]) -> tuple[str, ...]:
    """Return the place and those joined to it; a union beside its state says nothing."""
    found = [jurisdiction(first[1])]
    at = first.end()
    while more := next_place().match(text, at, at + 200):
        found.append(jurisdiction(more[1]))
        at = more.end()
    states = [place for place in found if place not in (UNION, "Canada")]
    return tuple(dict.fromkeys(states or found))
