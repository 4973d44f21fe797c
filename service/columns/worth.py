"""Tells which queries are worth the start that the tables need, some 10 ms."""

from __future__ import annotations

from typing import Literal

from ..rewriting.aggregates import aggregates
from ..rewriting.order import Task, order
from ..rewriting.parting import conjuncts, parts
from ..rewriting.selects import asked, request
from ..rewriting.statistics import Statistics
from ..rewriting.syntax import Block, Filter, Group, Select, Triple

Place = Literal["disk", "memory"]
"""Where the engine has its store."""
LOOKUPS = {"disk": 2_000.0, "memory": 4_000.0}
"""Of the engine, below which it is asked at once; it takes some µs for each, or a third of one."""


PATHS = 20.0
"""By how much more a group with a path may cost than is estimated: nobody counted how far
paths lead."""


def is_worth(root: Select | Group, statistics: Statistics, place: Place) -> bool:
    """Tell whether the engine would look up a great deal even in a good order."""
    if isinstance(root, Group):
        return alone(root, statistics) > LOOKUPS[place]
    if root.slice and not root.order and not (root.keys or aggregates(asked(root))):
        return False
    return cost(root, statistics) > LOOKUPS[place]


def cost(select: Select, statistics: Statistics) -> float:
    """Estimate the look-ups for a SELECT, in the best order that is known."""
    wanted = request(select, aggregates(asked(select)))
    found = parts(select.group, wanted.mode, least=1)
    if found is None:
        return inside(select.group, statistics)
    found = conjuncts(found)
    later = frozenset().union(*(element.variables for element in found.rest))
    needed = wanted.needed
    if needed is None or wanted.mode == "rows":
        needed = frozenset().union(*(e.variables for e in (*found.items, *found.binds)))
    task = Task(found.items, found.filters, found.binds, needed | later, later, wanted.mode)
    solutions = order(task, statistics).solutions
    after = sum(isinstance(element, Triple | Block) for element in found.rest)
    exists = sum(isinstance(element, Filter) and element.exists for element in found.filters)
    # What is asked row by row: of OPTIONAL, EXISTS and patterns after these.
    asked_each = (after + 2 * exists) * solutions.rows
    paths = any(isinstance(item, Triple) and item.path for item in found.items)
    known = (solutions.cost + asked_each) * (PATHS if paths else 1.0)
    return known + inside(select.group, statistics)


def inside(group: Group, statistics: Statistics) -> float:
    """Estimate the same of the groups and sub-selects in a group."""
    total = 0.0
    for element in group.elements:
        if isinstance(element, Select):
            total += cost(element, statistics)
        elif isinstance(element, Block) and element.kind in ("UNION", "GROUP"):
            total += sum(alone(each, statistics) for each in element.groups)
    return total


def alone(group: Group, statistics: Statistics) -> float:
    """Estimate a group that is evaluated by itself."""
    found = parts(group, "rows", least=1)
    if found is None:
        return inside(group, statistics)
    task = Task(found.items, found.filters, found.binds, found.certain, frozenset(), "rows")
    return order(task, statistics).cost + inside(group, statistics)
