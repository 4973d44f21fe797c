"""Where the sentences of a contract begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE = re.compile(r"(?:[.](?=[\s\"”)]+[A-Z(\"“\d\[])|[.]?\n\n)[\"”)]?\s*")
ABBREVIATION = re.compile(r"\b(?:Inc|Corp|Ltd|Co|No|Nos|Sec|Art|U\.S|e\.g|i\.e|v|approx|Mr|Dr)$")
SHORTEST = 40
"""Shorter stretches are headings and numbers."""
STOP = re.compile(
    # "March 18. 2021" is a scanned comma; a proviso belongs to its sentence.
    r"\n\n|\.(?=\s+[A-Z“\"(\d])(?!(?<=[a-z] \d\d\.)\s+(?:19|20)\d\d)"
    r"|;(?=\s)(?!\s+(?:provided|however|except)\b)"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Cut a contract into sentences, each with its offsets; headings and numbers are left out."""
    begin = 0
    for stop in SENTENCE.finditer(text):
        at_block = "\n\n" in stop[0]
        if not at_block and ABBREVIATION.search(text, max(begin, stop.start() - 8), stop.start()):
            continue
        if stop.start() - begin >= SHORTEST:
            yield begin, stop.start() + (1 if stop[0].startswith(".") else 0)
        begin = stop.end()
    if len(text) - begin >= SHORTEST:
        yield begin, len(text)


def begin_of(text: str, at: int, reach: int) -> int:
    """Return where the clause or sentence of an offset begins, at most so far before it."""
    first = max(0, at - reach)
    for stop in STOP.finditer(text, first, at):
        first = stop.end()
    return first + len(text[first:at]) - len(text[first:at].lstrip())


def end_of(text: str, at: int, reach: int) -> int:
    """Return where the clause or sentence of an offset ends, at most so far behind it."""
    last = min(len(text), at + reach)
    stop = STOP.search(text, at, min(len(text), last + 2))
    if stop is None or stop.start() > last:
        return last
    return stop.start() + (text[stop.start()] == ".")
