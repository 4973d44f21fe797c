"""Organization names: one spelling, and whether two names are of one organization.

Similarity by shared words is never used: it would merge Sony with Sony Ericsson.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from cleanco import basename

from ..document import slug

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

# Forms that cleanco does not know, or knows only at the other end of the name.
LEGAL_FORM = re.compile(
    r"(?:(?:open |public |closed )?joint stock company|limited liability company"
    r"|public limited company|aktiengesellschaft|gesellschaft mit beschrankter haftung"
    r"|societatea cu raspundere limitata|ojsc|pjsc|cjsc|jsc|oao|pao|zao|ooo|srl|sarl"
    r"|sp z o o|incorporated|limited|corporation|company|and company|and co|co|inc|ltd|llc|llp"
    r"|plc|gmbh|ag|nv|bv|sa|spa|ab|oy|as|kk|pty|pte|pt)"
)
LEADING_FORM = re.compile(
    r"^(?:(?:open |public |closed )?joint stock company|limited liability company"
    r"|societatea cu raspundere limitata|ojsc|pjsc|cjsc|jsc|oao|pao|zao|ooo|srl|ab|pt) (?=\S)"
)
TRAILING_FORM = re.compile(rf"(?<=\S) {LEGAL_FORM.pattern}$")

# Words that say what kind of firm it is, not which one. Electric, Bank and the like are not among
# them: they often tell the members of one group apart.
DESCRIPTIVE = frozenset(
    "airlines airways automobile automobiles company corporation enterprises group groupe grupo "
    "gruppe holding holdings inc industries international limited motor motors pharmaceutical "
    "pharmaceuticals worldwide".split()
)
# First words too common to stand for one organization.
COMMON = DESCRIPTIVE | frozenset(
    "advanced air alliance allied american association associated atlantic british central china "
    "chinese continental control council deutsche eastern european federal first foundation "
    "french fund general german government imperial indian institute japan japanese london "
    "ministry national new northern pacific royal society south southern standard state swiss "
    "trans union united universal university western world".split()
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
    whole = plain(name)
    text = _without_form(whole)
    return _without_form(plain(basename(text)) or text) or whole


def _without_form(text: str) -> str:
    while (shorter := TRAILING_FORM.sub("", LEADING_FORM.sub("", text))) != text:
        text = shorter
    return text.removesuffix(" and")


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


@cache
def aliases() -> Mapping[str, str]:
    """Return the known other names: normalized name → the name it stands for."""
    table: dict[str, str] = {}
    text = Path(__file__).with_name("aliases.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, *others = line.split("\t")
            table.update((normalized(other), name) for other in others)
    return table


def initials(name: str) -> str:
    """Return the first letters of the words of a name that are not mere connectives.

    >>> initials("World Wide Fund for Nature")
    'wwfn'
    """
    return "".join(word[0] for word in plain(name).split() if word not in CONNECTIVES)


def same_organization(
    a: str,
    b: str,
    *,
    acronyms: Mapping[str, str] | None = None,
    together: bool = False,
    others: Iterable[str] = (),
) -> str | None:
    """Say why two names are of one organization, or return None.

    `acronyms` are those defined in a text (`MCC` → the long name), `together` says that both names
    stand in one document, `others` are the names that might compete for the short form.
    """
    one, two = normalized(a), normalized(b)
    if one == two:
        return "same name"
    if one.replace(" ", "") == two.replace(" ", ""):
        return "same name but for spaces"
    if sorted(one.split()) == sorted(two.split()):
        return "same words"
    for short, long in (acronyms or {}).items():
        if {normalized(short), normalized(long)} == {one, two}:
            return f"{short} is defined as {long}"
    known = aliases()
    if normalized(known.get(one, a)) == normalized(known.get(two, b)):
        return f"{known.get(one) or known.get(two)} is known by both names"
    if together and (_is_acronym(a, b) or _is_acronym(b, a)):
        return "initials in the same text"
    short, long = sorted((one, two), key=len)
    if is_short_form(short, long) and not _competes(short, long, others):
        return f"{short!r} is short for {long!r}"
    return None


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


def _competes(short: str, long: str, others: Iterable[str]) -> bool:
    known = {normalized(other) for other in others} - {short, long}
    return any(is_short_form(short, other) and not is_short_form(long, other) for other in known)


def _is_acronym(short: str, long: str) -> bool:
    letters = re.sub(r"\W", "", short)
    return len(letters) >= 3 and letters.isupper() and letters.casefold() == initials(long)
