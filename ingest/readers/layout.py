"""Lines of a page, with where they stand, put together to headings, paragraphs and items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..citing.citation_marks import note_of
from ..document import Passage
from ..layout.repair import (
    begins_lower,
    ends_sentence,
    is_marker,
    item_of,
    rejoin,
    succeeds,
    vocabulary,
)
from .prose import heading_level, is_heading

AHEAD = 8
"""How many lines ahead show how wide a column is."""


@dataclass(frozen=True)
class Line:
    """One line of text; lengths are in points, from the lower left corner of its page.

    A line that ends in U+FFFE's hyphen holds the next one too: `top` is then the base of its first
    line and `base` that of its last.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    base: float
    size: float
    weight: int
    turns: bool = False
    """Whether a page begins here, the file's or, where its head or foot was left out, another's."""

    @property
    def letter(self) -> float:
        """The mean width of a character."""
        return max(self.right - self.left, 0.0) / max(len(self.text), 1)


@dataclass(frozen=True)
class Body:
    """What is usual in a document: size and weight of its type, distance of its lines."""

    size: float
    weight: int
    leading: float


def passages(lines: Sequence[Line]) -> list[Passage]:
    """Put lines, in reading order and without running heads, together; items keep their bullets."""
    if not lines:
        return []
    body = usual(lines)
    words = vocabulary("\n".join(line.text for line in lines))
    groups = grouped(lines, body)
    return [
        passage(group, before, body, words)
        for before, group in zip((None, *groups), groups, strict=False)
    ]


def usual(lines: Sequence[Line]) -> Body:
    """Measure the type that most of the text is set in."""
    sizes: Counter[float] = Counter()
    weights: Counter[int] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
        weights[line.weight] += len(line.text)
    size = sizes.most_common(1)[0][0]
    steps = [
        before.base - line.top
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < before.base - line.top < 4 * max(size, 1)
    ]
    # A quarter of all steps and more lie within paragraphs, however short these are.
    leading = sorted(steps)[len(steps) // 4] if steps else 1.2 * size
    return Body(size, weights.most_common(1)[0][0], leading)


def grouped(lines: Sequence[Line], body: Body) -> list[list[Line]]:
    """Divide the lines into paragraphs."""
    groups = [[lines[0]]]
    for number, (before, line) in enumerate(pairwise(lines), start=1):
        edge = right_edge(groups[-1], lines[number : number + AHEAD])
        if begins_anew(groups[-1], before, line, edge, body):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def right_edge(group: Sequence[Line], ahead: Sequence[Line]) -> float:
    """Say how far to the right the last line of a paragraph could have reached.

    Three lines of a paragraph show it; before that, lines below them in the same column do.
    """
    last = group[-1]
    below = [
        line.right
        for line in ahead[: AHEAD if len(group) < 3 else 1]
        if line.page == last.page and line.top < last.base
        if line.left < last.right and last.left < line.right
    ]
    same = [line.right for line in group if line.page == last.page]
    return max(same + below)


def begins_anew(group: list[Line], before: Line, line: Line, edge: float, body: Body) -> bool:
    """Tell whether a line begins a paragraph after the one before it.

    `edge` is how far the line before could have reached. A line before it that had room for this
    line's first word ends a paragraph, unless the sentence plainly goes on.
    """
    if looks_different(before, line) or (note_of(line.text) and note_of(group[0].text)):
        return True
    if is_marker(before.text) and len(group) == 1:
        return False
    ended = ends_sentence(before.text)
    if ended and (is_heading(line.text) or item_of(line.text)):
        return True
    goes_on = begins_lower(line.text) and not ended
    if not goes_on and follows_item(line, group[0]):
        return True
    if line.turns:
        return ended or is_heading(before.text) or is_heading(line.text)
    room = (len(line.text.split()[0]) + 1.5) * line.letter
    short = before.right + room < edge
    if short and not ended and not is_heading(before.text):
        short = before.right - before.left < 0.75 * (edge - before.left)  # a ragged margin
    step = before.base - line.top
    if step < -body.leading:  # a new column
        return not goes_on and (short or ended)
    if step > 1.4 * max(body.leading, line.size * 0.9):
        return not goes_on or is_heading(before.text)
    if goes_on:
        return short and is_heading(before.text) and len(group) == 1
    indented = line.left > before.left + line.size and len(group) > 1
    return short or (indented and ended)


def follows_item(line: Line, first: Line) -> bool:
    """Tell whether a line is the item after the one that begins with the line `first`."""
    item, earlier = item_of(line.text), item_of(first.text)
    return item is not None and earlier is not None and succeeds(item[0], earlier[0])


def looks_different(before: Line, line: Line) -> bool:
    """Tell whether two lines are set in type of different size or weight."""
    larger, smaller = max(before.size, line.size), min(before.size, line.size)
    return larger > 1.12 * smaller or abs(before.weight - line.weight) >= 150


def passage(
    group: list[Line], before: list[Line] | None, body: Body, words: frozenset[str]
) -> Passage:
    """Make a heading or a paragraph of the lines that belong together."""
    text = rejoin("\n".join(line.text for line in group), words)
    first = group[0]
    if first.size > 1.12 * body.size and len(text) < 200 and any(map(str.isalpha, text)):
        return Passage("heading", text, 1 if first.size > 1.35 * body.size else 2, first.page)
    bold = first.weight >= body.weight + 150 and not text.endswith((".", ";", ","))
    loud = bold or text.isupper()
    if is_heading(text) and (loud or (len(group) == 1 and stands_apart(first, before, body))):
        return Passage("heading", text, heading_level(text), first.page)
    return Passage("paragraph", text, 0, first.page)


def stands_apart(line: Line, before: list[Line] | None, body: Body) -> bool:
    """Tell whether a paragraph before a line has ended, by its words or by the space left."""
    if before is None or line.turns or ends_sentence(before[-1].text):
        return True
    step = before[-1].base - line.top
    return step < 0 or step > 1.3 * body.leading or is_heading(before[-1].text)
