"""The order in which the engine itself would join patterns, and what that would cost.

The engine knows no counts: it takes next the pattern that is smallest by what of it is bound, of
those that share a variable with the ones before (sparopt, `reorder_joins`).
"""

from __future__ import annotations

from collections.abc import Sequence

from .estimate import Solutions, joined
from .statistics import Statistics
from .syntax import Select, Triple, Values

SIZES = {
    (True, True, True): 1,
    (True, True, False): 10,
    (True, False, True): 2,
    (False, True, True): 10_000,
    (True, False, False): 100,
    (False, False, False): 1_000_000_000,
    (False, True, False): 1_000_000,
    (False, False, True): 100_000,
}
"""The engine's guesses, by whether subject, predicate and object are bound."""
STEPS = 1_000
"""By so much a path of any length is larger."""


def engine_cost(
    items: Sequence[Triple | Values | Select], given: Solutions, statistics: Statistics
) -> float:
    """Estimate the cost of the engine's order."""
    left = list(items)
    solutions = given
    bound: frozenset[str] = frozenset()
    while left:
        near = [item for item in left if not bound.isdisjoint(item.variables)] or left
        item = min(near, key=lambda item: size(item, bound))
        left.remove(item)
        bound |= item.variables
        solutions = joined(solutions, item, statistics)
    return solutions.cost


def size(item: Triple | Values | Select, bound: frozenset[str]) -> int:
    """Guess the size of a pattern as the engine does."""
    if isinstance(item, Values):
        return item.rows
    if isinstance(item, Select):
        return SIZES[False, True, False]
    terms = (item.subject, item.predicate, item.object)
    subject, predicate, value = (not t.variable or t.variable in bound for t in terms)
    guess = SIZES[subject, predicate or item.path, value]
    endless = item.path and item.predicate.text[-1] in "*+"
    return guess * STEPS if endless and not (subject and value) else guess
