"""Aggregates as columns of SQL: counts are made there, what they become is the engine's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..rewriting.aggregates import Aggregate
from ..rewriting.cursor import NotCovered
from .naming import Names
from .plan import Kind
from .rows import Domain, Rows


@dataclass(frozen=True)
class Grouped:
    """Groups of rows, counted."""

    sql: str
    columns: tuple[str, ...]
    """Variables of the rows: keys, then what was counted."""
    numbers: tuple[str, ...]
    """Those of them that are numbers."""
    calls: Mapping[Aggregate, str]
    """What the engine is to write for each aggregate."""


class Grouping:
    """Counts the rows of one SELECT."""

    def __init__(self, names: Names, rows: Rows, domains: Mapping[str, Domain], stem: str) -> None:
        """No variable of the query may be `stem` with a number."""
        self.names = names
        self.rows = rows
        self.domains = domains
        self.stem = stem

    def grouped(self, keys: Sequence[str], calls: Sequence[Aggregate]) -> Grouped:
        """Write the query for the groups of some keys; raises NotCovered."""
        if not self.rows.columns.keys() >= set(keys):
            raise NotCovered
        listed = [self.rows.columns[name] for name in keys]
        results: dict[str, bool] = {}
        meant: dict[Aggregate, str] = {}
        for call in calls:
            made = []
            for column, is_number in self.call(call):
                name = f"{self.stem}{len(results)}"
                made.append(f"?{name}")
                results[name] = is_number
                listed.append(column)
            meant[call] = made[0]
            if call.name == "AVG":
                meant[call] = f"IF({made[1]} = 0, 0, {made[0]} / {made[1]})"
        by = f" GROUP BY {', '.join(listed[: len(keys)])}" if keys else ""
        columns = ", ".join(f"{column} AS r{i}" for i, column in enumerate(listed))
        numbers = tuple(name for name, is_number in results.items() if is_number)
        sql = f"SELECT {columns} {self.rows.body}{by}"
        return Grouped(sql, (*keys, *results), numbers, meant)

    def call(self, call: Aggregate) -> list[tuple[str, bool]]:
        """Write one aggregate as columns, of which each is a number or a term."""
        if call.name == "COUNT" and call.argument == "*" and not call.distinct:
            return [("count(*)", True)]
        name = call.argument[1:]
        if name not in self.rows.columns or not re.fullmatch(r"[?$]\w+", call.argument):
            raise NotCovered
        column = self.rows.columns[name]
        if call.name == "COUNT":
            return [(f"count({'DISTINCT ' if call.distinct else ''}{column})", True)]
        # Of a variable that may be unbound these are errors, or whatever comes first.
        if call.distinct or name not in self.rows.certain:
            raise NotCovered
        match call.name:
            case "SAMPLE":
                return [(f"any_value({column})", False)]
            case "MIN" | "MAX":
                function = f"arg_{call.name.lower()}"
                return [(f"{function}({column}, {self.worked_out('rank', name)})", False)]
            case "SUM" | "AVG":
                total = (f"sum({self.worked_out('number', name)})", True)
                return [total] if call.name == "SUM" else [total, ("count(*)", True)]
        raise NotCovered

    def worked_out(self, kind: Kind, name: str) -> str:
        """Join with what a step says of the values of a variable."""
        step = self.names.step(kind, [name], "", self.rows, self.domains)
        alias = self.names.alias()
        found = self.rows.joined(f"{step.table} {alias}", [], frozenset())
        self.rows = found.where(*step.joined(alias, found.columns))
        return f"{alias}.result"
