"""Which passages are a list of references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..document import Passage

HEADING = re.compile(
    r"(?:\d+\.?|[ivx]+\.)?\s*"
    r"(?:references?(?: list| cited)?|(?:selected )?bibliography|works cited|literature cited|"
    r"list of references|sources cited|bibliographie|références|literaturverzeichnis)"
    r"(?: and notes)?\s*:?",
    re.IGNORECASE,
)


def is_references_heading(text: str) -> bool:
    """Tell whether a heading opens a list of references.

    >>> is_references_heading("7. References"), is_references_heading("Reference groups")
    (True, False)
    """
    return HEADING.fullmatch(text.strip()) is not None


def mark_references(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Give the kind `reference` to what stands under a heading such as References.

    The list ends at the next heading of the same rank or a higher one.
    """
    rank = 0
    for passage in passages:
        if passage.kind == "heading":
            if is_references_heading(passage.text):
                rank = passage.level
            elif passage.level <= rank:
                rank = 0
        elif rank:
            passage = replace(passage, kind="reference", level=0)
        yield passage
