"""Names that are people's: authors of citations, and surnames of those named in full."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def is_person(span: Span, authors: set[str], surnames: set[str]) -> bool:
    """Tell whether the name is of cited authors, or the surname of someone named in full."""
    if len(span) == 1:
        return span.text in surnames
    return all(token.text in authors or token.lower_ == "and" for token in span)


YEAR = re.compile(r"^(?:1[89]|20)\d\d[a-z]?$")


def cited_authors(doc: Doc) -> set[str]:
    """Collect the names that stand before a year in brackets, before "et al." or in a citation."""
    found: set[str] = set()
    for token in doc:
        following = doc[token.i + 1 : token.i + 4]
        texts = [t.text for t in following]
        opens = len(texts) > 1 and texts[0] == "(" and YEAR.match(texts[1])
        inside = len(texts) > 1 and texts[0] == "," and YEAR.match(texts[1])
        if (
            opens
            or (inside and _in_brackets(doc, token.i))
            or texts[:2] == ["et", "al"]
            or (texts[:2] == ["et", "al."])
        ):
            found |= _authors_before(doc, token.i)
    return found


def _in_brackets(doc: Doc, i: int) -> bool:
    for back in range(i, max(-1, i - 14), -1):
        if doc[back].text == "(":
            return True
        if doc[back].text == ")":
            return False
    return False


def _authors_before(doc: Doc, i: int) -> set[str]:
    found: set[str] = set()
    while i >= 0 and (
        doc[i].text[:1].isupper() or doc[i].text in (",", "and", "&", "et", "al.", "al", "-", ";")
    ):
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
