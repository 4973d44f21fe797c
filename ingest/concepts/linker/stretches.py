"""What the linker looks at: a sentence in word pieces, and the stretches of it that could be named.

What rules have found is shown to it: it may trust them, and it knows what is named already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...transformer.pieces import Pieces

START, END, UNKNOWN = 101, 102, 100
"""The vocabulary's own marks around a text, and of what it lacks."""
WIDEST = 10
"""Tokens of a stretch that no rule has found."""
LONGEST = 128
"""Pieces of a sentence; what is further back is not read."""
LONGEST_TOKEN = 30
"""Pieces of a token."""
NEAR = 0.5
"""Stretches that share so much of their tokens are taken for one."""
NEVER_FIRST = frozenset(
    "the a an of and or that is are was were be been than but which as this these its it their "
    "them they he she we i my our your".split()
)
NEVER_LAST = frozenset(
    "the a an of and or that is are was were be been than but which as to their its this these "
    "who not no".split()
)
UNKNOWN_CONCEPT = -1


@dataclass(frozen=True)
class Hint:
    """A span of a rule, by tokens of the sentence; both ends are inside."""

    first: int
    last: int
    concept: int
    """Its place among the concepts of the weights, or UNKNOWN_CONCEPT."""
    confidence: float


@dataclass(frozen=True)
class Stretch:
    """Tokens of the sentence from `first` to `last`, and the hint that is nearest to them."""

    first: int
    last: int
    exact: bool
    """A rule found just these tokens."""
    near: bool
    confidence: float
    concept: int


@dataclass(frozen=True)
class Question:
    """A sentence as the linker reads it."""

    ids: tuple[int, ...]
    """Word pieces."""
    first: tuple[int, ...]
    """By token: its first piece."""
    last: tuple[int, ...]
    stretches: tuple[Stretch, ...]


def question(words: Sequence[str], hints: Sequence[Hint], vocabulary: Pieces) -> Question:
    """Cut a sentence, given as the texts of its tokens, into pieces and stretches."""
    ids = [START]
    first: list[int] = []
    last: list[int] = []
    for word in words:
        found = vocabulary.ids(word)[:LONGEST_TOKEN] or [UNKNOWN]
        if len(ids) + len(found) >= LONGEST:
            break
        first.append(len(ids))
        ids += found
        last.append(len(ids) - 1)
    ids.append(END)
    read = len(first)
    known = [trimmed(hint, words) for hint in hints if hint.last < read]
    ends = dict.fromkeys(_ends(words[:read]))
    ends |= dict.fromkeys((hint.first, hint.last) for hint in known)
    stretches = tuple(_stretch(a, b, known) for a, b in ends)
    return Question(tuple(ids), tuple(first), tuple(last), stretches)


def trimmed(hint: Hint, words: Sequence[str]) -> Hint:
    """Return a hint without articles and the like at its ends."""
    first, last = hint.first, hint.last
    while first < last and words[first].lower() in NEVER_FIRST:
        first += 1
    while first < last and words[last].lower() in NEVER_LAST:
        last -= 1
    return Hint(first, last, hint.concept, hint.confidence)


def _ends(words: Sequence[str]) -> list[tuple[int, int]]:
    said = [any(sign.isalnum() for sign in word) for word in words]
    lower = [word.lower() for word in words]
    return [
        (first, last)
        for first in range(len(words))
        if said[first] and lower[first] not in NEVER_FIRST
        for last in range(first, min(len(words), first + WIDEST))
        if said[last] and lower[last] not in NEVER_LAST
    ]


def _stretch(first: int, last: int, hints: Sequence[Hint]) -> Stretch:
    best = (False, False, 0.0, UNKNOWN_CONCEPT)
    for hint in hints:
        share = shared((first, last), (hint.first, hint.last))
        if share >= NEAR:
            best = max(best, (share == 1, True, hint.confidence, hint.concept))
    return Stretch(first, last, *best)


def shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return the tokens that two stretches share, as a part of all they cover (Jaccard's index)."""
    both = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]) + 1)
