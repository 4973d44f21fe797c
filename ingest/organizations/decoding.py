"""From a score per word and tag to names: the best sequence of tags in which each name ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .network import ORGANIZATION_TAGS, PARTS, TYPES, Scores

Shares = npt.NDArray[np.float32]
"""A probability for each word."""

NONE = -1
"""The state between names; others are the index of the type that a name under way has."""


@dataclass(frozen=True)
class Name:
    """Tokens that are one name: indexes, end exclusive, and the type of it."""

    start: int
    end: int
    type: str


def names_of(scores: Scores) -> list[Name]:
    """Read the names off the scores of one text; its time grows with the length of the text."""
    if not len(scores):
        return []
    tags = scores.argmax(axis=1)
    found = _read(tags)
    return _best(scores) if found is None else found


def organization_shares(scores: Scores) -> Shares:
    """Return for each word the probability that it is part of an organization's name."""
    if not len(scores):
        return np.zeros(0, dtype=np.float32)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Shares = powers[:, ORGANIZATION_TAGS].sum(axis=1) / powers.sum(axis=1)
    return shares


def _read(tags: npt.NDArray[np.intp]) -> list[Name] | None:
    """Read the names off the likeliest tags, or return None where these contradict each other."""
    names, start, expected, open_type = [], 0, 0, NONE
    for at in np.flatnonzero(tags):
        kind, part = divmod(int(tags[at]) - 1, PARTS)
        if open_type != NONE:
            # A name under way goes on without a gap until its last word.
            if part not in (1, 2) or kind != open_type or at != expected:
                return None
            expected = int(at) + 1
            if part == 2:
                names.append(Name(start, int(at) + 1, TYPES[kind]))
                open_type = NONE
        elif part == 0:
            start, open_type, expected = int(at), kind, int(at) + 1
        elif part == 3:
            names.append(Name(int(at), int(at) + 1, TYPES[kind]))
        else:
            return None
    return names if open_type == NONE else None


def _best(scores: Scores) -> list[Name]:
    """Find the best sequence without contradictions (Viterbi over the type that is under way)."""
    length, kinds = len(scores), len(TYPES)
    parts = scores[:, 1:].reshape(length, kinds, PARTS)
    begin, inner, last, only = (np.ascontiguousarray(parts[:, :, p]) for p in range(PARTS))
    whole, between = only.argmax(axis=1), scores[:, 0]
    alone = only.max(axis=1)
    closed, under_way = np.float32(0), np.full(kinds, -np.inf, dtype=np.float32)
    ended = np.full(length, NONE)
    began = np.zeros((length, kinds), dtype=bool)
    for at in range(length):
        starting, going_on = closed + begin[at], under_way + inner[at]
        ending = under_way + last[at]
        began[at] = starting >= going_on
        under_way = np.maximum(starting, going_on)
        resting = closed + max(between[at], alone[at])
        kind = int(ending.argmax())
        if ending[kind] > resting:
            ended[at], closed = kind, ending[kind]
        else:
            closed = resting
    names, at = [], length - 1
    while at >= 0:
        if ended[at] == NONE:
            if alone[at] > between[at]:
                names.append(Name(at, at + 1, TYPES[whole[at]]))
            at -= 1
            continue
        kind, end = int(ended[at]), at + 1
        at -= 1
        while not began[at, kind]:
            at -= 1
        names.append(Name(at, end, TYPES[kind]))
        at -= 1
    return names[::-1]
