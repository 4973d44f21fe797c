"""Running heads, running feet and page numbers: pure functions on the lines of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

ROMAN = r"(?=[ivxlc])(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})"
PAGE_NUMBER = re.compile(
    rf"[-–—\[(| ]*(?:page\s*)?(?:[a-z]{{1,2}}-)?(?:\d{{1,3}}|{ROMAN})"
    r"(?:\s*(?:of|/)\s*\d{1,4})?[-–—\])| ]*",
    re.IGNORECASE,
)
EDGE = 4
"""How many lines from a page's top or bottom may belong to its running head or foot."""

SHORTEST_HEAD = 12
"""Shorter lines, such as "and" or "By:", recur in their own right within a page."""

LONGEST_HEAD = 200
"""Longer lines are paragraphs, though a text may repeat them: no head is set in several lines."""


def without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[int]]:
    """Say, for each page, which lines are left without running heads, feet and page numbers.

    Left out is, at a page's edge, what is a page number, or recurs, digits aside, at that edge of
    at least three pages and of three in ten (of two pages, on both); and anywhere, since
    pages that were converted keep those of their source, a line of some length that recurs as
    often, and four times at least, page numbers that say so, as "Page 3" and "- 3 -" do, and
    numbers on lines of their own that count on.
    """
    least = max(2 if len(pages) < 4 else 3, round(0.3 * len(pages)))
    shapes = [[alike(line) for line in lines] for lines in pages]
    tops = counted(set(lines[:EDGE]) for lines in shapes)
    feet = counted(set(lines[-EDGE:]) for lines in shapes)
    anywhere = counted(shapes)
    counting = counted_on([line for lines in pages for line in lines])
    kept: list[list[int]] = []
    passed = 0
    for lines, alikes in zip(pages, shapes, strict=True):
        first, last = 0, len(lines)
        while first < min(EDGE, last) and (
            tops[alikes[first]] >= least or is_page_number(lines[first])
        ):
            first += 1
        while last > max(first, len(lines) - EDGE) and (
            feet[alikes[last - 1]] >= least or is_page_number(lines[last - 1])
        ):
            last -= 1
        kept.append(
            [
                i
                for i in range(first, last)
                if passed + i not in counting
                if len(alikes[i]) < SHORTEST_HEAD or anywhere[alikes[i]] < max(4, least)
            ]
        )
        passed += len(lines)
    return kept


def counted(shapes: Iterable[Iterable[str]]) -> Counter[str]:
    """Count the shapes that a running line may have."""
    return Counter(each for lines in shapes for each in lines if len(each) <= LONGEST_HEAD)


def counted_on(lines: Sequence[str]) -> set[int]:
    """Find the page numbers: one more or less than the next or last such line, or marked."""
    numbers = [
        (i, int(found[0]))
        for i, line in enumerate(lines)
        if is_page_number(line) and (found := re.search(r"\d+", line))
    ]
    found_at: set[int] = set()
    for (i, number), (j, following) in pairwise(numbers):
        if following == number + 1:
            found_at |= {i, j}
    return found_at | {i for i, _ in numbers if re.match(r"\s*(?:page|[-–—])", lines[i], re.I)}


def is_page_number(line: str) -> bool:
    """Tell whether a line is nothing but a page's number.

    >>> is_page_number("- 12 -"), is_page_number("Page 2 of 13"), is_page_number("12 firms")
    (True, True, False)
    >>> is_page_number("xiv"), is_page_number("Civil"), is_page_number("1998")
    (True, False, False)
    """
    return PAGE_NUMBER.fullmatch(line.strip()) is not None


def alike(line: str) -> str:
    """Reduce a line to what recurs of it: letters in one case, digits as one sign.

    >>> alike("Page 2 of 13") == alike("page  10 of 13")
    True
    """
    return re.sub(r"\d+", "#", " ".join(line.casefold().split()))
