"""Organization names in one spelling, and what in them tells which organization it is."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from ..document import slug
from .legal_forms import without_legal_form

SPELLINGS = {
    "organisation": "organization",
    "organisations": "organizations",
    "labour": "labor",
    "centre": "center",
    "programme": "program",
    "defence": "defense",
    "aluminium": "aluminum",
    "intl": "international",
    "corp": "corporation",
    "govt": "government",
    "univ": "university",
}

# Words that say what kind of firm it is, not which one. Electric, Bank and International are not
# among them: they often tell the members of one group apart.
DESCRIPTIVE = frozenset(
    "airlines airways automobile automobiles company corporation enterprises group groupe grupo "
    "gruppe holding holdings inc industries limited motor motors pharmaceutical "
    "pharmaceuticals".split()
)
# First words too common to stand for one organization.
COMMON = DESCRIPTIVE | frozenset(
    "advanced air alliance allied american association associated atlantic british central china "
    "chinese continental control council deutsche eastern european federal first foundation "
    "french fund general german government imperial indian institute international japan japanese "
    "london ministry national new northern pacific royal society south southern standard state "
    "swiss trans union united universal university western world".split()
)
CONNECTIVES = frozenset({"and", "of", "for", "the", "in", "on", "de", "du", "des", "la", "et"})


def plain(name: str) -> str:
    """Write a name in lower-case words without accents and punctuation, one spelling of many.

    >>> plain("The World Health Organisation")
    'world health organization'
    """
    text = unicodedata.normalize("NFKD", name.replace("’", "'"))
    text = "".join(mark for mark in text if not unicodedata.combining(mark)).casefold()
    text = re.sub(r"'s\b|'", lambda found: "s" if found[0] == "'s" else "", text)
    text = re.sub(r"[&+]", " and ", text)
    # J.P. and S.A.R.L. are one word each.
    text = re.sub(r"\b(?:\w\.){2,}\w?\b\.?|\b(?:\w\.){2,}", lambda f: f[0].replace(".", ""), text)
    words = [SPELLINGS.get(word, word) for word in re.findall(r"\w+", text)]
    kept = [word for word in words if word != "the"]
    return " ".join(kept or words)


@lru_cache(maxsize=100_000)
def normalized(name: str) -> str:
    """Write a name in its plain spelling and without its legal form.

    >>> normalized("The Procter & Gamble Co.")
    'procter and gamble'
    >>> normalized("Société Générale S.A.")
    'societe generale'
    """
    return without_legal_form(plain(name))


@lru_cache(maxsize=100_000)
def organization_slug(name: str) -> str:
    """Make the last part of an organization's IRI from its normalized name.

    A name without Latin letters or digits gets the first digits of its digest.

    >>> organization_slug("Toyota Motor Corp.")
    'toyota-motor'
    """
    text = normalized(name)
    made = slug(text)
    if made != "untitled":
        return made
    return f"name-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def initials(name: str) -> str:
    """Return the first letters of the words of a name that are not mere connectives.

    >>> initials("World Wide Fund for Nature")
    'wwfn'
    """
    return "".join(word[0] for word in plain(name).split() if word not in CONNECTIVES)


def is_short_form(short: str, long: str) -> bool:
    """Tell whether normalized `long` adds to `short` nothing but words such as Motor or Group."""
    core, words = short.split(), long.split()
    if not core or core == words or set(core) <= COMMON:
        return False
    rest = _without_run(words, core)
    return rest is not None and all(word in DESCRIPTIVE for word in rest)


def core(name: str) -> str:
    """Return the normalized name without the words around it that only describe.

    >>> core("Toyota Motor Corporation"), core("Groupe Danone"), core("General Motors")
    ('toyota', 'danone', 'general motors')
    """
    text = normalized(name)
    words = text.split()
    while len(words) > 1 and words[-1] in DESCRIPTIVE:
        words.pop()
    while len(words) > 1 and words[0] in DESCRIPTIVE:
        words.pop(0)
    short = " ".join(words)
    return short if is_short_form(short, text) else text


def _without_run(words: list[str], core: list[str]) -> list[str] | None:
    """Return the words around `core`; None where it is not one run at either end of them."""
    size = len(core)
    if words[:size] == core:
        return words[size:]
    # A leading word is no more than "Groupe": Sumitomo Electric is not General Sumitomo.
    if words[-size:] == core:
        return words[:-size]
    return None
