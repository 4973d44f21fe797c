"""How many solutions a join will have, and what it will cost: the textbook estimates.

A join on a variable keeps |L| · |R| / max(distinct in L, distinct in R) solutions (Selinger et
al. 1979). Costs are in units of one look-up in the engine's index, about a microsecond.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import exp

from .statistics import Property, Statistics
from .syntax import Filter, Select, Triple, Values

LOOKUP = 1.0
ROW = 0.5
PATH = 8.0
"""A path costs so many look-ups."""
SUBSELECT_ROWS = 1_000.0
UNKNOWN = Property(1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Solutions:
    """An intermediate result: rows, and distinct values of each variable bound in it."""

    rows: float
    distinct: Mapping[str, float]
    cost: float = 0.0
    skew: Mapping[str, float] = field(default_factory=dict)
    """By how much the value of any row is more frequent than the mean value."""
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What a variable can only be, where that is known."""

    def filtered(self, share: float) -> Solutions:
        found = limited(self.rows * share, self.distinct, self.cost, self.skew)
        return replace(found, values=self.values)

    def kept(self, names: frozenset[str]) -> Solutions:
        """The distinct rows of some variables."""
        values = {name: count for name, count in self.distinct.items() if name in names}
        most = 1.0
        for name, count in values.items():
            most = min(most * max(1.0, count / self.skew.get(name, 1.0)), 1e18)
        # Of rows thrown at so many places, this share of the places is hit.
        rows = most * (1 - exp(-self.rows / most)) if most < 1e6 * self.rows else self.rows
        found = limited(min(rows, self.rows), values, self.cost + ROW * self.rows, self.skew)
        return replace(found, values=self.values)


def limited(
    rows: float, distinct: Mapping[str, float], cost: float, skew: Mapping[str, float]
) -> Solutions:
    """Make a result in which no variable has more values than there are rows."""
    rows = max(rows, 0.01)
    few = {name: max(1.0, min(count, rows)) for name, count in distinct.items()}
    return Solutions(rows, few, cost, skew)


def property_of(triple: Triple, statistics: Statistics) -> Property:
    """Give the counts of what a pattern matches if only its predicate is known."""
    if triple.predicate.variable or (triple.path and not triple.predicate.value):
        total = max(1.0, statistics.count)
        found = Property(total, total / 8, total / 3)
    else:
        found = statistics.properties.get(triple.predicate.value, UNKNOWN)
    if triple.path:
        return Property(found.count * 4, found.subjects, found.objects, edges=found.edges)
    return found


def joined(left: Solutions, item: Triple | Values | Select, statistics: Statistics) -> Solutions:
    """Estimate the join of a result with one more pattern, looked up row by row."""
    if isinstance(item, Triple):
        return joined_triple(left, item, statistics)
    rows = item.rows if isinstance(item, Values) else SUBSELECT_ROWS
    new = {name: float(max(1, rows)) for name in item.variables}
    return product(left, float(rows), new, {}, LOOKUP)


def joined_triple(left: Solutions, triple: Triple, statistics: Statistics) -> Solutions:
    found = property_of(triple, statistics)
    reached = hierarchy(triple, found)
    if reached:
        ((end, values),) = reached.items()
        each = {end: float(len(values))}
        after = product(left, float(len(values)), each, {}, PATH if end in left.distinct else 0)
        return replace(after, values={**left.values, **reached})
    known = left.values.get(triple.object.variable or "")
    if known and found.frequent and not triple.path:
        return joined_known(left, triple, found, known)
    rows = found.count
    subjects, objects = found.subjects, found.objects
    if not triple.object.variable:
        rows = float(found.frequent.get(triple.object.value, rows / max(1.0, objects)))
        subjects = min(subjects, max(rows, 1.0))
    if not triple.subject.variable:
        rows = rows / max(1.0, subjects)
        objects = min(objects, max(rows, 1.0))
    new: dict[str, float] = {}
    skews: dict[str, float] = {}
    for term, count, skew in (
        (triple.object, objects, found.object_skew),
        (triple.subject, subjects, found.subject_skew),
    ):
        if name := term.variable:
            new[name] = count
            skews[name] = skew
            # What comes often on one side is likely to come often on the other.
            if left.rows > 2 * left.distinct.get(name, left.rows):
                rows *= skew
    if not triple.path and triple.predicate.variable:
        new[triple.predicate.variable] = float(max(1, len(statistics.properties)))
    return product(left, rows, new, skews, PATH if triple.path else LOOKUP)


def hierarchy(triple: Triple, found: Property) -> dict[str, frozenset[str]]:
    """Say what a path up or down a known hierarchy, from a constant, leads a variable to."""
    ends = (triple.subject, triple.object)
    names = [term.variable for term in ends if term.variable]
    if not (triple.path and found.edges and len(names) == 1 and triple.predicate.value):
        return {}
    if triple.predicate.text[-1] not in "*+":
        return {}
    forward = bool(triple.object.variable)
    start = triple.subject if forward else triple.object
    return {names[0]: found.reached(start.value, forward)}


def joined_known(
    left: Solutions, triple: Triple, found: Property, known: frozenset[str]
) -> Solutions:
    """Estimate the join with a property of whose objects it is known which can match."""
    rare = found.count - sum(found.frequent.values())
    each = max(0.0, rare) / max(1.0, found.objects - len(found.frequent))
    rows = sum(float(found.frequent.get(value, each)) for value in known)
    new = {triple.object.variable or "": float(len(known))}
    if name := triple.subject.variable:
        new[name] = max(1.0, min(found.subjects, rows))
    after = product(left, rows, new, {}, LOOKUP)
    return replace(after, values=left.values)


def product(
    left: Solutions,
    rows: float,
    new: Mapping[str, float],
    skews: Mapping[str, float],
    each: float,
) -> Solutions:
    distinct = dict(left.distinct)
    result = left.rows * rows
    for name, count in new.items():
        if name in distinct:
            result /= max(distinct[name], count)
            distinct[name] = min(distinct[name], count)
        else:
            distinct[name] = count
    cost = left.cost + each * left.rows + ROW * result
    return replace(limited(result, distinct, cost, {**skews, **left.skew}), values=left.values)


def share(condition: Filter) -> float:
    """Guess the share of rows that a filter keeps."""
    text = condition.text.upper()
    if condition.exists:
        return 0.5
    if "!=" in text or "BOUND" in text:
        return 0.9
    if re.search(r"CONTAINS|REGEX|STRSTARTS|STRENDS|=", re.sub("[<>]=", "", text)):
        return 0.1
    return 0.4


START = Solutions(1.0, {})
