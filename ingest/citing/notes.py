"""What the footnotes of a document cite: each begins with its raised number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document
from .citation_marks import note_of
from .citations import INSIDE, NARRATIVE, surname
from .reference_list import GIVEN, INITIALS, SURNAME, YEAR, Reference, References, reference_of

LEAD = re.compile(
    r"^(?:(?:but |and )?(?:see|cf\.|compare|e\.g\.|for (?:an? )?[\w\s-]{3,60}?,? see)[,:]?\s+"
    r"(?:also |generally |for example,? |e\.g\.,? |in particular,? )*)+",
    re.IGNORECASE,
)
IBID = re.compile(r"^(?:ibid|ibidem|id)\b\.?", re.IGNORECASE)
AUTHORED = re.compile(
    rf"^(?!(?:In|Since|By|From|During|Until|After|Before|On|At|The|This|These|For|As|Data)\b)"
    rf"{SURNAME.pattern}(?:,| and | & | et al| \(| (?:1[89]|20)\d\d)"
)
"""How a note begins that names a work and not what happened in a year."""
SHORT = re.compile(rf"^{SURNAME.pattern}(?:,? (?:and|&) {SURNAME.pattern})?(?: et al\.?)?, ")
"""A work that an earlier note named in full."""
PAGE = re.compile(r"(?:[,:”\"]|\):)\s*((?:pp?\.\s?)?\d{1,4}(?:[–-]\d{1,4})?)\s*\.?$")
BRACKET = re.compile(r"\(([^()]+)\)")
PARTS = re.compile(r";\s+(?=(?:see |cf\. |and )?(?:also )?[A-Z])")


def notes_of(document: Document) -> References:
    """Return what each numbered footnote cites; where a number recurs, the first note has it."""
    found: dict[int, tuple[Reference, ...]] = {}
    named: dict[str, Reference] = {}
    last: tuple[Reference, ...] = ()
    for block in document.blocks:
        if (note := note_of(document.text[block.start : block.end])) is None:
            continue
        number, text = note
        cited = tuple(_repeated(text, last) or _works(text, named))
        for entry in cited:
            named.setdefault(surname(entry.surname), entry)
        found.setdefault(number, cited)
        last = cited or last
    return found


def _repeated(text: str, last: tuple[Reference, ...]) -> list[Reference]:
    """Read a note that points to the one before it."""
    if not IBID.match(text):
        return []
    return [Reference(entry.surname, entry.year, entry.label, _page(text)) for entry in last]


def _works(text: str, named: dict[str, Reference]) -> Iterator[Reference]:
    for part in PARTS.split(text):
        entry = LEAD.sub("", part.strip())
        if (work := _entry(entry)) is not None:
            yield work
        elif known := _named_before(entry, named):
            yield Reference(known.surname, known.year, known.label, _page(entry))
        else:
            yield from _in_words(part)


def _entry(text: str) -> Reference | None:
    """Read a work that a note names in full, or by its author and year."""
    bare = GIVEN.sub("", INITIALS.sub("", text))
    work = reference_of(text) if AUTHORED.match(bare) else None
    if work is None or NARRATIVE.match(text) or not YEAR.search(text):
        return None
    return Reference(work.surname, work.year, work.label, _page(text))


def _named_before(text: str, named: dict[str, Reference]) -> Reference | None:
    if YEAR.search(text) or not SHORT.match(text):
        return None
    found = SURNAME.match(text)
    return named.get(surname(found[0])) if found else None


def _in_words(text: str) -> Iterator[Reference]:
    """Give the works that a note cites as the text does."""
    places = [*NARRATIVE.finditer(text)]
    for bracket in BRACKET.finditer(text):
        places += INSIDE.finditer(bracket[1])
    for found in places:
        names = found["names"].strip(" ,")
        first = re.split(r",| and | & | et al", names)[0]
        years = YEAR.findall(found[0])
        yield from (Reference(first, int(year[:4]), f"{names} ({year})") for year in years)


def _page(text: str) -> str | None:
    found = PAGE.search(text)
    return found[1] if found else None
