"""Footnotes and endnotes of Word documents, numbered as they are met."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ..citing.citation_marks import raised
from ..document import Passage

if TYPE_CHECKING:
    from .tree import Element

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ID = f"{WORDS}id"
KINDS = ("footnote", "endnote")
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def numbered(body: Element) -> dict[tuple[str, str], int]:
    """Put raised digits in the place of the marks of notes and of raised numbers.

    Returns the number of each note by its kind and id.
    """
    numbers: dict[tuple[str, str], int] = {}
    for kind in KINDS:
        for mark in list(body.iter(f"{WORDS}{kind}Reference")):
            number = numbers.setdefault((kind, mark.get(ID, "")), len(numbers) + 1)
            mark.tag = f"{WORDS}t"
            mark.text = raised(str(number))
    for position in body.iter(f"{WORDS}vertAlign"):
        run = position.getparent()
        run = run.getparent() if run is not None else None
        if run is not None and position.get(f"{WORDS}val") == "superscript":
            for text in run.iter(f"{WORDS}t"):
                text.text = raised(text.text or "")
    return numbers


def notes(
    part: Any, numbers: dict[tuple[str, str], int], text_of: Callable[[Element], str]
) -> Iterator[Passage]:
    """Give the notes that the text points to, each with its number; `part` is the main part."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    found: dict[int, str] = {}
    for kind in KINDS:
        for relation in part.rels.values():
            if relation.is_external or relation.reltype != f"{RELATION}{kind}s":
                continue
            for note in etree.fromstring(relation.target_part.blob, parser).iter(f"{WORDS}{kind}"):
                number = numbers.get((kind, note.get(ID, "")))
                if number is not None:
                    found[number] = " ".join(map(text_of, note.iter(f"{WORDS}p")))
    for number, text in sorted(found.items()):
        if text.strip():
            yield Passage("paragraph", f"{raised(str(number))} {text.strip()}")
