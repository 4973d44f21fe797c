"""CNXML, the format of OpenStax textbook modules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..citing.citation_marks import raised
from ..document import Metadata, Passage, Reading
from .stated import iso_date, language_tag, licence
from .tree import Grammar, Place, find, first_text, inline, local, passages, path

if TYPE_CHECKING:
    from .tree import Element

ROOT = "{http://cnx.rice.edu/cnxml}document"

GRAMMAR = Grammar(
    headings=frozenset({"title"}),
    sections=frozenset({"section"}),
    lists=frozenset({"list"}),
    items=frozenset({"item"}),
    quotes=frozenset({"quote"}),
    cells=frozenset({"entry"}),
    blocks=frozenset(
        "para note example exercise problem solution figure subfigure caption table tgroup thead "
        "tbody tfoot row definition meaning rule statement proof glossary commentary".split()
    ),
    skipped=frozenset({"equation", "math", "media", "code", "colspec", "label", "footnote"}),
)

MARK = "{http://cnx.rice.edu/cnxml}sup"
UNSKIPPED = replace(GRAMMAR, skipped=frozenset())


def reading_of(root: Element) -> Reading:
    """Read a module: its title, then its content and glossary."""
    title = first_text(root, "title", GRAMMAR) or first_text(root, "metadata/title", GRAMMAR)
    found = [Passage("heading", title, 1)] if title else []
    notes = list(references(root))
    for part in (*find(root, "content"), *find(root, "glossary")):
        found.extend(passages(part, GRAMMAR, Place()))
    found.extend(notes)
    licences = [each.get("url") for each in find(root, "metadata/license")]
    people = [
        first_text(each, "fullname", GRAMMAR) for each in find(root, "metadata/actors/person")
    ]
    return Reading(
        tuple(found),
        Metadata(
            title=title,
            writer="; ".join(person for person in people if person) or None,
            date=iso_date(first_text(root, "metadata/revised", GRAMMAR) or ""),
            language=language_tag(first_text(root, "metadata/language", GRAMMAR) or ""),
            rights=licence(next((each for each in licences if each), "")),
        ),
    )


def references(root: Element) -> Iterator[Passage]:
    """Give the notes that stand inside sentences, and leave their raised numbers in their place."""
    number = 0
    for note in list(root.iter()):
        inside = note.get("display") == "inline" or note.get("class") == "reference"
        if local(note) == "footnote" or (local(note) == "note" and inside):
            number += 1
            mark = raised(str(number))
            yield Passage("reference", f"{mark} {inline(note, UNSKIPPED)}", 0, None, path(note))
            del note[:]
            note.tag, note.text = MARK, mark
