"""The words of a name for comparison: abbreviations, numbers and alphabets written one way."""

from __future__ import annotations

import re
from functools import lru_cache

from .names import CONNECTIVES, initials, normalized, plain

ABBREVIATIONS = {
    short: long
    for line in """
        academy acad
        administration admin
        agricultural agric
        american amer
        association assn assoc
        associates assocs
        brothers bros
        building bldg
        center centre ctr cntr
        chemical chem
        commission commn
        committee cmte
        communications comms
        construction constr
        corporation corpn
        department dept
        development devel
        division div
        economic econ
        education educ
        distribution distr
        electric elec electr
        engineering eng engg engrg
        environmental environ
        federation fed
        financial fin fincl
        foundation fdn
        government govt
        group grp
        holding hldg
        holdings hldgs
        hospital hosp
        industries inds
        industrial indl
        institute inst
        insurance ins
        international intl
        investment inv invt
        investments invs invts
        laboratories labs
        laboratory lab
        management mgmt mgt
        manufacturing mfg manuf
        mount mt
        national natl
        organization org orgn
        partners ptnrs
        pharmaceuticals pharma pharm
        products prods
        railway rwy rly
        saint st
        school sch
        science sci
        sciences scis
        securities secs
        services svcs svc
        society soc
        solutions solns
        systems sys
        technology tech technol
        telecommunications telecom telecoms
        transportation transp
        university univ
    """.strip().splitlines()
    for long, *shorts in [line.split()]
    for short in shorts
}
PHRASES = (
    (re.compile(r"\bu s(?: a)?\b|\busa?\b|\bunited states of america\b"), "united states"),
    (re.compile(r"\bu k\b|\buk\b"), "united kingdom"),
    (re.compile(r"\be u\b|\beu\b"), "european union"),
    (re.compile(r"\bco operat"), "cooperat"),
    (re.compile(r"\bd b a\b"), "dba"),
)
UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(),
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th".split(),
        strict=True,
    )
)
BRACKET = re.compile(r"\s*\(([^()]+)\)\s*$")
POSSESSIVE = re.compile(r"(?<=\w\w)['’]s\b", re.IGNORECASE)
FILLERS = CONNECTIVES | frozenset(
    "a an at und y e der die das von zu van het del della di da".split()
)
"""Words that tell nothing in a long name; in a short one they may be letters, as in AT&T."""
FEW = 4
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
# What schemes of transliteration write in several ways.
SCHEMES = (("shch", "sch"), ("kh", "h"), ("ks", "x"), ("zh", "j"), ("ts", "c"), ("w", "v"))


@lru_cache(maxsize=100_000)
def wording(name: str) -> tuple[str, ...]:
    """Return the words that tell an organization: no legal form, connective or abbreviation.

    >>> wording("Intl. Assoc. of Three Rivers, Inc.")
    ('international', 'association', '3', 'rivers')
    >>> wording("Alder Research Council (ARC)")
    ('alder', 'research', 'council')
    """
    bracket = BRACKET.search(name)
    if bracket and bracket.start() and _stands_for(bracket[1], name[: bracket.start()]):
        name = name[: bracket.start()]
    text = normalized(POSSESSIVE.sub("", name)).translate(LETTERS)
    for pattern, written in PHRASES:
        text = pattern.sub(written, text)
    words = [ABBREVIATIONS.get(word, word) for word in text.split()]
    idle = FILLERS if len(words) >= FEW else CONNECTIVES
    kept = [word for word in words if word not in idle]
    return tuple(_with_numbers(kept or words))


def latin(name: str) -> str:
    """Write a name in Latin letters, with one spelling of what is transliterated in several ways.

    >>> latin("Сахалин") == latin("Sakhalin")
    True
    """
    from anyascii import anyascii

    text = anyascii(name).casefold()
    for found, written in SCHEMES:
        text = text.replace(found, written)
    return plain(re.sub(r"[ijy]+", "i", text))


def _stands_for(short: str, long: str) -> bool:
    letters = re.sub(r"\W", "", short).casefold()
    whole = "".join(word[0] for word in plain(long).split())
    return len(letters) > 1 and letters in (initials(long), initials(normalized(long)), whole)


def _with_numbers(words: list[str]) -> list[str]:
    """Write numbers up to a hundred in digits: "forty four" and "forty 4" are 44."""
    made: list[str] = []
    tens = False
    for word in words:
        unit = UNITS.get(word, int(word) if re.fullmatch("[0-9]", word) else None)
        if tens and unit is not None and 0 < unit < 10:
            made[-1] = str(int(made[-1]) + unit)
        elif unit is not None:
            made.append(str(unit))
        elif tens and word in ORDINALS:
            made[-1] = made[-1][:-1] + ORDINALS[word]
        else:
            made.append(str(TENS[word]) if word in TENS else ORDINALS.get(word, word))
        tens = word in TENS
    return made
