"""XML by its root element: JATS articles and CNXML modules."""

from __future__ import annotations

from pathlib import Path

from ..document import Reading
from ..failure import Unreadable
from . import cnxml, jats
from .tree import local, parse


def read(path: Path) -> Reading:
    """Read an XML file; raises `Unreadable` when no reader knows its root."""
    root = parse(path)
    if local(root) == "article" and root.tag != "{http://docbook.org/ns/docbook}article":
        return jats.reading_of(root)
    if root.tag == cnxml.ROOT:
        return cnxml.reading_of(root)
    raise Unreadable(
        f"Expected JATS (root article) or CNXML (root document), found the root {local(root)}; "
        "convert the file to one of them or to text."
    )
