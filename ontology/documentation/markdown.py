"""Markdown as HTML."""

import itertools
from collections import Counter
from collections.abc import Mapping


def as_html(text: str, links: Mapping[str, str]) -> str:
    """Write Markdown with tables as HTML; headings can be linked to, repeated ones by a number.

    `links` are the addresses to set in place of those of other files.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(text)
    seen: Counter[str] = Counter()
    for token, after in itertools.pairwise(tokens):
        if token.type == "heading_open":
            name = anchor(after.content)
            seen[name] += 1
            token.attrSet("id", name if seen[name] == 1 else f"{name}-{seen[name]}")
        for inner in token.children or ():
            address = inner.attrGet("href")
            if address in links:
                inner.attrSet("href", links[str(address)])
    return str(parser.renderer.render(tokens, parser.options, {}))


def anchor(heading: str) -> str:
    """Make an anchor of a heading.

    >>> anchor("B.2 Competition")
    'b-2-competition'
    """
    words = "".join(letter if letter.isalnum() else " " for letter in heading.lower())
    return "-".join(words.split())
