"""In which order the patterns of a group are joined, and where rows that repeat are united.

A beam search over orders: each step joins one more pattern to those before, and applies filters
as soon as what they ask for is settled. Where repetitions do not count, or can be counted, a step
may be followed by keeping the distinct rows of the variables that are still asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from .estimate import START, Solutions, joined, share
from .statistics import Statistics
from .syntax import Bind, Filter, Select, Triple, Values

Mode = Literal["rows", "distinct", "counted"]
Item = Triple | Values | Select
BEAM = 3
UNITED = {"distinct": 0.8, "counted": 0.5}
"""Rows are united where at most this share of them is left; counting them costs more."""
WORTH = 500.0
"""Fewer rows are not united."""


@dataclass(frozen=True)
class Task:
    """Patterns to join, and what is asked of them."""

    items: tuple[Item, ...]
    filters: tuple[Filter, ...]
    binds: tuple[Bind, ...]
    needed: frozenset[str]
    """Variables asked for by what comes after."""
    later: frozenset[str]
    """Variables that what comes after can still bind."""
    mode: Mode
    given: Solutions = START


@dataclass(frozen=True)
class Unite:
    """Keep the distinct rows of some variables."""

    live: tuple[str, ...]


Step = Item | Filter | Bind | Unite


@dataclass(frozen=True)
class Plan:
    steps: tuple[Step, ...]
    left: frozenset[int]
    """Items not joined yet."""
    solutions: Solutions
    pending: tuple[Filter | Bind, ...]
    certain: frozenset[str] = frozenset()

    @property
    def cost(self) -> float:
        return self.solutions.cost

    @property
    def unites(self) -> bool:
        return any(isinstance(step, Unite) for step in self.steps)


def order(task: Task, statistics: Statistics) -> Plan:
    """Find a good order."""
    given = replace(task.given, cost=0.0)
    first = Plan((), frozenset(range(len(task.items))), given, (*task.binds, *task.filters))
    plans = [first]
    for _ in task.items:
        grown = [extended(plan, i, task, statistics) for plan in plans for i in choices(plan, task)]
        best: dict[frozenset[int], Plan] = {}
        for plan in sorted(grown, key=lambda plan: plan.cost + plan.solutions.rows):
            best.setdefault(plan.left, plan)
        plans = [*best.values()][:BEAM]
    return settled(plans[0], task)


def choices(plan: Plan, task: Task) -> Iterator[int]:
    """Give the items that may come next: those that share a variable, if there are any."""
    left = sorted(plan.left)
    if not plan.steps:
        subselects = [i for i in left if isinstance(task.items[i], Select)]
        if subselects:
            return iter(subselects)
    bound = plan.solutions.distinct.keys()
    tables = [i for i in left if isinstance(item := task.items[i], Values) and not item.iris]
    # What is bound cannot be joined with VALUES, so these come before.
    later = frozenset().union(*(task.items[i].variables for i in tables))
    left = [i for i in left if i in tables or later.isdisjoint(task.items[i].variables)]
    near = [i for i in left if not bound.isdisjoint(task.items[i].variables)]
    if not near:
        near = [i for i in left if not open_path(task.items[i])] or left
    return iter(near)


def open_path(item: Item) -> bool:
    return isinstance(item, Triple) and item.path and len(item.nodes) == 2


def extended(plan: Plan, number: int, task: Task, statistics: Statistics) -> Plan:
    """Join one more item."""
    item = task.items[number]
    certain = plan.certain
    if isinstance(item, Triple) or (isinstance(item, Values) and item.complete):
        certain |= item.variables
    grown = Plan(
        (*plan.steps, item),
        plan.left - {number},
        joined(plan.solutions, item, statistics),
        plan.pending,
        certain,
    )
    grown = settled(grown, task)
    return united(grown, task) if task.mode != "rows" and grown.left else grown


def settled(plan: Plan, task: Task) -> Plan:
    """Apply the filters and BINDs whose variables nothing can bind or change any more."""
    open_names = task.later.union(*(task.items[i].variables for i in plan.left)) - plan.certain
    for condition in plan.pending:
        if isinstance(condition, Bind):
            # Late, as its arguments may have fewer distinct values than rows.
            ready = not plan.left and not condition.expression & open_names
            targets = {**plan.solutions.distinct, condition.target: plan.solutions.rows}
            after = replace(plan.solutions, distinct=targets)
        else:
            targets_open = {b.target for b in plan.pending if isinstance(b, Bind)}
            ready = not condition.variables & (open_names | targets_open)
            after = plan.solutions.filtered(share(condition))
        if ready:
            pending = tuple(other for other in plan.pending if other is not condition)
            plan = replace(plan, steps=(*plan.steps, condition), pending=pending, solutions=after)
    return plan


def united(plan: Plan, task: Task) -> Plan:
    """Keep only distinct rows where that leaves far fewer to join with the rest."""
    asked = task.needed.union(
        *(task.items[i].variables for i in plan.left),
        *(p.expression if isinstance(p, Bind) else p.variables for p in plan.pending),
    )
    bound = plan.solutions.distinct.keys()
    live = asked & bound
    if plan.solutions.rows < WORTH or not live or (live == bound):
        return plan
    kept = plan.solutions.kept(live)
    if kept.rows > UNITED[task.mode] * plan.solutions.rows:
        return plan
    return replace(plan, steps=(*plan.steps, Unite(tuple(sorted(live)))), solutions=kept)
