"""What the title of a case text says: the name of the case, or the organizations it joins."""

from __future__ import annotations

import re
from collections.abc import Iterable

FOUNDING = re.compile(
    r"\b(?:founding|formation|creation|rise|fall|story|history|case) of (?:the )?"
)
PLACE_SUFFIX = re.compile(r"\s+in\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*$")
CONNECTIVES = frozenset("of for and the in on de du des la &".split())


def subject_of(title: str) -> str:
    """Return the part of a title that says what the text is about, without its article.

    >>> subject_of("The Bluetooth Special Interest Group: a royalty-free alliance")
    'Bluetooth Special Interest Group'
    >>> subject_of("Unilever and the founding of the Marine Stewardship Council")
    'Marine Stewardship Council'
    """
    subject = re.split(r"\s*[:–—]\s+|\s+-\s+", title, maxsplit=1)[0].strip()
    if found := FOUNDING.search(subject):
        subject = subject[found.end() :]
    return re.sub(r"^(?:The|A|An)\s+", "", PLACE_SUFFIX.sub("", subject))


def names_in_title(title: str) -> frozenset[str]:
    """Return the names that a title gives to its subject; none where it is a mere description.

    >>> sorted(names_in_title("The Desertec Industrial Initiative (Dii)"))
    ['Desertec Industrial Initiative', 'Dii']
    >>> names_in_title("Small firms in Emilia-Romagna")
    frozenset()
    """
    subject = subject_of(title)
    short = re.search(r"\(([A-Z][\w&-]+)\)\s*$", subject)
    names = {re.sub(r"\s*\([^)]*\)\s*$", "", subject)} | ({short[1]} if short else set())
    return frozenset(name for name in names if _is_name(name))


def _is_name(text: str) -> bool:
    words = text.split()
    described = [w for w in words[1:] if w[:1].islower() and w not in CONNECTIVES]
    return bool(words) and not described and not re.search(r"['’]s\b", text)


def has_word(text: str, name: str) -> bool:
    """Tell whether a name stands in a text as whole words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def joined_in_title(title: str, organizations: Iterable[str], names: Iterable[str]) -> list[str]:
    """Return the organizations that a title joins; [] where it names fewer than two.

    What stands in one of `names`, the case's own, is no partner.

    >>> joined_in_title("Autolatina: Ford and Volkswagen in Brazil", ["Ford", "Volkswagen"], [])
    ['Ford', 'Volkswagen']
    >>> joined_in_title("Sony Ericsson: a venture", ["Sony", "Ericsson"], ["Sony Ericsson"])
    []
    >>> joined_in_title("The M9 toll road and the Oslo Airport Link", ["M9", "Oslo"], [])
    []
    """
    rest = PLACE_SUFFIX.sub("", title)
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, " ")
    found = [name for name in organizations if has_word(rest, name) and not _goes_on(rest, name)]
    longest = [n for n in found if not any(n != other and n in other for other in found)]
    return sorted(longest, key=rest.index) if len(longest) > 1 else []


def _goes_on(title: str, name: str) -> bool:
    """Tell whether a name is but the beginning of a longer one, where capitals can show that."""
    capitals = all(word[:1].isupper() for word in re.findall(r"\w{4,}", title))
    return not capitals and re.search(rf"(?<!\w){re.escape(name)}\s+[A-Z]", title) is not None
