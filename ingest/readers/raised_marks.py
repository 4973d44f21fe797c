"""Marks of citation and footnote that a markup raises, written in raised digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..citing.citation_marks import raised

if TYPE_CHECKING:
    from .tree import Element

RAISED = re.compile(
    r"<sup\b[^<>]{0,300}>((?:[^<>]|<(?!/?sup\b)[^<>]{0,300}>){1,400}?)</sup\s*>", re.IGNORECASE
)
TAG = re.compile(r"<[^<>]*>")
NOTE = re.compile(
    r"(<(?:li|p|div|dd|aside)\b[^<>]{0,300}\bid=[\"']?(?:_?ft?n|footnote|endnote|note|en)[-_:.]?"
    r"(\d{1,3})\b[^<>]{0,300}>(?:\s*<p\b[^<>]{0,300}>)?)(?!\s*<(?:sup|a)\b|\s*[\[(]?\d)",
    re.IGNORECASE,
)
"""Where a footnote begins, by the id that its mark points to."""


def in_html(page: str) -> str:
    """Write the marks of a page in raised digits, and before each footnote its number.

    >>> in_html('fail.<sup><a href="#fn3">3</a></sup> <li id="fn3"><p>See there')
    'fail.³ <li id="fn3"><p>³ See there'
    """
    return NOTE.sub(lambda found: f"{found[1]}{raised(found[2])} ", RAISED.sub(_raised, page))


def _raised(found: re.Match[str]) -> str:
    bare = TAG.sub("", found[1])
    return found[0] if raised(bare) == bare else raised(bare)


def in_tree(root: Element, tags: frozenset[str]) -> None:
    """Raise the elements of some names whose text is nothing but numbers, and drop what is in them.

    A number in brackets stays as it is written.
    """
    for element in root.iter(*tags):
        text = "".join(map(str, element.itertext()))
        if raised(text) != text:
            del element[:]
            element.text = raised(text)
