"""What share of the venture each party holds: "owned 60 % by Alder and 40 % by Birch"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ..document import Document
from .names import LEGAL
from .parties import parties_of
from .party_list import Party
from .percentages import PERCENT, percent
from .role_words import ROLES
from .sentences import sentences
from .title import Found

EQUITY = re.compile(
    r"\b(?:shares|share capital|capital stock|equity|share(?: )?holdings?|"
    r"(?:ownership|membership|participating|partnership|percentage|joint venture) interests?)\b"
    r"|\bowned\b(?=.*\b(?:venture|JV\w*|company|newco)\b)"
    r"|\b(?:venture|JV\w*|company|newco)\b.*\bowned\b",
    re.IGNORECASE,
)
# What else is divided by percentages, and shares that only some event would make.
OTHERWISE = re.compile(
    r"\b(?:profits?|revenues?|income|loss(?:es)?|costs?|expenses?|fees?|royalt\w+|price|proceeds|"
    r"sales|patents?|inventions?|intellectual|copyrights?|know-how|equipment|land|"
    r"(?:more|less) than|at least|or more|in excess|exceeds?|if|unless|option|warrants?|"
    r"affiliates?|means|pay\w*|purchas\w*|(?<!par )value)\b",
    re.IGNORECASE,
)
BEHIND = re.compile(r"[^.;:,]{0,80}?\b(?:by|to)\s+(?:the\s+)?", re.IGNORECASE)
"""Between a share and its holder."""
BEFORE = re.compile(
    r"(?:['’]s)?(?:[\s,:(–-]+(?:shall|will|initially|agrees? to|holds?|owns?|has|have|be|is|"
    r"subscribes?|takes?|acquires?|receives?|retains?|to|for|of|the|an?|with|as|owner|holder|"
    r"initial|remaining|share(?:holding)?|stake|interest|equity|ownership))*[\s,:(–-]*",
    re.IGNORECASE,
)
"""Between a holder and its share."""
EACH = re.compile(
    r"\beach (?:of them|(?:of the (?:two )?)?(?:part(?:y|ies)|shareholders?|venturers?|partners?|"
    r"members?)|of (?-i:[A-Z])\w+(?: \w+){0,2}? and (?-i:[A-Z])\w+)\b"
    r"[^.;,]{0,40}?\b(?:holds?|owns?|subscribes?)\b[^.;,]{0,30}?$"
    r"|\b(?:held|owned)\b[^.;,]{0,30}?$",
    re.IGNORECASE,
)
EACH_BEHIND = re.compile(r"\s*(?:by )?each\b", re.IGNORECASE)
MOST = 100.5
"""Percent that shares add up to at most, with what rounding adds."""
LONGEST = 1500
TERM = re.compile(r"[“\"]\s*(?:the )?([A-Z][^”\"]{1,40}?)\s*[”\"]")
NEAR = 300
"""So far behind a party's name its short name is defined."""


def read_shares(document: Document) -> list[Found]:
    """Read the shares of the first sentence that gives those of two parties or more."""
    for start, end in sentences(document.text):
        words = document.text[start : min(end, start + LONGEST)]
        if not PERCENT.search(words) or not EQUITY.search(words) or OTHERWISE.search(words):
            continue
        shares = _shares(words, document)
        if len(shares) > 1 and sum(shares.values()) <= MOST:
            return [
                Found("share", share, start, end, 0.75, holder) for holder, share in shares.items()
            ]
    return []


def _shares(words: str, document: Document) -> dict[str, float]:
    """Return the share of each party that a sentence gives one to, and no more than one."""
    names = _names_of(document)
    amounts = [(found.start(), found.end(), percent(found)) for found in PERCENT.finditer(words)]
    if len(amounts) == 1 and len(set(names.values())) == 2 and amounts[0][2] == 50.0:
        begin, end, half = amounts[0]
        each = EACH.search(words[:begin])
        if each and (each[0].lower().startswith("each") or EACH_BEHIND.match(words, end)):
            return dict.fromkeys(names.values(), half)
    holders = _holders(words, names)
    places = sorted([*holders, *amounts], key=lambda place: place[0])
    for pattern, named_last in ((BEHIND, True), (BEFORE, False)):
        pairs: list[tuple[str, float]] = []
        for one, other in pairwise(places):
            holder, amount = (other[2], one[2]) if named_last else (one[2], other[2])
            joined = pattern.fullmatch(words, one[1], other[0])
            if isinstance(holder, str) and isinstance(amount, float) and joined:
                pairs.append((holder, amount))
        if len(dict(pairs)) == len(pairs) == len(amounts):
            return dict(pairs)
    return {}


def _holders(words: str, names: dict[str, str]) -> list[tuple[int, int, str]]:
    if not names:
        return []
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    return [(found.start(), found.end(), names[found[0]]) for found in pattern.finditer(words)]


@lru_cache(maxsize=4)
def _names_of(document: Document) -> dict[str, str]:
    """Return what the parties are called in the contract, each with the name to show."""
    parties = [party for party in parties_of(document) if not party.person]
    called = {party.name: _called(party, parties, document.text) for party in parties}
    often = Counter(name for names in called.values() for name in names)
    return {name: shown for shown, names in called.items() for name in names if often[name] == 1}


def _called(party: Party, parties: Sequence[Party], text: str) -> set[str]:
    behind = party.at + len(party.name)
    following = min((other.at for other in parties if other.at > party.at), default=len(text))
    defined = TERM.search(text, behind, min(behind + NEAR, following))
    bare = LEGAL.sub("", f" {party.name}").strip(" ,.")
    names = {party.name, bare, bare.split(" ")[0] if bare else ""}
    names = {name for name in names if len(name) > 2 and name.lower() not in ROLES}
    return names | ({defined[1]} if defined else set())
