"""Markdown: CommonMark with tables, front matter and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..citing.citation_marks import note_of, raised, without_raised
from ..document import Cell, Passage, Reading, first_heading
from .content import text_of
from .front_matter import metadata_of, split
from .references import mark_references

if TYPE_CHECKING:
    from markdown_it.token import Token

LABELS = re.compile(r"(?:\[\^[^\]\s]+\])+")
DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*", re.MULTILINE)
RAISED = re.compile(r"<sup>([\d,;–-]{1,20})</sup>|\^([\d,;–-]{1,20})\^(?!\d)")
CELLS = ("th", "td")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]*\}\s*$")


def read(path: Path) -> Reading:
    """Read a Markdown file; its front matter may be absent."""
    from markdown_it import MarkdownIt

    front, body = split(text_of(path))
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    metadata = metadata_of(front)
    passages = tuple(mark_references(blocks(parser.parse(numbered(body)))))
    titled = replace(metadata, title=metadata.title or first_heading(passages))
    return Reading((*abstract(front), *passages), titled)


def numbered(body: str) -> str:
    """Write the marks of footnotes, and raised numbers, in raised digits.

    Notes whose names are no numbers are numbered in their order, and so are all beside them.

    >>> numbered("They fail.[^a] So^2^ it is.\\n\\n[^a]: See there.")
    'They fail.¹ So² it is.\\n\\n\\n¹ See there.'
    """
    names = list(dict.fromkeys(DEFINITION.findall(body)))
    counted = not all(name.isdigit() and len(name) < 4 for name in names)
    numbers = {name: str(i) if counted else name for i, name in enumerate(names, start=1)}

    def marks(found: re.Match[str]) -> str:
        labels = re.findall(r"\[\^([^\]]+)\]", found[0])
        told = [numbers.get(each, "" if names or not each.isdigit() else each) for each in labels]
        return raised(",".join(filter(None, told)))

    body = DEFINITION.sub(lambda found: f"\n{marks(found)} ", body)
    return RAISED.sub(lambda found: raised(found[1] or found[2]), LABELS.sub(marks, body))


def abstract(front: dict[str, object]) -> Iterator[Passage]:
    """Give the abstract that journals keep in the front matter."""
    text = front.get("abstract")
    if isinstance(text, str) and text.strip():
        yield Passage("heading", "Abstract", 2)
        yield Passage("paragraph", inline_text_of(text))


def blocks(tokens: list[Token]) -> Iterator[Passage]:
    """Turn the parser's tokens into passages; code and thematic breaks have none."""
    nesting: list[str] = []
    begins_item = False
    table = row = column = -1
    for token in tokens:
        if token.nesting == 1:
            nesting.append(token.tag)
            if token.tag == "table":
                table, row = table + 1, -1
            elif token.tag == "tr":
                row, column = row + 1, -1
            elif token.tag in CELLS:
                column += 1
            begins_item = begins_item or token.tag == "li"
        elif token.nesting == -1:
            closed = nesting.pop()
            begins_item = begins_item and closed != "li"
        elif token.type == "html_block":
            yield Passage("paragraph", visible(token.content))
        elif token.type == "inline":
            text = inline_text(token)
            if text and nesting[-1] in CELLS:
                yield Passage("cell", text, cell=Cell(str(table), row, column))
            elif text:
                yield placed(text, nesting, begins_item, token)
                begins_item = False


def placed(text: str, nesting: list[str], begins_item: bool, token: Token) -> Passage:
    """Make the passage of one inline token from the blocks it lies in, outermost first."""
    holder = nesting[-1]
    depth = nesting.count("li")
    if note_of(token.content) is not None:
        return Passage("reference", text)
    if "blockquote" in nesting:
        return Passage("quote", text)
    if holder in HEADINGS and not depth:
        return Passage(
            "heading", without_raised(ATTRIBUTES.sub("", text)), HEADINGS.index(holder) + 1
        )
    return Passage("item", text, depth) if begins_item else Passage("paragraph", text)


def inline_text(token: Token) -> str:
    """Return the words of an inline token: no markup, no HTML.

    An image alone in its block is a figure, and its caption is kept.
    """
    children = token.children or []
    if len(children) == 1 and children[0].type == "image":
        caption = children[0].attrGet("title") or children[0].content
        return str(caption).strip()
    parts: list[str] = []
    for child in children:
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or child.content.startswith("<br"):
            parts.append(" ")
    return "".join(parts).strip()


def inline_text_of(text: str) -> str:
    """Return the words of a line of Markdown."""
    from markdown_it import MarkdownIt

    return " ".join(inline_text(token) for token in MarkdownIt().parseInline(text))


def visible(html: str) -> str:
    """Return the words of a block of raw HTML, without scripts, styles and comments."""
    bare = re.sub(r"(?is)<!--.*?-->|<(script|style)\b.*?</\1\s*>", " ", html)
    return re.sub(r"<[^<>]*>", " ", bare).strip()
