"""Finds what leaves a query without results: the fewest patterns without which there are some."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any, Literal

from interorg.ingest.failure import BadQuery

from .asking import Asker
from .names import read_names
from .nearest import Suggestion, suggestions
from .patterns import Part, Parted, part_query

PAIRS = 40
"""Pairs of patterns that are tried."""
SHOWN = 3
"""Patterns that are named where each would do."""
Tried = Callable[[Sequence[Part]], bool | None]


@dataclass(frozen=True)
class Culprit:
    """A pattern that empties the result, and what could stand in it."""

    part: Part
    alone: bool
    """Whether nothing fits it even by itself."""
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True)
class Diagnosis:
    """What was found; `note` says it in words."""

    query: str
    note: str
    culprits: tuple[Culprit, ...] = ()
    relation: Literal["all", "any"] = "any"
    """Whether all of them have to go, or any of them."""

    def data(self) -> dict[str, Any]:
        """Return it as JSON; offsets are in characters from 0, lines and columns from 1."""
        return {
            "note": self.note,
            "relation": self.relation,
            "culprits": [self._culprit(each) for each in self.culprits],
        }

    def _culprit(self, culprit: Culprit) -> dict[str, Any]:
        start, end = culprit.part.start, culprit.part.end
        return {
            "text": self.query[start:end],
            "start": start,
            "end": end,
            "line": self.query.count("\n", 0, start) + 1,
            "column": start - self.query.rfind("\n", 0, start),
            "alone": culprit.alone,
            "suggestions": [each.data() for each in culprit.suggestions],
        }


def diagnose(asker: Asker, query: str) -> Diagnosis:
    """Say which patterns of a query empty its result, and what would not."""
    parted = part_query(query)
    if parted is None:
        return Diagnosis(query, "This query has parts that are not looked into here.")
    tried = trials(asker, parted)
    try:
        whole = tried(parted.parts)
    except BadQuery:
        whole = None
    if whole:
        return Diagnosis(query, _behind(parted))
    found = None if whole is None else _cause(parted, tried)
    if found is None:
        return Diagnosis(query, "The cause could not be found in time.")
    return _explained(asker, query, parted, found)


@dataclass(frozen=True)
class Cause:
    """Sets of parts, any of which has to go; those that fit nothing even alone."""

    ways: tuple[tuple[Part, ...], ...]
    alone: frozenset[int]


def trials(asker: Asker, parted: Parted) -> Tried:
    """Return what tells whether some parts of a query have results together; each asked once."""
    known: dict[frozenset[int], bool | None] = {}

    def tried(parts: Sequence[Part]) -> bool | None:
        key = frozenset(part.place for part in parts)
        if key not in known:
            known[key] = asker.finds(parted.prologue, parted.text(parts))
        return known[key]

    return tried


def _behind(parted: Parted) -> str:
    behind = [name for name, text in (("HAVING", parted.having), ("", parted.slice)) if text]
    names = " and ".join(name or parted.slice for name in behind) or "The rest of the query"
    return f"The patterns have results. {names} leaves none of them."


def _cause(parted: Parted, tried: Tried) -> Cause | None:
    removable = [part for part in parted.parts if part.removable]
    alone = [part for part in removable if not part.condition and tried([part]) is False]
    others = [part for part in removable if part not in alone]

    def without(*gone: Part) -> bool | None:
        return tried([part for part in parted.parts if part not in gone])

    numbers = frozenset(part.place for part in alone)
    if alone and without(*alone):
        return Cause((tuple(alone),), numbers)
    # A pattern that a condition hangs on is not to blame for what the condition does.
    guilty = [part for part in others if part.condition and without(*alone, part)]
    blamed = frozenset().union(*(part.variables for part in guilty))
    ways: list[tuple[Part, ...]] = [
        (part,)
        for part in others
        if part in guilty or (not part.variables & blamed and without(*alone, part))
    ]
    if not ways:
        pairs = islice(combinations(others, 2), PAIRS)
        ways = [*islice((pair for pair in pairs if without(*alone, *pair)), 1)]
    if not ways:
        found = tuple(_greedily(others, lambda gone: without(*alone, *gone)))
        ways = [found] if found else []
    return Cause(tuple((*alone, *way) for way in ways[:SHOWN]), numbers) if ways else None


def _greedily(parts: Sequence[Part], works: Callable[[list[Part]], bool | None]) -> Iterator[Part]:
    """Take parts away from the end until there are results."""
    gone: list[Part] = []
    for part in reversed(parts):
        gone.append(part)
        if works(gone):
            yield from gone
            return


def _explained(asker: Asker, query: str, parted: Parted, cause: Cause) -> Diagnosis:
    several = len(cause.ways) > 1
    ways = cause.ways
    parts = dict.fromkeys(part for way in ways for part in way)
    names = read_names(query)
    culprits = []
    for part in parts:
        gone = next(way for way in ways if part in way)
        rest = [each for each in parted.parts if each not in gone]
        near = suggestions(asker, names, parted, part, rest)
        culprits.append(Culprit(part, part.place in cause.alone, near))
    if several:
        culprits.sort(key=lambda each: -max((s.closeness for s in each.suggestions), default=0))
        note = "Each of these patterns fits something, but not together with the others."
    elif len(culprits) == 1 and culprits[0].alone:
        note = "Nothing in the graph fits this pattern."
    elif len(culprits) == 1:
        note = "Without this pattern there are results."
    else:
        note = f"Without these {len(culprits)} patterns there are results."
    return Diagnosis(query, note, tuple(culprits), "any" if several else "all")
