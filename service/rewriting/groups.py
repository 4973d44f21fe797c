"""Rewrites one group: its first patterns in a good order, what follows them as it stood.

A filter is applied where its variables have got their values. A pattern that stands after an
OPTIONAL is joined last, row by row.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from .constants import as_values
from .engine_order import engine_cost
from .estimate import START, Solutions, limited
from .order import Mode, Task, Unite, order
from .parting import Parts, conjuncts, parts
from .statistics import Statistics
from .syntax import Bind, Block, Element, Filter, Group, Query, Select, Triple, Values
from .writing import Chain

CHEAP = 400.0
"""A group for which the engine needs no more look-ups than this stays as it is."""


@dataclass(frozen=True)
class Request:
    """What is asked of a group."""

    mode: Mode
    needed: frozenset[str] | None
    """None for all variables."""
    given: Solutions = START
    optional: bool = False


@dataclass(frozen=True)
class Written:
    """A group as it was written, and what was done to it."""

    text: str
    times: str = ""
    """The variable that says how often a row counts, if rows were united and counted."""
    applied: frozenset[str] = frozenset()


class GroupRewriter:
    """Rewrites the groups of one query."""

    def __init__(
        self, query: Query, statistics: Statistics, select: Callable[[Select], Written]
    ) -> None:
        """`select` writes the SELECTs in the groups."""
        self.query = query
        self.statistics = statistics
        self.select = select
        self.stem = "n"
        while re.search(rf"[?$]{self.stem}times\d", query.text):
            self.stem += "_"

    def group(self, group: Group, request: Request, cheap: float = CHEAP) -> Written:
        """Write a group, without its braces."""
        found = parts(group, request.mode)
        if found is None:
            return self.kept(group)
        patterns = found.items
        found = self._named(conjuncts(found))
        later = frozenset().union(*(element.variables for element in found.rest))
        needed = request.needed
        if needed is None or request.mode == "rows":
            needed = frozenset().union(*(e.variables for e in (*found.items, *found.binds)))
        # The condition of an OPTIONAL may ask for variables from outside, so it stays where it is.
        inner = () if request.optional else found.filters
        task = Task(
            found.items,
            inner,
            found.binds,
            needed | later,
            later,
            request.mode,
            request.given,
        )
        plan = order(task, self.statistics)
        usual = engine_cost(patterns, request.given, self.statistics)
        # The engine's order with a path in it was measured to be up to twice as slow as the same
        # order with LATERAL.
        paths = any(isinstance(item, Triple) and item.path for item in found.items)
        as_good = cheap if paths else max(cheap, plan.cost)
        after = any(isinstance(element, Triple) for element in found.rest)
        if usual <= as_good and not (plan.unites or after or request.optional):
            return self.kept(group)
        chain = Chain(self.stem, request.mode == "counted")
        applied = {"order"}
        for step in plan.steps:
            if isinstance(step, Select):
                written = self.select(step)
                applied |= written.applied
                chain.join(written.text)
                chain.bound |= step.variables
            elif isinstance(step, Filter):
                chain.apply(self._filter(step, found.certain, applied))
            else:
                chain.add(step)
            if isinstance(step, Unite):
                applied.add("counted rows" if chain.counted else "distinct rows")
        given = plan.solutions
        lines = [chain.first]
        for element in found.rest:
            text, given = self._after(element, given, applied)
            lines.append(text)
        last = found.filters if request.optional else plan.pending
        for condition in last:
            if isinstance(condition, Filter):
                lines.append(self._filter(condition, found.certain, applied))
            else:
                lines.append(condition.text)
        return Written("\n".join(lines), chain.times, frozenset(applied))

    def costly(self, group: Group) -> bool:
        """Tell whether a group is worth to be rewritten."""
        found = parts(group, "rows", least=1)
        if found is None:
            return False
        return engine_cost(found.items, START, self.statistics) >= CHEAP

    def _named(self, found: Parts) -> Parts:
        """Turn filters that name what a variable is into inline data."""
        kept: list[Filter] = []
        values: list[Values] = []
        for condition in found.filters:
            named = found.certain - found.uncertain
            value = as_values(condition, named, self.query.prefixes)
            if value:
                values.append(value)
            else:
                kept.append(condition)
        return replace(found, items=(*found.items, *values), filters=tuple(kept))

    def _after(
        self, element: Element, given: Solutions, applied: set[str]
    ) -> tuple[str, Solutions]:
        """Write what stands after the patterns that were put in order."""
        match element:
            case Triple():
                return f"LATERAL {{ {element.text} }}", given
            case Block(kind="OPTIONAL"):
                one = limited(1.0, given.distinct, 0.0, {})
                written = self.group(element.groups[0], Request("rows", None, one, optional=True))
                applied |= written.applied
                return f"OPTIONAL {{ {written.text} }}", given
            case Block():
                return self._block(element, applied), given
            case Bind():
                return element.text, given
        raise AssertionError(element)

    def _block(self, block: Block, applied: set[str]) -> str:
        """Write a block with the sub-selects in it rewritten.

        Not those of GRAPH: the engine binds its variable behind what a sub-select gives, so that
        within one a statement can repeat, and sub-selects of it are not of one graph.
        """
        if block.kind == "GRAPH":
            return self.query.text[block.start : block.end]
        text, done = "", block.start
        for group in block.groups:
            written = self.kept(group)
            applied |= written.applied
            text += self.query.text[done : group.start] + written.text
            done = group.end
        return text + self.query.text[done : block.end]

    def _filter(self, condition: Filter, bound: frozenset[str], applied: set[str]) -> str:
        """Write a filter; of EXISTS the engine would make a product of all patterns."""
        group = condition.group
        if group is None:
            return condition.text
        given = Solutions(1.0, dict.fromkeys(bound, 1.0))
        written = self.group(group, Request("rows", None, given, optional=True), cheap=0)
        applied |= written.applied
        text = self.query.text
        return text[condition.start : group.start] + written.text + text[group.end : condition.end]

    def _inside(self, element: Element, around: Group, applied: set[str]) -> str:
        """Write an element if it has groups of its own; else give nothing."""
        if isinstance(element, Filter):
            return self._filter(element, around.bound, applied)
        if isinstance(element, Block):
            return self._block(element, applied)
        if isinstance(element, Select):
            written = self.select(element)
            applied |= written.applied
            return written.text
        return ""

    def kept(self, group: Group) -> Written:
        """Write a group as it stands, but for what is rewritten inside."""
        applied: set[str] = set()
        text, done = "", group.start
        for element in group.elements:
            new = self._inside(element, group, applied)
            if group.start < 0:
                if isinstance(element, Triple):
                    new = f"{element.text} ."
                elif isinstance(element, Select):
                    new = f"{{ {new} }}"
                elif not isinstance(element, Block):
                    new = new or element.text
                text += f"{new}\n"
            elif isinstance(element, Block | Select | Filter):
                text += self.query.text[done : element.start] + new
                done = element.end
        rest = "" if group.start < 0 else self.query.text[done : group.end]
        return Written(text + rest, "", frozenset(applied))
