"""What the classifier is asked and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

APART = 1200
"""Characters kept between two mentions; the middle of what is longer is left out."""
AROUND = 400
"""Characters kept before the earlier mention and after the later one."""
LONGEST = 200
"""Characters kept of a mention."""


@dataclass(frozen=True)
class Pair:
    """Two mentions of organizations in a sentence: (start, end) in characters of the text.

    Raises ValueError for spans that are empty, blank, outside the text, or overlap.
    """

    text: str
    one: tuple[int, int]
    other: tuple[int, int]
    doc: Doc | None = field(default=None, compare=False, repr=False)
    """The parse of this very text, where there is one already."""

    def __post_init__(self) -> None:
        for start, end in (self.one, self.other):
            if not 0 <= start < end <= len(self.text) or not self.text[start:end].strip():
                raise ValueError(
                    f"Expected a mention within a text of {len(self.text)} characters, found "
                    f"({start}, {end}), which holds no word of it."
                )
        if self.one[0] < self.other[1] and self.other[0] < self.one[1]:
            raise ValueError(
                f"Expected two mentions that do not overlap, found {self.one} and {self.other}."
            )

    @property
    def swapped(self) -> bool:
        """Whether `other` stands before `one`."""
        return self.other[0] < self.one[0]

    @property
    def ordered(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return both mentions, the earlier first."""
        return (self.other, self.one) if self.swapped else (self.one, self.other)


@dataclass(frozen=True)
class Relation:
    """What relates `one` to `other`; where inverted, it is `other` that stands so to `one`."""

    label: str
    inverted: bool
    confidence: float
    """The calibrated probability of the label, whatever its direction."""
    probabilities: Mapping[str, float]


def trimmed(pair: Pair) -> Pair:
    """Return the pair with what lies far from both mentions cut away, so that time is bounded."""
    first, second = pair.ordered
    pieces = [
        _ending(pair.text[: first[0]]),
        pair.text[first[0] : first[1]][:LONGEST],
        _middle(pair.text[first[1] : second[0]]),
        pair.text[second[0] : second[1]][:LONGEST],
        _beginning(pair.text[second[1] :]),
    ]
    text = "".join(pieces)
    if text == pair.text:
        return pair
    ends = [sum(map(len, pieces[:count])) for count in range(1, 5)]
    spans = (ends[0], ends[1]), (ends[2], ends[3])
    one, other = spans[::-1] if pair.swapped else spans
    return Pair(text, one, other)


def _ending(text: str) -> str:
    """Return the end of a text, from the start of a word."""
    return text if len(text) <= AROUND else text[-AROUND:].partition(" ")[2]


def _beginning(text: str) -> str:
    """Return the beginning of a text, to the end of a word."""
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0]


def _middle(text: str) -> str:
    if len(text) <= APART:
        return text
    return f"{text[: APART // 2].rpartition(' ')[0]} … {text[-APART // 2 :].partition(' ')[2]}"
