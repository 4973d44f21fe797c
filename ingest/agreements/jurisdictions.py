"""Places that have a law of their own: states, provinces and countries, by name and adjective."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ..organizations.proper_names import countries

STATES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia "
    "Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts "
    "Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada New_Hampshire New_Jersey "
    "New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma Oregon Pennsylvania "
    "Puerto_Rico Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia "
    "Washington West_Virginia Wisconsin Wyoming"
)
PROVINCES = {
    "Canada": "Alberta British_Columbia Manitoba New_Brunswick Newfoundland Northwest_Territories "
    "Nova_Scotia Nunavut Ontario Prince_Edward_Island Quebec Saskatchewan Yukon",
    "Australia": "Australian_Capital_Territory New_South_Wales Northern_Territory Queensland "
    "South_Australia Tasmania Victoria Western_Australia",
}
OTHERS = {
    "England and Wales": "England and Wales",
    "England & Wales": "England and Wales",
    "England": "England",
    "English": "England",
    "Wales": "Wales",
    "Scotland": "Scotland",
    "Scots": "Scotland",
    "Northern Ireland": "Northern Ireland",
    "District of Columbia": "District of Columbia",
    "N.Y.": "New York",
    "Québec": "Quebec, Canada",
    "Newfoundland and Labrador": "Newfoundland, Canada",
    "Macao": "Macau",
    "Curaçao": "Curacao",
    "Holland": "Netherlands",
    "Russian Federation": "Russia",
    "United Mexican States": "Mexico",
    "Swiss Confederation": "Switzerland",
    "Hellenic Republic": "Greece",
    "UK": "United Kingdom",
    "United Kingdom (England and Wales)": "England and Wales",
    "Republic of Ireland": "Ireland",
    "Republic of Korea": "South Korea",
    "Korea": "South Korea",
    "Korean": "South Korea",
    "Republic of China": "Taiwan",
    "R.O.C.": "Taiwan",
    "People's Republic of China": "People's Republic of China",
    "PRC": "People's Republic of China",
    "P.R.C.": "People's Republic of China",
    "P.R. China": "People's Republic of China",
    "PR China": "People's Republic of China",
    "China": "People's Republic of China",
    "Chinese": "People's Republic of China",
    "Dutch": "Netherlands",
}
TERRITORIES = (
    "Abu_Dhabi Aruba Bahamas Barbados Belize Bermuda British_Virgin_Islands Cayman_Islands Curacao "
    "Dubai Gibraltar Guam Guernsey Hong_Kong Isle_of_Man Jersey Liechtenstein Macau "
    "Marshall_Islands Monaco Netherlands_Antilles Nevis Papua_New_Guinea Samoa San_Marino "
    "Seychelles Vanuatu Virgin_Islands"
)
"""Small states, and parts of states, that the table of countries lacks."""
UNION = "United States"


@cache
def jurisdictions() -> Mapping[str, str]:
    """Return lower-case names and adjectives → the name by which a jurisdiction is reported."""
    table = {word: name for word, name in countries().items() if len(word) > 2}
    table |= {"united states of america": UNION, "u.s.a.": UNION, "usa": UNION, "u.s.": UNION}
    named = (name.replace("_", " ") for name in (*STATES.split(), *TERRITORIES.split()))
    table |= {name.lower(): name for name in named}
    for country, names in PROVINCES.items():
        for name in (written.replace("_", " ") for written in names.split()):
            table[name.lower()] = f"{name}, {country}"
    table |= {name.lower(): shown for name, shown in OTHERS.items()}
    return table


@cache
def jurisdiction_pattern() -> str:
    """Return a pattern of all names, the longest first.

    A space may be a line break; scanned text may leave it out.
    """
    names = sorted(jurisdictions(), key=lambda name: (-len(name), name))
    patterns = (re.escape(n).replace(r"\ ", r"\s*").replace("'", "['’]") for n in names)
    return rf"(?:{'|'.join(patterns)})(?!\w)"


def jurisdiction(written: str) -> str:
    """Return the reported name of a place that `jurisdiction_pattern` matched.

    >>> jurisdiction("New  York"), jurisdiction("NewYork"), jurisdiction("Ontario")
    ('New York', 'New York', 'Ontario, Canada')
    """
    return _joined()[re.sub(r"\s", "", written.replace("’", "'")).lower()]


@cache
def _joined() -> Mapping[str, str]:
    return {name.replace(" ", ""): shown for name, shown in jurisdictions().items()}
