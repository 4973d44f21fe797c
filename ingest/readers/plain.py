"""Plain text: paragraphs between blank lines, broken lines joined, headings and items guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import quantiles

from ..document import Metadata, Passage, Reading, first_heading
from ..layout.columns import disentangled, unfolded
from ..layout.repair import (
    begins_lower,
    ends_sentence,
    is_marker,
    item_of,
    rejoin,
    succeeds,
    vocabulary,
)
from ..layout.running_lines import without_running_lines
from .content import text_of
from .prose import heading_level, is_heading, itemized, kind_and_title
from .references import NOTES, is_references_heading, mark_references

UNWRAPPED = 200
"""Lines longer than this were not wrapped: each is a paragraph."""

SHREDS = 40
"""Fewer lines of a word each are a list."""

TURN = "\f"
"""Stands where a page turns."""

ENTRY = re.compile(r"(?:\[(?P<bracketed>\d{1,3})\]|(?P<bare>\d{1,3}))\s+(?=\S)")
"""How an entry of a numbered list of works or notes begins."""

NOTE = re.compile(
    r"\d{1,3}\.?\s+(?:(?:ibid(?:em)?|idem|op\.? ?cit|loc\.? ?cit|cf)\b|see\b.*\.$)", re.IGNORECASE
)
"""How a note begins that is as short as a heading: "2 Ibid."."""


def read(path: Path) -> Reading:
    """Read a text file."""
    text = text_of(path)
    words = vocabulary(text)
    passages = tuple(mark_references(itemized(passage(lines, words) for lines in paragraphs(text))))
    kind, title = kind_and_title(passages)
    first = first_heading(passages)
    if title is None and first and (is_references_heading(first) or NOTES.fullmatch(first)):
        title = path.name
    return Reading(passages, Metadata(kind=kind, title=title))


def passage(lines: list[str], words: frozenset[str]) -> Passage:
    """Make a heading or a paragraph of the lines that belong together."""
    text = rejoin("\n".join(lines), words)
    if (len(lines) == 1 or text.isupper()) and is_heading(text) and not NOTE.match(text):
        return Passage("heading", text, heading_level(text))
    return Passage("paragraph", text)


def paragraphs(text: str) -> list[list[str]]:
    """Split a text into paragraphs, each a list of its lines."""
    found: list[list[str]] = []
    text = mended_layout(text)
    full = width(text)
    blank = blank_line(text)
    for page in turned(text).split(TURN):
        turns = True
        for chunk in chunks(page, blank):
            for lines in divided(chunk, full):
                if found and continues(found[-1], lines, turns):
                    found[-1].extend(lines)
                else:
                    found.append(lines)
                turns = False
    return found


def mended_layout(text: str) -> str:
    """Put words that stand one a line on one line, and columns one after the other."""
    pages = text.split(TURN)
    if is_shredded(text):
        blank = blank_line(text)
        return TURN.join("\n\n".join(map(" ".join, chunks(page, blank))) for page in pages)
    return TURN.join(disentangled([unfolded(page) for page in pages]))


def is_shredded(text: str) -> bool:
    """Tell whether a text has its words one a line."""
    lines = [line for line in text.replace(TURN, "\n").split("\n") if line.strip()]
    words = sum(len(line.split()) for line in lines)
    return len(lines) >= SHREDS and words < 1.5 * len(lines)


def turned(text: str) -> str:
    """Put a form feed in the place of every running head, foot and page number."""
    pages = [page.split("\n") for page in text.split(TURN)]
    filled = [[i for i, line in enumerate(page) if line.strip()] for page in pages]
    kept = without_running_lines(
        [[page[i] for i in indices] for page, indices in zip(pages, filled, strict=True)]
    )
    for page, indices, left in zip(pages, filled, kept, strict=True):
        for i in set(range(len(indices))) - set(left):
            page[indices[i]] = TURN
    return TURN.join("\n".join(page) for page in pages)


def width(text: str) -> float:
    """Estimate how long a full line is: what all but the longest twentieth reach."""
    lengths = [len(line) for line in text.splitlines() if line.strip()]
    return quantiles(lengths, n=20)[-1] if len(lengths) > 1 else sum(lengths)


def blank_line(text: str) -> str:
    """Return the pattern that parts paragraphs: a blank line, or two where every line is parted.

    Every line is parted where nearly all have a blank one after them and hardly any paragraph is
    that short: the lines hold a word or two, or often go on in small letters on the next.
    """
    listed = [line.strip() for line in text.split("\n")]
    lines = [line for line in listed if line]
    gaps = sum(bool(line) and not after for line, after in pairwise(listed))
    spaced = len(lines) > 20 and gaps > 0.8 * (len(lines) - 1)
    short = sum(len(line.split()) for line in lines) < 3 * len(lines)
    goes_on = sum(begins_lower(b) and not ends_sentence(a) for a, b in pairwise(lines))
    apart = spaced and (short or goes_on > 0.3 * len(lines))
    return r"\n[ \t]*\n[ \t]*\n" if apart else r"\n[ \t]*\n"


def chunks(page: str, blank: str) -> Iterator[list[str]]:
    """Split a page at blank lines into lists of lines."""
    for chunk in re.split(blank, page):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        if lines:
            yield lines


def divided(lines: list[str], full: float) -> Iterator[list[str]]:
    """Split a chunk where a new paragraph, item or heading shows without a blank line."""
    current: list[str] = []
    for line in lines:
        if current and breaks(current, line, full):
            yield current
            current = []
        current.append(line)
    yield current


def breaks(current: list[str], line: str, full: float) -> bool:
    """Tell whether a line begins anew after the lines of the current paragraph."""
    last = current[-1]
    if full > UNWRAPPED:
        return True
    if is_marker(last) and len(current) == 1:
        return False
    if is_references_heading(current[0]) or is_next_entry(current, line):
        return True
    item, earlier = item_of(line), item_of(current[0])
    if item and (ends_sentence(last) or (earlier and succeeds(item[0], earlier[0]))):
        return True
    if begins_lower(line):
        return False
    if len(last) < 0.6 * full and ends_sentence(last):
        return full > 30
    headed = last.isupper() and not line.isupper() and is_heading(last)
    return len(current) == 1 and len(last) < 0.6 * full and headed


def is_next_entry(current: list[str], line: str) -> bool:
    """Tell whether a line begins the entry whose number follows that of the current lines.

    >>> is_next_entry(["[3] A. Quux, Trust,", "vol. 9, 1988"], "[4] B. Quux, Ties")
    True
    >>> is_next_entry(["3 A. Quux, Trust."], "4 B. Quux, Ties"), is_next_entry(["3 are"], "4 Ties")
    (True, False)
    """
    earlier, later = ENTRY.match(current[0]), ENTRY.match(line)
    if earlier is None or later is None:
        return False
    if (old := earlier["bracketed"]) and (new := later["bracketed"]):
        return int(new) == int(old) + 1
    counted = earlier["bare"] and later["bare"] and int(later["bare"]) == int(earlier["bare"]) + 1
    return bool(counted) and ends_sentence(current[-1]) and not begins_lower(line[later.end() :])


def continues(before: list[str], lines: list[str], turned: bool) -> bool:
    """Tell whether a paragraph was torn by a blank line, as where a page has turned."""
    return (
        (begins_lower(lines[0]) or (turned and not is_heading(lines[0])))
        and not item_of(lines[0])
        and not ends_sentence(before[-1])
        and not (len(before) == 1 and is_heading(before[0]))
    )
