"""Rewrites SELECTs: which repetitions count follows from what is asked of the rows.

* DISTINCT without aggregates, and COUNT (DISTINCT …), MIN and MAX, are the same where rows repeat.
* COUNT (*) and COUNT (?x) of rows of which each stands for n are SUM (?n), and
  SUM (IF (BOUND (?x), ?n, 0)). All these sums are of integers, so they are exact.
* Triples are a set: rows that bind all variables of their patterns never repeat.
"""

from __future__ import annotations

from collections.abc import Sequence

from .aggregates import Aggregate, aggregates, replaced
from .groups import GroupRewriter, Request, Written
from .labels import VARIABLES, LabelsLast, labels_last
from .parting import VOLATILE, parts
from .statistics import Statistics
from .syntax import Filter, Query, Select, Triple, variables_in


class SelectRewriter:
    """Rewrites the SELECTs of one query, and the groups in them."""

    def __init__(self, query: Query, statistics: Statistics) -> None:
        self.groups = GroupRewriter(query, statistics, self.select)

    def select(self, select: Select) -> Written:
        """Write a SELECT, without the braces of a sub-select."""
        calls = aggregates(asked(select))
        if select.slice and not select.order and not calls and not select.keys:
            # Which rows it is cut to, the engine decides; it need not find more than these.
            return self._around(select, self.groups.kept(select.group))
        late = labels_last(select, self.groups.stem) if calls else None
        if late and self.groups.costly(select.group):
            return self._labels_last(late)
        return self._around(select, self.groups.group(select.group, request(select, calls)))

    def _around(self, select: Select, group: Written) -> Written:
        """Write a SELECT around its group."""
        applied = group.applied
        columns = "*"
        tail = f"{select.having} {select.order}"
        if select.columns is not None:
            columns = " ".join(column.text for column in select.columns)
        if group.times or no_repetitions(select):
            sure = certain(select)

            def other(call: Aggregate) -> str:
                nonlocal applied
                if group.times and call.counted:
                    return summed(call.counted, group.times, sure)
                if not group.times and call.distinct and call.name == "COUNT":
                    applied |= {"no repetitions"}
                    return f"COUNT({call.argument})"
                return call.text

            columns, tail = replaced(columns, other), replaced(tail, other)
        keys = f"GROUP BY {select.keys}" if select.keys else ""
        text = (
            f"SELECT {select.modifier} {columns}\nWHERE {{ {group.text}\n}}\n"
            f"{keys} {tail} {select.slice}"
        )
        return Written(text, "", applied)

    def _labels_last(self, late: LabelsLast) -> Written:
        inner = self.select(late.inner)
        text = (
            f"SELECT {late.modifier} {late.columns}\n"
            f"WHERE {{ {{ {inner.text} }}\n{late.joined}\n}}\n{late.tail}"
        )
        return Written(text, "", inner.applied | {"labels last"})


def asked(select: Select) -> str:
    """Give all that a SELECT says of its rows, as one text."""
    columns = [column.text for column in select.columns or ()]
    return " ".join([*columns, select.keys, select.having, select.order])


def certain(select: Select) -> frozenset[str]:
    """Name variables that are bound in every row."""
    found = parts(select.group, "rows")
    return found.certain if found else frozenset()


def request(select: Select, calls: Sequence[Aggregate]) -> Request:
    """Tell what a SELECT asks of its group."""
    text = asked(select)
    grouped = bool(calls or select.keys)
    if select.columns is None or not (grouped or select.modifier == "DISTINCT"):
        return Request("rows", None)
    if VOLATILE.search(text):
        return Request("rows", None)  # Each row gets a value of its own.
    if all(call.blind for call in calls):
        return Request("distinct", variables_in(text))
    if not all(call.blind or call.counted for call in calls):
        return Request("rows", None)
    sure = certain(select) | {"*"}
    text = replaced(text, lambda call: "" if call.counted in sure else call.text)
    return Request("counted", variables_in(text))


def summed(name: str, times: str, sure: frozenset[str]) -> str:
    """Count a variable, or rows, of which each stands for several."""
    if name == "*" or name in sure:
        return f"SUM({times})"
    return f"SUM(IF(BOUND(?{name}), {times}, 0))"


def no_repetitions(select: Select) -> bool:
    """Tell whether rows differ in one variable that is counted wherever they are in one group."""
    elements = select.group.elements
    counted = {c.argument for c in aggregates(asked(select)) if c.distinct and c.name == "COUNT"}
    # Two values may give one key where that is more than a variable.
    if select.keys and not VARIABLES.fullmatch(select.keys):
        return False
    plain = all(isinstance(e, Filter) or (isinstance(e, Triple) and not e.path) for e in elements)
    bound = frozenset().union(*(e.variables for e in elements if isinstance(e, Triple)))
    return (
        plain
        and len(counted) == 1
        and counted <= {f"?{name}" for name in bound}
        and bound <= variables_in(select.keys + counted.pop())
        and not variables_in(select.keys) - bound
    )
