"""Whether an answer names the organization that was to be found.

Own rules, not those by which extraction merges names: a mistake there must not hide itself here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

LEGAL = frozenset(
    "ab ag aktiengesellschaft and as asa bhd bv co company corp corporation cv gmbh inc "
    "incorporated intl jsc kg kgaa kk lc limited llc llp lp ltd ltda mbh mhc nv oao ojsc oy oyj "
    "pc pjsc plc pt pte pty pvt sa sab sarl sas sdn se sl spa srl sro zao".split()
)
"""Last words that say a name's legal form; "and" stands before one, as in "and Company"."""
OTHER_NAMES = re.compile(
    r"\s*[,(]?\s*\b(?:d\s?/\s?b\s?/\s?a|dba|f\s?/\s?k\s?/\s?a|fka|a\s?/\s?k\s?/\s?a|aka|n\s?/\s?k\s?/\s?a|"
    r"doing business as|(?:formerly|also|now)(?: known as)?|trading as|t/a)\b[,:]?\s*",
    re.IGNORECASE,
)


def key(name: str) -> str:
    """Write a name for comparison: no case, accents, marks, spaces, article or legal form.

    >>> key("The Société Générale, S.A."), key("Alder & Birch Co., Ltd.")
    ('societegenerale', 'alderandbirch')
    >>> key("Alder’s"), key("Company")
    ('alder', 'company')
    """
    text = unicodedata.normalize("NFKD", name.replace("’", "'").replace("\u00ad", ""))
    text = "".join(mark for mark in text if not unicodedata.combining(mark)).casefold()
    text = re.sub(r"'s?\s*$", "", text.strip())
    text = re.sub(r"(?<=\w)\.(?=\w\b)", "", text).replace("&", " and ").replace("+", " and ")
    words = re.findall(r"[^\W_]+", text.replace("'", ""))
    kept = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    while len(kept) > 1 and kept[-1] in LEGAL:
        kept = kept[:-1]
    return "".join(kept)


def keys(name: str, known: Mapping[str, str] | None = None) -> frozenset[str]:
    """Return the keys under which a name may be met: each of "A d/b/a B", and its known name.

    `known` maps keys of other names to the name by which answers call the organization.
    """
    parts = [part for part in OTHER_NAMES.split(name) if key(part)] or [name]
    made = {key(part) for part in [name, *parts]}
    return frozenset(made | {key((known or {}).get(each, each)) for each in made})


def same(one: str, other: str, known: Mapping[str, str] | None = None) -> bool:
    """Tell whether two names are one but for spelling, legal form and names known to be others."""
    return bool(keys(one, known) & keys(other, known))


BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)?")
QUOTED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]?")
COLLECTIVE = re.compile(
    r"\b(?:collective\w*|individual\w*|singular\w*|each|together|jointly|both|either)\b|"
    r"\bpart(?:y|ies)\b",
    re.IGNORECASE,
)
BRACKETED_NAME = re.compile(r"\(\s*(?![\"“])[^()\"“]{1,20}\)\s*(?=\w)")


def parties_of(text: str) -> list[str]:
    """Return the parties of an answer such as `Alder, Inc. ("Alder"); Birch Ltd. ("Buyer")`.

    A bracket that defines a short name is left out; so is a segment that is nothing but one, that
    stands for parties named before ("Alder and Buyer (the "Parties")"), or that opens with "each"
    or "together". A party named twice counts once.

    >>> parties_of('Alder, Inc. ("Alder"); Birch (UK) Ltd. ("Buyer"); (each a "Party")')
    ['Alder, Inc.', 'Birch (UK) Ltd.']
    >>> parties_of('Alder LLC ("Seller"); Birch ("Buyer"); Seller and Buyer (the "Parties")')
    ['Alder LLC', 'Birch']
    """
    found: dict[str, str] = {}
    short: set[str] = set()
    # A bracket that opens before the first name and closes behind the last holds them all.
    whole = re.sub(r"^\s*\((?=[A-Z][^()\"“]*\()", "", text)
    for segment in NEXT_NAME.sub(r"\g<0>;", whole).split(";"):
        name = bare(segment)
        defined = {key(each) for each in QUOTED.findall(segment.replace(name, "", 1))}
        pieces = [made for piece in re.split(r",|\band\b|&", name) if (made := key(piece))]
        told = sum(piece in short for piece in pieces)
        together = len(pieces) > 1 and 2 * told >= len(pieces) and COLLECTIVE.search(segment)
        blank = key(name) in ROLES and key(name) in defined
        if not key(name) or COLLECTIVE.match(name) or together or blank:
            continue
        found.setdefault(re.sub(r"\W", "", name).casefold(), name)
        short |= {key(name), *defined}
    return list(found.values())


NEXT_NAME = re.compile(
    r"\b(?:inc|llc|l\.l\.c|ltd|limited|corp|corporation|l\.?p|n\.a|gmbh)\b\.?"
    r"(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?-i:[A-Z]))"
    r"(?!(?:inc|llc|ltd|limited|corp|corporation|l\.?p|l\.l\.c)\b)",
    re.IGNORECASE,
)
"""Where a name ends in its legal form and another follows after a comma or "and"."""
BEHIND = re.compile(
    r",?\s(?:on behalf of|and its|an? (?:affiliate|subsidiary) of)\b.*", re.I | re.S
)
ROLES = frozenset(
    "agent buyer client company consultant contractor customer distributor employer franchisee "
    "franchisor lender licensee licensor manufacturer owner partner purchaser reseller seller "
    "sponsor supplier vendor".split()
)
"""Words for a part that is played: a contract with blanks has no other name for who plays it."""


def bare(segment: str) -> str:
    """Return the name before its brackets; short ones inside a name, as in "(UK)", belong to it."""
    inside = BRACKETED_NAME.sub(lambda found: found[0].replace("(", "⟨").replace(")", "⟩"), segment)
    name = BRACKETS.split(inside)[0].replace("⟨", "(").replace("⟩", ")")
    name = re.sub(r"\s+", " ", BEHIND.sub("", QUOTED.split(name)[0]))
    return re.sub(r",? and$", "", name.strip(" ,;:-–"))
