"""XML safely parsed, and its blocks told apart by a few sets of tags."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..citing.citation_marks import without_raised
from ..document import BlockKind, Cell, Passage, fold
from ..failure import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element: TypeAlias = _Element


ROWS = frozenset({"tr", "row"})
SPANS = ("rowspan", "colspan", "morerows", "namest", "spanname")
"""Attributes of cells that stand for several, unless they are "1" or "0"."""

FLOATS = frozenset("caption fig figure subfigure table-wrap table list def-list".split())
"""Elements whose title governs no text after them."""


@dataclass(frozen=True)
class Grammar:
    """The local names of the elements of an XML format that are not inline."""

    headings: frozenset[str]
    sections: frozenset[str]
    """Elements that lie one level deeper than what holds them, and have headings of their own."""
    lists: frozenset[str]
    items: frozenset[str]
    quotes: frozenset[str]
    cells: frozenset[str]
    blocks: frozenset[str]
    """Paragraphs, captions and whatever holds them."""
    skipped: frozenset[str]

    def __contains__(self, tag: str) -> bool:
        """Tell whether a tag is a block's."""
        return any(
            tag in tags
            for tags in (
                *(self.headings, self.sections, self.lists, self.items),
                *(self.quotes, self.cells, self.blocks),
            )
        )


@dataclass(frozen=True)
class Place:
    """What the elements around a passage make of it."""

    kind: BlockKind = "paragraph"
    level: int = 1
    depth: int = 0
    cells: Mapping[Element, Cell] = field(default_factory=dict)
    """Where each cell of the table around stands in it, where that is plain."""
    cell: Cell | None = None


def parse(path: Path) -> Element:
    """Return the root of an XML file; nothing outside the file is ever read.

    Raises `Unreadable` when the file is not well-formed.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            f"Expected well-formed XML, found: {error.msg}; correct the file."
        ) from None


def local(element: Element) -> str:
    """Return an element's name without its namespace; entities and instructions have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def find(element: Element, path: str) -> list[Element]:
    """Return the elements at a path of local names, such as `front/article-meta`."""
    found = [element]
    for name in path.split("/"):
        found = [child for each in found for child in each if local(child) == name]
    return found


def first_text(element: Element, path: str, grammar: Grammar) -> str | None:
    """Return the folded text of the first element at a path, or None when it has none."""
    texts = (fold(inline(each, grammar)) for each in find(element, path))
    return next((text for text in texts if text), None)


def passages(element: Element, grammar: Grammar, place: Place) -> Iterator[Passage]:
    """Give the passages of an element's content, in document order."""
    buffer = [element.text or ""]
    for child in element:
        if is_block(child, grammar):
            yield from flushed(buffer, element, place)
            buffer = []
            yield from block(child, grammar, place)
        else:
            buffer.append(inline(child, grammar))
        buffer.append(child.tail or "")
    yield from flushed(buffer, element, place)


def is_block(element: Element, grammar: Grammar) -> bool:
    """Tell whether an element is a block, or holds one though its own tag is not known."""
    tag = local(element)
    if tag in grammar:
        return True
    return tag not in grammar.skipped and any(local(each) in grammar for each in element.iter())


def holder(element: Element) -> str:
    """Return the name of the element around this one."""
    parent = element.getparent()
    return "" if parent is None else local(parent)


def block(element: Element, grammar: Grammar, place: Place) -> Iterator[Passage]:
    """Give the passages of one block."""
    tag = local(element)
    if tag == "table":
        place = replace(place, cells=cells_of(element))
    if tag in grammar.headings and holder(element) in FLOATS:
        yield Passage("paragraph", inline(element, grammar), 0, None, path(element))
    elif tag in grammar.headings:
        yield Passage(
            "heading",
            without_raised(inline(element, grammar)),
            min(place.level, 6),
            None,
            path(element),
        )
    elif tag in grammar.sections:
        yield from passages(element, grammar, replace(place, level=place.level + 1))
    elif tag in grammar.lists:
        yield from passages(element, grammar, replace(place, depth=place.depth + 1))
    elif tag in grammar.items:
        items = passages(element, grammar, replace(place, kind="item"))
        yield next(items, Passage("item", ""))
        for passage in items:  # what follows an item's first words is no item of its own
            follows = passage.kind == "item" and passage.level == place.depth
            yield replace(passage, kind="paragraph", level=0) if follows else passage
    elif tag in grammar.quotes:
        yield from passages(element, grammar, replace(place, kind="quote"))
    elif tag in grammar.cells:
        within = replace(place, kind="cell", cell=place.cells.get(element))
        yield from passages(element, grammar, within)
    else:
        yield from passages(element, grammar, place)


def flushed(buffer: list[str], element: Element, place: Place) -> Iterator[Passage]:
    """Give the passage of the inline text gathered so far, if there is any."""
    text = fold("".join(buffer))
    if text:
        level = place.depth if place.kind == "item" else 0
        yield Passage(place.kind, text, level, None, path(element), place.cell)


def cells_of(table: Element) -> dict[Element, Cell]:
    """Return where each cell of a table stands; nothing where a cell spans several others."""
    if any(each.get(name, "1") not in ("0", "1") for each in table.iter() for name in SPANS):
        return {}
    rows = [each for each in table.iter() if local(each) in ROWS]
    name = path(table)
    return {
        cell: Cell(name, number, column)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    }


def inline(element: Element, grammar: Grammar) -> str:
    """Return the text in an element, without what is skipped."""
    if not isinstance(element.tag, str):
        # An entity the file does not declare; those of HTML's names are read, others dropped.
        text = element.text or ""
        return html.unescape(text) if text != html.unescape(text) else ""
    if local(element) in grammar.skipped:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts.append(inline(child, grammar))
        parts.append(child.tail or "")
    return "".join(parts)


def path(element: Element) -> str:
    """Return an XPath that finds the element again: by its id, or by counting from the root."""
    identity = element.get("id", "")
    if identity and not set(identity) & set("\"'"):
        return f"//*[@id='{identity}']"
    return str(element.getroottree().getpath(element))
