"""Which passages are a list of references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..citing.citation_marks import marks_in, note_of, raised
from ..citing.reference_list import NUMBER
from ..document import Passage

HEADING = re.compile(
    r"(?:\d+\.?|[ivx]+\.)?\s*"
    r"(?:references?(?: list| cited)?|(?:selected )?bibliography|works cited|literature cited|"
    r"list of references|sources cited|bibliographie|références|literaturverzeichnis)"
    r"(?: and notes)?\s*:?",
    re.IGNORECASE,
)

NOTES = re.compile(r"(?:\d+\.?\s*)?(?:end ?|foot ?)?notes\s*:?", re.IGNORECASE)


def is_references_heading(text: str) -> bool:
    """Tell whether a heading opens a list of references.

    >>> is_references_heading("7. References"), is_references_heading("Reference groups")
    (True, False)
    """
    return HEADING.fullmatch(text.strip()) is not None


def number_notes(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Write before each note under a heading such as Notes its number, raised as its marks are.

    Items count on; paragraphs without a number go on with the note before them. In a text without
    raised marks nothing changes: its notes are of another kind.
    """
    marked, number, rank = False, 0, 0
    for passage in passages:
        if passage.kind == "heading":
            if NOTES.fullmatch(passage.text.strip()):
                number, rank = 0, passage.level
            elif passage.level <= rank:
                rank = 0
        elif marked and rank and note_of(passage.text) is None:
            found = NUMBER.match(passage.text)
            if found or passage.kind == "item":
                number = int(found["number"]) if found else number + 1
                words = passage.text[found.end() if found else 0 :]
                passage = replace(passage, text=f"{raised(str(number))} {words}")
        marked = marked or any(mark.raised for mark in marks_in(passage.text))
        yield passage


def mark_references(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Give the kind `reference` to what stands under a heading such as References.

    The list ends at the next heading of the same rank or a higher one.
    """
    rank = 0
    for passage in number_notes(passages):
        if passage.kind == "heading":
            if is_references_heading(passage.text):
                rank = passage.level
            elif passage.level <= rank:
                rank = 0
        elif rank:
            passage = replace(passage, kind="reference", level=0)
        yield passage
