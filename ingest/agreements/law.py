"""Which law governs a contract; where it is arbitrated or litigated is another matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Document
from .jurisdictions import UNION, jurisdiction
from .law_wordings import (
    GOVERNING,
    ITS,
    THEREOF,
    named_place,
    next_place,
    place_as_value,
    place_before,
    place_earlier,
    place_of_suit,
)
from .sentences import begin_of, end_of
from .title import Found

LAW = re.compile(r"\b(?:laws?|law s|legislation|jurisprudence|commercial code)\b", re.IGNORECASE)
GOVERNS = re.compile(
    r"\b(?:govern\w*|constru\w+|interpret\w*|controlled|determined|enforce[ds]?|regulated|decided|"
    r"appl(?:y|ied|ication of)|"
    r"(?:made|executed|entered into|delivered|contract) (?:and \w+ )?under)\b",
    re.IGNORECASE,
)
WEAKER = re.compile(
    r"\b(?:in accordance with|subject to|pursuant to|submits? to|choose|elect|select)\b",
    re.IGNORECASE,
)
CHOSEN = re.compile(r"\bparties\b[^.;]{0,60}\b(?:submit to|choose|elect|select)\b", re.IGNORECASE)
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
    r"prevail|(?:are|is|be)\s+(?:applicable|applied))s?\b",
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
        if ELSEWHERE.search(sentence) and not GOVERNING.search(sentence):
            continue
        told = _places(text, begin, law)
        if told is None:
            continue
        places, end, stated = told
        rank = 0 if stated else _rank(text, begin, law, end)
        if rank is not None:
            rank += 2 * (places == (UNION,))
            yield Clause(rank, places, begin, end_of(text, end, BEHIND))


def _places(text: str, begin: int, law: re.Match[str]) -> tuple[tuple[str, ...], int, bool] | None:
    """Return the places of whose law is spoken, where they end, and whether a heading says so."""
    sentence = text[begin : law.start()]
    for pattern in (named_place(), place_of_suit()):
        named = pattern.match(text, law.end(), law.end() + 320)
        if named is not None and not ELSEWHERE.search(sentence):
            return _all(text, named), named.end(), False
    value = place_as_value().match(text, law.end(), law.end() + 120)
    if value is not None and GOVERNING.search(sentence):
        return _all(text, value), value.end(), True
    if adjective := place_before().search(sentence[-60:]):
        return (jurisdiction(adjective[1]),), law.end(), False
    if THEREOF.match(text, law.end()) or ITS.search(sentence):
        earlier = list(place_earlier().finditer(sentence))
        if earlier:
            return (jurisdiction(earlier[-1][1]),), law.end(), False
    return None


def _rank(text: str, begin: int, law: re.Match[str], end: int) -> int | None:
    """Say how surely a law is the contract's, by the words around it; None where it is not."""
    before, after = text[begin : law.start()], text[law.start() : end + 140]
    named = ITSELF.search(before + after) is not None
    if GOVERNS.search(before) or APPLIES.match(text, end, end + 140):
        return (0 if named else 1) + (2 if re.search(r"(?i)\barbitra", before[-200:]) else 0)
    return 4 if WEAKER.search(before) and (named or CHOSEN.search(before)) else None


def _all(text: str, first: re.Match[str]) -> tuple[str, ...]:
    """Return the place and those joined to it; a union beside its state says nothing."""
    found = [jurisdiction(first[1])]
    at = first.end()
    while more := next_place().match(text, at, at + 200):
        found.append(jurisdiction(more[1]))
        at = more.end()
    states = [place for place in found if place not in (UNION, "Canada")]
    return tuple(dict.fromkeys(states or found))
