"""What may be a partner, the name of a body, or a year of it: stretches of capitals, and years."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...organizations.proper_names import LEGAL, closes_name
from ...organizations.recognition import OrganizationSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

INSIDE = frozenset(
    "of and & for the de del della di do da dos das du des la le les sans et y e und für van "
    "von der - – — / ' 's ’s . + in on to at al".split()
)
"""Words and signs that may stand between the capitals of one name."""
POSSESSIVE = frozenset(["'s", "’s"])
ARTICLES = frozenset(["the", "a", "an", "this", "its", "their", "both", "in", "under", "since"])
LONGEST, MOST_NAMES = 14, 9
"""Tokens of a name at most, and words with a capital among them."""
YEAR = re.compile(r"(1[89]|20)\d\d")
FEATURES = 16
EARLIER = 1
"""Sentences before that of an anchor whose names may be meant with it."""
LIKELY = 0.35
"""From this confidence on a name is counted among organizations."""


@dataclass(frozen=True)
class Candidate:
    """Token indexes in a Doc, end exclusive."""

    start: int
    end: int


def has_capital(token: Token) -> bool:
    """Tell whether a word is written as a name's."""
    return any(letter.isupper() for letter in token.text)


def names_between(doc: Doc, start: int, end: int) -> Iterator[Candidate]:
    """Yield every stretch of tokens that begins and ends as a name does, the shorter first."""
    found = []
    for first in range(start, end):
        if not opens(doc[first]):
            continue
        capitals = 0
        for last in range(first, min(first + LONGEST, end)):
            token = doc[last]
            if has_capital(token) or (token.like_num and last > first):
                capitals += 1
                if capitals > MOST_NAMES:
                    break
                found.append(Candidate(first, last + 1))
                if closes_name(doc, last):
                    break
            elif last > first and _ends(token):
                found.append(Candidate(first, last + 1))
            elif token.lower_ not in INSIDE and not _parts(doc, first, last):
                break
    return iter(sorted(found, key=lambda c: (c.end - c.start, c.start)))


def _ends(token: Token) -> bool:
    """Tell whether a name may end without a capital: "Yahoo!", "Psion plc", "McDonald's"."""
    sign = token.text in ("!", "?") and token.nbor(-1).whitespace_ == ""
    return sign or token.lower_ in POSSESSIVE or LEGAL.match(token.text) is not None


def _parts(doc: Doc, first: int, comma: int) -> bool:
    """Tell whether a comma may stand inside a name: "TiVo, Inc.", "University of Texas, Austin"."""
    if doc[comma].text != "," or comma + 1 == len(doc):
        return False
    inside = doc[first:comma].text
    return "University of" in inside or LEGAL.match(doc[comma + 1].text) is not None


def organizations_counted(known: Sequence[OrganizationSpan], start: int, end: int) -> int:
    """Count the different names between two tokens that are likely those of organizations."""
    return len({o.name for o in known if start <= o.start < end and likely(o)})


def likely(organization: OrganizationSpan) -> bool:
    """Tell whether a name may be a partner's."""
    return organization.kind != "country" and organization.confidence >= LIKELY


def opens(token: Token) -> bool:
    """Tell whether a name may begin here."""
    capital = has_capital(token) or (token.text[:1].isdigit() and not token.is_digit)
    return capital and not (token.lower_ in ARTICLES and not token.text.isupper())


def years_between(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Yield the places of years."""
    return (i for i in range(start, end) if YEAR.fullmatch(doc[i].text))


def features_of(
    candidate: Candidate, doc: Doc, anchor: tuple[int, int], known: Sequence[OrganizationSpan]
) -> list[float]:
    """Describe a candidate by its letters, its place and what recognition of names makes of it."""
    start, end = candidate.start, candidate.end
    same = [o for o in known if (o.start, o.end) == (start, end)]
    country = any(o.kind == "country" for o in same)
    larger = any(o.start <= start and end <= o.end and o.end - o.start > end - start for o in known)
    smaller = any(
        start <= o.start and o.end <= end and o.end - o.start < end - start for o in known
    )
    crossing = any(
        o.start < end and start < o.end and not (start <= o.start and o.end <= end)
        and not (o.start <= start and end <= o.end)
        for o in known
    )  # fmt: skip
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    distance = max(anchor[0] - end, start - anchor[1], 0)
    goes_on = after is not None and (has_capital(after) or after.lower_ in ("of", "&", "for"))
    goes_back = before is not None and has_capital(before) and before.lower_ not in ARTICLES
    return [
        float(bool(same)),
        max((o.confidence for o in same), default=0.0),
        float(country),
        float(larger),
        float(smaller),
        float(crossing),
        (end - start) / 6,
        float(end <= anchor[0]),
        float(start < anchor[1] and anchor[0] < end),
        math.log1p(distance) / 3,
        float(doc[start].sent.start == doc[anchor[0]].sent.start),
        float(goes_on),
        float(goes_back),
        float(before is not None and before.text == "("),
        float(doc[start:end].text.isupper()),
        float(bool(doc[start].is_sent_start)),
    ]
