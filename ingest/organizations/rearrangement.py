"""Names told in other words of the same sense: another language, a place put otherwise.

All of these are merely likely: the University of Miami is not the Miami University, and there
may be a foundation of one name in two countries.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from .names import DESCRIPTIVE, plain
from .wording import FILLERS, wording

ELISION = re.compile(r"\b(?:[dl]|dell|nell|all|dall|sull)['’](?=\w)", re.IGNORECASE)
ARTICLES = FILLERS | frozenset(
    "al am au aux das dei degli dem den des do dos delle e en et fur i il im ja las les lo los og "
    "och os para per por pour pro sur t til ved voor zu zum zur".split()
)
INITIAL = re.compile(r"(?<![\w.])[A-Z]\.(?=[\s-]*[^\W\d_]{2})")
MANY = 4
"""Letters that tell an organization beside words of its kind."""
SCHOOLS = frozenset("academy bank banks college institute school university".split())
"""Of these there may be two: one named after a place, and one in it."""
OF = re.compile(r"^(.+?)(?: of (?:the )?|, | in | for | \()([^\W\d]\w*(?: [^\W\d]\w*)?)\)?$")


def put_otherwise(one: str, other: str) -> str | None:
    """Say how one name puts what the other says, or return None."""
    if _translated(one, other):
        return "the same words in another language"
    if _place_put_otherwise(one, other):
        return "the same words with the place put otherwise"
    if _with_initial(one, other) or _with_initial(other, one):
        return "the same name but for a person's initial"
    return None


def _translated(one: str, other: str) -> bool:
    """Tell whether words that say what an organization is are in two languages.

    >>> _translated("Kestrel Foundation", "Fondazione Kestrel")
    True
    >>> _translated("University of Nordvik", "Nordvik University")
    False
    """
    first, second = _in_english(one), _in_english(other)
    if first[0] != second[0] or first[1] == second[1]:
        return False
    return sum(len(word) for word in first[0] if word not in _english().values()) >= MANY


@lru_cache(maxsize=100_000)
def _in_english(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the telling words in order, generic ones in English, and the generic ones as found."""
    known = _english()
    words = [word for word in wording(ELISION.sub("", name)) if word not in ARTICLES]
    return tuple(sorted(known.get(word, word) for word in words)), frozenset(
        word for word in words if word in known
    )


@cache
def _english() -> dict[str, str]:
    text = Path(__file__).with_name("generic_words.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {plain(word): line[0] for line in lines for word in line}


def _place_put_otherwise(one: str, other: str) -> bool:
    """Tell whether a place is an adjective in one name, or first in one and last in the other.

    >>> _place_put_otherwise("Belgian Geological Survey", "Geological Survey of Belgium")
    True
    >>> _place_put_otherwise("Bank of China", "China Bank")
    False
    """
    first, second = _with_countries(one), _with_countries(other)
    if first is None or second is None:
        return _moved(one, other) or _moved(other, one)
    (rest, place, at), (rest_too, place_too, at_too) = first, second
    if rest != rest_too or place != place_too or len(rest) < 2 or DESCRIPTIVE.issuperset(rest):
        return False
    return at == at_too or {at, at_too} == {0, len(rest)}


@lru_cache(maxsize=100_000)
def _with_countries(name: str) -> tuple[tuple[str, ...], str, int] | None:
    """Part a name into its other words, its only country, and where this stands among them."""
    pattern, countries = _countries()
    words = pattern.sub(lambda found: countries[found[0]], " ".join(wording(name))).split()
    places = [at for at, word in enumerate(words) if word.startswith("@")]
    if len(places) != 1:
        return None
    (at,) = places
    return (*words[:at], *words[at + 1 :]), words[at], at


@cache
def _countries() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of all names of countries and adjectives, and the country of each."""
    text = Path(__file__).with_name("countries.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    found = {
        " ".join(wording(word)): f"@{plain(line[0]).replace(' ', '-')}"
        for line in lines
        for word in line
    }
    # Georgia is a state, too.
    names = sorted(found.keys() - {"", "georgia", "georgian"}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b"), found


def _moved(one: str, other: str) -> bool:
    """Tell whether "Council of Nordvik" has its last words first in the other name.

    >>> _moved("Regional Council of South Alder", "South Alder Regional Council")
    True
    >>> _moved("Technical University of Alder", "Alder Technical University")
    False
    """
    found = OF.match(" ".join(one.split()))
    if not found:
        return False
    rest, place = wording(found[1]), wording(found[2])
    if len(rest) < 2 or DESCRIPTIVE.issuperset(rest) or SCHOOLS.intersection(rest):
        return False
    return wording(other) == place + rest


def _with_initial(one: str, other: str) -> bool:
    """Tell whether one name has a person's initial that the other leaves out.

    >>> _with_initial("Alder P. Kestrel Foundation", "Alder Kestrel Foundation")
    True
    >>> _with_initial("A. Kestrel Ltd", "Kestrel Ltd")
    False
    """
    bare = INITIAL.sub(" ", one)
    telling = wording(bare)
    if bare == one or sum(word not in DESCRIPTIVE for word in telling) < 2:
        return False
    return telling == wording(other)
