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
        biopharmaceuticals biopharma
        biotechnology biotech
        brothers bros
        building bldg
        center centre ctr cntr
        chemical chem
        commission commn
        committee cmte
        communications comms
        construction constr
        corporation corpn
        council cncl
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
        health hlth
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
ORDINALS = {
    **dict(
        zip(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "hundredth".split(),
            "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 100th".split(),
            strict=True,
        )
    ),
    **{f"{word}th": f"{number}th" for word, number in UNITS.items() if number > 12},
    **{f"{word[:-1]}ieth": f"{number}th" for word, number in TENS.items()},
}
SIZES = {"hundred": "00", "thousand": "000"}
ROMAN = dict(zip("ii iii iv vi vii viii ix".split(), "2346789", strict=True))
"""Numerals behind a name; I, V and X may be letters, and first words may be words: VI, Xi'an."""
BRACKET = re.compile(r"\s*\(([^()]+)\)")
BESIDE = re.compile(r"^(\w{2,12}) [-–—] (.+)$|^(.+?),? [-–—] (\w{2,12})$")
"""An acronym before or behind a name, with a dash between them."""
BARE = re.compile(r"^(.+) ([A-Z]{3,10})$")
ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
FIRM_ACRONYM = 4
"""So many capitals in brackets are an acronym even where each word gives several letters."""
POSSESSIVE = re.compile(r"(?<=\w\w|\w\.|\.\w)['’]s\b", re.IGNORECASE)
FILLERS = CONNECTIVES | frozenset(
    "a an at und y e der die das von zu van het del della di da".split()
)
"""Words that tell nothing in a long name; in a short one they may be letters, as in AT&T."""
FEW = 4
MESSRS = re.compile(r"^(?:M/[sS]|Messrs)\b\.?\s*")
AND = re.compile(r"(?<=\w)\s+['’]?n['’]?\s+(?=\w)")
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
# What schemes of transliteration write in several ways.
SCHEMES = (("shch", "sch"), ("kh", "h"), ("ks", "x"), ("zh", "j"), ("ts", "c"), ("w", "v"))


@lru_cache(maxsize=100_000)
def wording(name: str) -> tuple[str, ...]:
    """Return the words that tell an organization: no legal form, connective or abbreviation.

    >>> wording("Intl. Assoc. of Three Rivers, Inc.")
    ('international', 'association', '3', 'rivers')
    >>> wording("Alder Research Council (ARC)") == wording("ARC – Alder Research Council")
    True
    """
    name = MESSRS.sub("", name.replace("_", " "))
    name = POSSESSIVE.sub("", _without_own_acronym(name))
    text = normalized(AND.sub(" & ", name)).translate(LETTERS)
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


def _without_own_acronym(name: str) -> str:
    """Leave out an acronym that stands beside its own long form: it tells nothing more.

    Not "Alder Bank (UK)", where it says which branch is meant.
    """
    bracket = BRACKET.search(name)
    if bracket and bracket.start():
        before = name[: bracket.start()]
        if _stands_for(bracket[1], before) or _shortens(bracket[1], before):
            return before + name[bracket.end() :]
    if found := BESIDE.match(name):
        short, long = (found[1], found[2]) if found[1] else (found[4], found[3])
        if ACRONYM.fullmatch(short) and (_stands_for(short, long) or _shortens(short, long)):
            return long
    found = BARE.match(name)
    if found and not found[1].isupper() and _stands_for(found[2], found[1]):
        return found[1]
    return name


def _shortens(short: str, long: str) -> bool:
    """Tell whether capitals are letters of several words of a name, the first one its first.

    >>> _shortens("NIFFTEC", "Nordvik Institute for Fisheries Technology")
    True
    """
    if len(short) < FIRM_ACRONYM or not re.fullmatch("[A-Z]+", short) or long.isupper():
        return False
    text = plain(long)
    rest = iter(text)
    return text[:1] == short[0].lower() and all(letter in rest for letter in short.lower())


def _stands_for(short: str, long: str) -> bool:
    letters = re.sub(r"\W", "", short).casefold()
    whole = "".join(word[0] for word in plain(long).split())
    return len(letters) > 1 and letters in (initials(long), initials(normalized(long)), whole)


def _with_numbers(words: list[str]) -> list[str]:
    """Write numbers in digits: "forty four" and "forty 4" are 44, "two hundred" is 200."""
    made: list[str] = []
    tens = False
    for at, word in enumerate(words):
        if at and word in ROMAN:
            word = ROMAN[word]
        unit = UNITS.get(word, int(word) if re.fullmatch("[0-9]", word) else None)
        if tens and unit is not None and 0 < unit < 10:
            made[-1] = str(int(made[-1]) + unit)
        elif unit is not None:
            made.append(str(unit))
        elif word in SIZES:
            counted = made.pop() if made and re.fullmatch("[1-9][0-9]?", made[-1]) else "1"
            made.append(counted + SIZES[word])
        elif tens and word in ORDINALS and len(ORDINALS[word]) == 3:
            made[-1] = made[-1][:-1] + ORDINALS[word]
        else:
            made.append(str(TENS[word]) if word in TENS else ORDINALS.get(word, word))
        tens = word in TENS
    return made
