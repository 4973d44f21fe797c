"""Whether two names are of one organization by spelling, definition or table alone.

Similarity by shared words is never used: it would merge Sony with Sony Ericsson. What is merely
likely is in `comparison`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from .aliases import UNDECIDED, Decisions, aliases
from .names import initials, is_short_form, normalized, organization_slug, plain
from .wording import wording

FURTHER = re.compile(
    r"[\s,;(]+\b(?:d/?b/?a|[fan]/?k/?a|t/a|doing business as|trading as|"
    r"(?:formerly|also|now|previously)(?: (?:known|called))?(?: as)?)\b[.,:]?[\s\"“]*",
    re.IGNORECASE,
)
OF_ANY_TRADE = frozenset(
    "company corporation group groupe grupo gruppe holding holdings inc limited".split()
)
"""Describing words that do not tell one firm of a group from another, as Motors does."""


def same_organization(
    a: str,
    b: str,
    *,
    acronyms: Mapping[str, str] | None = None,
    together: bool = False,
    others: Iterable[str] = (),
    decisions: Decisions = UNDECIDED,
) -> str | None:
    """Say why two names are of one organization, or return None.

    `acronyms` are those defined in a text (`MCC` → the long name), `together` says that both names
    stand in one document, `others` are the names that might compete for the short form (as spelt
    where both stand together), and `decisions` are a user's, which go before all else.
    """
    one, two = normalized(a), normalized(b)
    if decisions.tells_apart(organization_slug(a), organization_slug(b)):
        return None
    if one == two:
        return "same name"
    decided = decisions.known_as(a)
    if decided and decided == decisions.known_as(b):
        return f"the user's table calls both {decided}"
    if reason := _same_spelling(a, b):
        return reason
    for short, long in (acronyms or {}).items():
        if {normalized(short), normalized(long)} == {one, two}:
            return f"{short} is defined as {long}"
    known = aliases()
    if normalized(known.get(one, a)) == normalized(known.get(two, b)):
        return f"{known.get(one) or known.get(two)} is known by both names"
    if together and (_is_acronym(a, b) or _is_acronym(b, a)):
        return "initials in the same text"
    short, long = sorted((one, two), key=len)
    named = [a, b, *others] if together else [*others]
    if is_short_form(short, long) and not _competes(short, long, named):
        return f"{short!r} is short for {long!r}"
    return None


def _same_spelling(a: str, b: str) -> str | None:
    one, two = normalized(a), normalized(b)
    if one.replace(" ", "") == two.replace(" ", ""):
        return "same name but for spaces"
    # SiemensAG has no legal form to see, TheAlderTrust no article.
    if plain(a).replace(" ", "") == plain(b).replace(" ", "") or _letters(a) == _letters(b):
        return "same name but for spaces"
    if "".join(wording(a)) == "".join(wording(b)):
        return "same name, otherwise written"
    if sorted(one.split()) == sorted(two.split()):
        return "same words"
    if {wording(name) for name in _names_in(a)} & {wording(name) for name in _names_in(b)}:
        return "one name gives the other as a further name"
    return None


def _letters(name: str) -> str:
    """Return the letters and digits alone; a name of signs only is kept as it is."""
    return re.sub(r"[\W_]", "", name.casefold()) or name


def _names_in(name: str) -> list[str]:
    """Return the names in "A, formerly B" and "A d/b/a B"."""
    return [part for part in FURTHER.split(name) if normalized(part)]


def _competes(short: str, long: str, others: Collection[str]) -> bool:
    """Tell whether the short form may be that of another name just as well.

    "Mitsubishi Corporation" is a full name of its own, so that "Mitsubishi" is short for it and
    not for "Mitsubishi Motors"; but "Volkswagen AG" may be the "Volkswagen Group".
    """
    trade = set(long.split()) - set(short.split()) - OF_ANY_TRADE
    if trade and any(normalized(other) == short != plain(other) for other in others):
        return True
    known = {normalized(other) for other in others} - {short, long}
    return any(is_short_form(short, other) and not is_short_form(long, other) for other in known)


def _is_acronym(short: str, long: str) -> bool:
    letters = re.sub(r"\W", "", short)
    return len(letters) >= 3 and letters.isupper() and letters.casefold() == initials(long)
