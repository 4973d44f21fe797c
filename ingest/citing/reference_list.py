"""The reference list of a document: what its numbered citations stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from ..document import Document, slug
from .citation_marks import note_of

NUMBER = re.compile(r"^\s*[\[(^]{0,2}(?P<number>\d{1,3})(?:[\])]\s*:?|\.|:)?\s+(?=\S)")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
SURNAME = re.compile(r"(?:(?:[dD]e|[vV]an|[vV]on|[dD]er|[dD]en|[lL]e|[lL]a) )*[A-Z][\w’'\-]+")
INITIALS = re.compile(r"^[\^↑\s]*(?:[A-Z]\.\s?-?)*\s*")
GIVEN = re.compile(
    r"^(?:[A-Z][\w’'\-]+ )(?:[A-Z]\. |[A-Z][\w’'\-]+ )?(?="
    r"(?:(?:[dD]e|[vV]an|[vV]on|[dD]er|[dD]en|[lL]e|[lL]a) )*[A-Z][\w’'\-]+"
    r"(?:,? and [A-Z]|, [“\"‘]))"
)
"""First names before the surname, as notes have them: “Ann B. Quux, ‘On trust’”."""


@dataclass(frozen=True)
class Reference:
    """An entry of a reference list, as a citation needs it."""

    surname: str
    year: int
    label: str
    """How it is shown: `Oliver (1990)`, `Ring et al. (1994)`."""

    locator: str | None = None
    """The page that a footnote names."""

    @property
    def key(self) -> str:
        """A key of its own, for a work that no bibliography knows."""
        return slug(f"{self.surname} {self.year}")


References: TypeAlias = Mapping[int, Sequence[Reference]]
"""What a number stands for: one entry of a list, or all that a footnote cites."""
NONE: References = MappingProxyType({})


def numbered_references(document: Document) -> References:
    """Return the entries that begin with a number, or, where none does, all in their order."""
    entries = [
        text
        for block in document.blocks
        if block.kind == "reference"
        and note_of(text := document.text[block.start : block.end]) is None
    ]
    numbered = {
        int(found["number"]): text[found.end() :]
        for text in entries
        if (found := NUMBER.match(text)) is not None
    }
    if not numbered:
        numbered = dict(enumerate(entries, start=1))
    parsed = {number: reference_of(text) for number, text in numbered.items()}
    return {number: (entry,) for number, entry in parsed.items() if entry is not None}


def reference_of(entry: str) -> Reference | None:
    """Read first author and year of an entry; None where it does not begin with a name.

    >>> reference_of("Oliver, C. (1990). Determinants of relationships. Review 15: 241-265.").label
    'Oliver (1990)'
    >>> reference_of("P. S. Ring and A. H. Van de Ven. Processes. 1994.").label
    'Ring et al. (1994)'
    >>> reference_of("Ann Quux, “Determinants,” Review 15 (1990): 241.").label
    'Quux (1990)'
    """
    text = GIVEN.sub("", INITIALS.sub("", entry.strip()))
    name, year = SURNAME.match(text), YEAR.search(text)
    if name is None or year is None:
        return None
    authors = text[name.end() : year.start()].split(". ")[0] + text[name.end() : name.end() + 40]
    several = re.search(r"\band\b|&|et al|;", authors) is not None
    number = int(year[0][:4])
    label = f"{name[0]}{' et al.' if several else ''} ({year[0]})"
    return Reference(name[0], number, label)
