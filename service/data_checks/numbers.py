"""NumberInQuote: the years and shares that are reported stand in what is quoted for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode

from interorg.ontology.checks.findings import Finding
from interorg.ontology.terms import IOR

from ..stored_queries import read_query
from .data import Data
from .findings import about, cut

CHECK = "NumberInQuote"
LONG_YEAR = re.compile(r"(?<!\d)\d{4}")
"""Also within a decade such as 1980s and a date such as 19840101."""
SHORT_YEAR = re.compile(r"(?:(?<!\d)\d{4}\s?[-–—/]\s?|['’]|\d{1,2}[./-]\d{1,2}[./-])(\d{2})(?!\d)")
"""As in 1984-86, '84 and 1/2/84."""
YEAR_IN_WORDS = re.compile(
    r"\b(?:nineteen|twenty)[ -](?:hundred|ten|eleven|twelve|\w+teen|\w+ty)\b|\btwo thousand\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
NUMBER_IN_WORDS = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](one|two|three|four|five|six|seven|eight|nine))?\b",
    re.IGNORECASE,
)
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
}  # fmt: skip
SHARES = {
    r"hal(f|ves)|½": (50,),
    r"thirds?|⅓|⅔": (100 / 3, 200 / 3),
    r"quarters?|fourths?|¼|¾": (25, 75),
    r"fifths?": (20, 40, 60, 80),
    r"tenths?|ten": (10, 30, 70, 90),
    r"five": (5,),
    r"fifteen": (15,),
    r"equal(ly)?|evenly|parity": tuple(100 / owners for owners in range(2, 11)),
    r"whole|wholly|entire(ly)?|full(y)?": (100,),
}
"""What share in percent words may tell, by their pattern."""
LEFT_OVER = re.compile(r"\b(rest|remain(s|ing|der)?|balance)\b", re.IGNORECASE)
ROUNDED = 0.5
"""So far may a share in percent lie from what a text says."""


def numbers_in_quotes(data: Data) -> Iterator[Finding]:
    """Find reported years and shares that the quotes of their evidence do not give."""
    quotes: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in data.rows(read_query("check_numbers")):
        if isinstance(row["node"], NamedNode):
            number = row["number"].value
            quotes[row["node"].value, row["property"].value, number].append(row["quote"].value)
    for (node, property, number), said in quotes.items():
        quote = " ".join(said)
        share = property == IOR.reportedParticipation.value
        if not (gives_share(quote, number) if share else gives_year(quote, number)):
            yield about(
                data,
                CHECK,
                "warning",
                node,
                f"A reported {'share' if share else 'year'} should stand in what is quoted for it",
                "Look at the sentence: is the number read rightly, and is it the right sentence",
                [f'{number} for "{cut(quote)}"'],
            )


def gives_year(quote: str, year: str) -> bool:
    """Tell whether a quote gives a year; one that gives some year in words is trusted.

    >>> gives_year("It ran in 1984-86.", "1986"), gives_year("It ran in 1984-86.", "1985")
    (True, False)
    """
    return (
        year in LONG_YEAR.findall(quote)
        or year[-2:] in SHORT_YEAR.findall(quote)
        or YEAR_IN_WORDS.search(quote) is not None
    )


def gives_share(quote: str, share: str) -> bool:
    """Tell whether a quote gives a share in percent, in figures or words, or leaves it as the rest.

    >>> gives_share("Each held half.", "50.00"), gives_share("It held 49 percent.", "51.00")
    (True, False)
    """
    try:
        wanted = float(share)
    except ValueError:
        return True  # the shape of participations says so
    given = {float(number.replace(",", ".")) for number in NUMBER.findall(quote)}
    for tens, units in NUMBER_IN_WORDS.findall(quote.lower()):
        given.add(TENS[tens] + UNITS.get(units, 0))
    for words, shares in SHARES.items():
        if re.search(rf"(?<!\w)({words})(?!\w)", quote, re.IGNORECASE):
            given.update(shares)
    return LEFT_OVER.search(quote) is not None or any(
        abs(wanted - number) <= ROUNDED for number in given
    )
