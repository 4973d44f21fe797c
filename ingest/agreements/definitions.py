"""Terms that a contract defines beside a name: ("Company"), hereinafter called "Alder"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .names import LEGAL

PARTY, OTHER = "§", "¤"
"""Marks left where a party's short name, or any other thing in brackets, was blanked out."""

QUOTED = re.compile(r"[“”\"‘’']{1,2}\s*([^“”\"]{1,60}?)\s*[“”\"‘’']{1,2}(?=[\s,;:.)}]|$)")
NO_PARTY = re.compile(
    r"\b(?:parties|agreement|contract|effective|dates?d?|amendment|addendum|term|formerly|f/k/a|"
    r"a part(?:y|ies)|territory|products?|registration|number|no\.|subject to|as defined|the "
    r"same)\b",
    re.IGNORECASE,
)
INTRODUCED = re.compile(
    r",?\s*\b(?:herein(?:after|below)?|hereafter)(?:\s+(?:collectively|individually))?"
    r"(?:\s+(?:referred\s+to\s+as|called|known\s+as|designated(?:\s+as)?))?[, ]+(?:the\s+)?"
    r"[“\"‘'-]{1,2}[^”\"]{1,40}?[”\"’']{1,2}",
    re.IGNORECASE,
)
BARE = re.compile(r",?\s[“\"][^”\"\n]{2,40}[”\"](?=[\s,;.])")
INSIDE_NAME = re.compile(r"\([A-Z][\w.]{1,14}(?: [A-Z][\w.]*)?\)")
LONGEST = 700


@dataclass(frozen=True)
class Masked:
    """A stretch of a contract with its brackets blanked out: every offset stays as it was."""

    text: str
    original: str

    def term_at(self, at: int) -> str:
        """Return what the party's mark at an offset stands for: the words once in its place."""
        end = at + 1
        while end < len(self.text) and self.text[end] == " ":
            end += 1
        return self.original[at:end]


def masked(original: str) -> Masked:
    """Blank out brackets and definitions, but for brackets inside names: Alder (UK) Ltd.

    >>> masked('Alder Inc. ("Alder") and Oak (UK) Ltd (each a "Party")').text
    'Alder Inc. §         and Oak (UK) Ltd ¤               '
    """
    made = list(original)
    at = 0
    while (at := original.find("(", at)) >= 0:
        end = _closing(original, at)
        inside = original[at + 1 : end]
        if _of_a_name(original, at, end) or re.fullmatch(r"\d|[ivx]+|[a-d]", inside):
            at += 1
            continue
        made[at : end + 1] = _mark(inside) + " " * (end - at)
        at = end + 1
    text = "".join(made)
    for pattern in (INTRODUCED, BARE):
        text = pattern.sub(lambda found: _blanked(found[0]), text)
    return Masked(text, original)


def _closing(text: str, at: int) -> int:
    """Return where the bracket opened at an offset ends; one never closed ends with its quotes."""
    depth = 0
    stop = min(len(text), at + LONGEST)
    for end in range(at, stop):
        depth += {"(": 1, ")": -1, "}": -1}.get(text[end], 0)
        if depth == 0:
            return end
    quoted = QUOTED.search(text, at, min(len(text), at + 80))
    return quoted.end() - 1 if quoted else at


def _of_a_name(text: str, at: int, end: int) -> bool:
    if not INSIDE_NAME.fullmatch(text, at, end + 1):
        return False
    after = text[end + 1 : end + 40]
    following = re.match(r"(?: [A-Z][\w&-]+){0,2}", after)
    behind = 0 if following is None else following.end()
    return bool(LEGAL.match(after) or LEGAL.match(after, behind))


def _mark(inside: str) -> str:
    quoted = QUOTED.search(inside)
    term = quoted[1] if quoted else inside
    if NO_PARTY.search(inside[: quoted.start()] if quoted else inside) or NO_PARTY.search(term):
        return OTHER
    if re.fullmatch(r"(?i)part(?:y|ies)", term):
        return OTHER
    if quoted or re.match(r"(?i)\s*(?:herein|hereafter|\bthe [A-Z])", inside):
        return PARTY
    short = re.fullmatch(r"(?:the )?[A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,3}", inside.strip())
    return PARTY if short else OTHER


def _blanked(words: str) -> str:
    lead = len(words) - len(words.lstrip(", \n"))
    term = QUOTED.search(words)
    mark = OTHER if term and NO_PARTY.search(term[1]) else PARTY
    return words[:lead].replace(",", " ") + mark + " " * (len(words) - lead - 1)
