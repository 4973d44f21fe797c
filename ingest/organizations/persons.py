"""Names that are people's: authors of citations, and surnames of those named in full."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def is_person(span: Span, authors: set[str], surnames: set[str]) -> bool:
    """Tell whether the name is of cited authors, or the surname of someone named in full."""
    if len(span) == 1:
        return span.text in surnames
    return all(token.text in authors or token.lower_ in LINKS for token in span)


# What may stand between the names of authors, or inside of one.
LINKS = frozenset(
    ", ; & - ' ’ and et al al. de van der den von la le del di da dos colleagues others".split()
)
POSSESSIVES = ("'s", "’s")
YEAR = re.compile(r"^(?:1[89]|20)\d\d[a-z]?$")
CITING = re.compile(r"[(,]\s*(?:1[89]|20)\d\d|\bet\s+al|  ")
"""Something of this holds every text that cites, a blanked year among it."""


def cited_authors(doc: Doc) -> set[str]:
    """Collect the names that stand before a year in brackets, before "et al." or in a citation."""
    found: set[str] = set()
    text = doc.text
    if not CITING.search(text):
        return found
    words = [token.text for token in doc]
    for token in doc:
        following = words[token.i + 1 : token.i + 3]
        dated = len(following) == 2 and YEAR.match(following[1])
        if (
            (dated and following[0] == "(")
            or (dated and following[0] == "," and _in_brackets(doc, token.i))
            or following in (["et", "al"], ["et", "al."])
            or _before_blanked_year(token, text)
        ):
            found |= _authors_before(doc, token.i)
    return found


BLANKED = range(len(" (1997)"), len(" (1997a) ") + 1)
"""Spaces that are left where a year in brackets was blanked out (`citations.masked`)."""


def _before_blanked_year(token: Token, text: str) -> bool:
    """Tell whether a citation's year was blanked after the word; other citations are longer."""
    end = token.idx + len(token)
    if text[end : end + 2] != "  ":
        return False
    if not token.text[:1].isupper() and token.text not in ("al.", *POSSESSIVES):
        return False
    return _spaces(text, end) in BLANKED


def _spaces(text: str, start: int) -> int:
    rest = text[start : start + 12]
    return len(rest) - len(rest.lstrip(" "))


def _in_brackets(doc: Doc, i: int) -> bool:
    for back in range(i, max(-1, i - 14), -1):
        if doc[back].text == "(":
            return True
        if doc[back].text == ")":
            return False
    return False


def _authors_before(doc: Doc, i: int) -> set[str]:
    found: set[str] = set()
    if doc[i].text in POSSESSIVES:
        i -= 1
    while i >= 0 and (doc[i].text[:1].isupper() or doc[i].lower_ in LINKS):
        if doc[i].text[:1].isupper():
            found.add(doc[i].text)
        i -= 1
    return found


def surnames_in(docs: Sequence[Doc]) -> set[str]:
    """Collect the last names of people named in full, unless the name is also an organization's."""
    firm = {t.text for doc in docs for e in doc.ents if e.label_ == "ORG" for t in e}
    return {
        entity[-1].text
        for doc in docs
        for entity in doc.ents
        if entity.label_ == "PERSON" and len(entity) in (2, 3) and entity[-1].text not in firm
    }
