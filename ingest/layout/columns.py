"""Columns of text that stand side by side, or came out line by line, put one after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from .repair import begins_lower, ends_sentence

GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
FEWEST_LINES = 8
"""Fewer lines side by side are a table, or chance."""
FEWEST_WORDS = 2.5
"""Words a line of a column of prose has on the average; cells of a table have fewer."""
BROAD = 0.6
"""Share of a page's lines that must show the same gap."""


def unfolded(page: str) -> str:
    """Put the right column of a page after its left one where the two stand side by side.

    Two columns show as a gap at the same place in most lines, with prose on both sides. Lines
    above the first such line and below the last, such as a title over both, stay where they are.
    """
    lines = page.split("\n")
    edge = right_column(lines)
    if edge is None:
        return page
    crossing = [i for i, line in enumerate(lines) if line[max(edge - 2, 0) : edge].strip()]
    rows = [i for i in range(len(lines)) if i not in set(crossing) and len(lines[i]) > edge]
    if not rows:
        return page
    first, last = rows[0], rows[-1] + 1
    # The left column may be the longer one.
    while last < len(lines) and lines[last].strip() and len(lines[last].rstrip()) < edge:
        last += 1
    # What crosses the gap ends the columns above it: a heading over both.
    result = lines[:first]
    start = first
    for stop in [*(i for i in crossing if first <= i < last), last]:
        block = lines[start:stop]
        result += [line[:edge].rstrip() for line in block]
        result += [line[edge:] for line in block]
        result += lines[stop : stop + 1] if stop < last else []
        start = stop + 1
    return "\n".join([*result, *lines[last:]])


def right_column(lines: Sequence[str]) -> int | None:
    """Return where in the lines a right column begins, if there are two columns of prose."""
    filled = [line for line in lines if line.strip()]
    starts = Counter(found.end() for line in filled for found in GAP.finditer(line))
    if not starts:
        return None
    edge, number = max(starts.items(), key=lambda each: (each[1], each[0]))
    beside = [
        (line[:edge].split(), line[edge:].split())
        for line in filled
        if len(line) > edge and not line[max(edge - 2, 0) : edge].strip() and line[edge].strip()
    ]
    if number < FEWEST_LINES or len(beside) < BROAD * len(filled):
        return None
    both = [(left, right) for left, right in beside if left]
    sides = [sum(len(words) for words in side) / len(both) for side in zip(*both, strict=True)]
    return edge if min(sides) >= FEWEST_WORDS else None


FEWEST_INTERLEAVED = 60
"""Of fewer lines it cannot be told whether two texts alternate in them."""
JARRING = 0.03
"""Share of neighbouring lines that do not go together, from which on lines may be interleaved."""
LEFT = 0.12
"""Share of the jarring lines that may be left when two columns have been told apart: of columns
that alternate hardly any are, of a contract's short lines, put in another order, a third."""
FEW_JARS = 15
"""Of fewer none may be left: a search through few finds some order that suits them."""
BEAM = 40
LEADING = frozenset("a an the of in on at by for from with to their its this these our".split())
"""After such a word at the end of a line, some words cannot begin the next one."""
CLOSED = frozenset("a an the of is are was were and or but has have had been which that by".split())
AFTER_PREPOSITION = frozenset(["a", "an", "the", "which", "that"])
PREPOSITIONS = frozenset("of in on at by for from with to".split())
SHORT = 0.7
"""Share of a usual line; one that is shorter is a heading, or ends a paragraph."""
SKIP, SKIP_AFTER_END, JAR = 4.0, 1.0, 6.0
"""Costs: of two lines running in one column, where the other may have ended, and of a jar."""


def disentangled(pages: Sequence[str]) -> list[str]:
    """Put two columns that alternate line by line one after the other, on each page of a text.

    They are taken to alternate where hardly a line is left that does not go on as lines do.
    """
    filled = [[line.strip() for line in page.split("\n") if line.strip()] for page in pages]
    number = sum(map(len, filled))
    near = sum(map(jarring, filled))
    if number < FEWEST_INTERLEAVED or near < JARRING * number:
        return list(pages)
    divided = [columns(lines) for lines in filled]
    left = sum(jarring(column) for page in divided for column in page)
    if left > (LEFT * near if near >= FEW_JARS else 0):
        return list(pages)
    return ["\n".join("\n".join(column) for column in page) for page in divided]


def jarring(lines: Sequence[str]) -> int:
    """Count the lines that do not go on with the next one."""
    return sum(jars(line, following) for line, following in pairwise(lines))


@lru_cache(maxsize=1_024)
def jars(line: str, following: str) -> bool:
    """Tell whether a line cannot go on with the following one.

    >>> jars("the costs of the", "of the partners"), jars("the costs of the", "partners rose")
    (True, False)
    >>> jars("Trust grew.", "ventures between them")
    True
    """
    if ends_sentence(line):
        return begins_lower(following) and not line.endswith((":", ";"))
    last, first = line.split()[-1].lower(), following.split()[0]
    if last not in LEADING or first.lower() not in CLOSED or first[0].isupper():
        return False
    return not (last in PREPOSITIONS and first in AFTER_PREPOSITION)


_Step = tuple[int, "_Step | None"]
"""The column of a line, and of those before it."""
_Way = tuple[float, tuple[int, int], int, _Step]
"""Cost, last line of either column, which of the two came last, and the columns of all lines."""


def columns(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Divide lines into the two columns they most likely come from, by a search that keeps `BEAM`.

    Columns take turns; one may have two lines in a row where the other ends a paragraph.
    """
    if not lines:
        return [], []
    width = sorted(map(len, lines))[len(lines) // 2]
    ways: list[_Way] = [(0.0, (0, -1), 0, (0, None))]
    for index in range(1, len(lines)):
        further: dict[tuple[tuple[int, int], int], _Way] = {}
        for cost, lasts, turn, chosen in ways:
            for column in (0, 1):
                last, other = lasts[column], lasts[1 - column]
                added = JAR * (last >= 0 and jars(lines[last], lines[index]))
                if column == turn:
                    ended = other >= 0 and _ends_paragraph(lines[other], width)
                    added += SKIP_AFTER_END if ended else SKIP
                here = (index, lasts[1]) if column == 0 else (lasts[0], index)
                way = (cost + added, here, column, (column, chosen))
                state = (here, column)
                if state not in further or way[0] < further[state][0]:
                    further[state] = way
        ways = sorted(further.values(), key=lambda way: way[0])[:BEAM]
    divided: tuple[list[str], list[str]] = ([], [])
    step: _Step | None = ways[0][3]
    for line in reversed(lines):
        assert step is not None
        column, step = step
        divided[column].append(line)
    return divided[0][::-1], divided[1][::-1]


def _ends_paragraph(line: str, width: int) -> bool:
    """Tell whether a line, by its length or its end, may be the last of a paragraph."""
    return len(line) < (width if ends_sentence(line) else SHORT * width)
