"""Makes a plan of a SELECT: what is counted and joined from the tables, the rest by the engine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..rewriting.aggregates import Aggregate, aggregates, replaced
from ..rewriting.cursor import NotCovered
from ..rewriting.parser import parse
from ..rewriting.parting import VOLATILE
from ..rewriting.selects import asked
from ..rewriting.statistics import Statistics
from ..rewriting.syntax import Query, Select, variables_in
from .groups import Groups
from .naming import Names, Stepped
from .plan import Plan
from .rows import Domain, Rows
from .worth import Place, is_worth

LONGEST = 20_000
"""Characters of a query; longer ones are left to the engine."""
VARIABLES_ONLY = re.compile(r"(?:[?$]\w+\s*)*")


@lru_cache(maxsize=256)
def plan(query: str, narrowed: str, statistics: Statistics, place: Place) -> Plan | None:
    """Plan a query on the default graph; None where the engine does better, or alone is sure.

    `narrowed` is the same query with texts from the index, as the engine would have it.
    """
    if len(query) > LONGEST:
        return None
    read = parse(query)
    if read is None or not isinstance(read.root, Select) or "BASE" in query[: read.root.start]:
        return None
    left = parse(narrowed) if narrowed != query and len(narrowed) <= LONGEST else read
    if left is None or not isinstance(left.root, Select):
        return None
    if not is_worth(left.root, statistics, place):
        return None
    try:
        return Planner(read, read.root, statistics).plan()
    except NotCovered:
        return None


class Planner:
    """Plans one SELECT."""

    def __init__(self, query: Query, select: Select, statistics: Statistics) -> None:
        self.query = query
        self.selected = select
        self.names = Names()
        self.groups = Groups(self.names, statistics, query.prefixes)
        self.domains = self.groups.domains(select.group)
        self.stem = "c"
        while re.search(rf"[?$]{self.stem}\d", query.text):
            self.stem += "_"

    def plan(self) -> Plan:
        """Make the plan, or raise NotCovered."""
        select = self.selected
        said = asked(select)
        if select.columns is None or VOLATILE.search(said) or "EXISTS" in said.upper():
            raise NotCovered
        if not VARIABLES_ONLY.fullmatch(select.keys):
            raise NotCovered
        calls = list(dict.fromkeys(aggregates(said)))
        rows = self.groups.rows(select.group)
        if calls or select.keys:
            return self.grouped(rows, calls)
        if (select.slice and not select.order) or not variables_in(said) <= rows.columns.keys():
            raise NotCovered
        names = {name: f"r{i}" for i, name in enumerate(sorted(variables_in(said)))}
        return self.written(rows.select(names, select.modifier == "DISTINCT"), [*names], [], [])

    def grouped(self, rows: Rows, calls: Sequence[Aggregate]) -> Plan:
        """Count in groups."""
        keys = sorted(variables_in(self.selected.keys))
        if not rows.columns.keys() >= set(keys):
            raise NotCovered
        counted: dict[Aggregate, str] = {}
        listed = [f"{rows.columns[name]} AS r{i}" for i, name in enumerate(keys)]
        results: dict[str, bool] = {}
        for call in calls:
            rows, written = self.call(rows, call)
            made = []
            for column, is_number in written:
                name = f"{self.stem}{len(results)}"
                made.append(f"?{name}")
                results[name] = is_number
                listed.append(f"{column} AS r{len(listed)}")
            counted[call] = made[0]
            if call.name == "AVG":
                counted[call] = f"IF({made[1]} = 0, 0, {made[0]} / {made[1]})"
        by = f" GROUP BY {', '.join(rows.columns[name] for name in keys)}" if keys else ""
        sql = f"SELECT {', '.join(listed)} {rows.body}{by}"
        numbers = [name for name, is_number in results.items() if is_number]
        return self.written(sql, [*keys, *results], numbers, [*counted.items()])

    def call(self, rows: Rows, call: Aggregate) -> tuple[Rows, list[tuple[str, bool]]]:
        """Write one aggregate as columns, of which each is a number or a term."""
        if call.name == "COUNT" and call.argument == "*" and not call.distinct:
            return rows, [("count(*)", True)]
        name = call.argument[1:]
        if name not in rows.columns or not re.fullmatch(r"[?$]\w+", call.argument):
            raise NotCovered
        column = rows.columns[name]
        if call.name == "COUNT":
            return rows, [(f"count({'DISTINCT ' if call.distinct else ''}{column})", True)]
        if call.distinct or name not in rows.certain:
            raise NotCovered
        if call.name in ("MIN", "MAX"):
            rows, rank = self.worked_out(rows, "rank", name)
            function = "arg_min" if call.name == "MIN" else "arg_max"
            return rows, [(f"{function}({column}, {rank})", False)]
        if call.name in ("SUM", "AVG"):
            rows, number = self.worked_out(rows, "number", name)
            total = (f"coalesce(sum({number}), 0)", True)
            return rows, [total] if call.name == "SUM" else [total, ("count(*)", True)]
        raise NotCovered

    def worked_out(self, rows: Rows, kind: str, name: str) -> tuple[Rows, str]:
        """Join with what a step says of the values of a variable."""
        domains: dict[str, Domain] = self.domains
        step: Stepped = self.names.step(
            "rank" if kind == "rank" else "number", [name], "", rows, domains
        )
        alias = self.names.alias()
        found = rows.joined(f"{step.table} {alias}", [], frozenset())
        return found.where(*step.joined(alias, rows.columns)), f"{alias}.result"

    def written(
        self,
        sql: str,
        columns: Sequence[str],
        counted: Sequence[str],
        calls: Sequence[tuple[Aggregate, str]],
    ) -> Plan:
        """Write the query around the rows."""
        select, by = self.selected, dict(calls)

        def other(call: Aggregate) -> str:
            return by[call]

        listed = " ".join(column.text for column in select.columns or ())
        modifier = "DISTINCT" if select.modifier == "DISTINCT" else ""
        head = f"SELECT {modifier} {replaced(listed, other)} WHERE {{ "
        groups = f"GROUP BY {' '.join(f'?{name}' for name in columns)}" if select.having else ""
        tail = " ".join(
            [" }", groups, replaced(f"{select.having} {select.order}", other), select.slice]
        )
        prologue = self.query.text[: select.start]
        names = self.names
        return Plan(
            sql,
            columns,
            counted,
            prologue + head,
            tail,
            prologue,
            names.properties,
            names.terms,
            names.texts,
            names.steps,
        )
