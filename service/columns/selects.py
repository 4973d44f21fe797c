"""Makes a plan of a query: what is counted and joined from the tables, the rest by the engine."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ..gate.tokens import tokens
from ..rewriting.aggregates import Aggregate, aggregates, replaced
from ..rewriting.cursor import Cursor, NotCovered
from ..rewriting.parser import named, parse
from ..rewriting.parting import VOLATILE
from ..rewriting.selects import asked
from ..rewriting.statistics import Statistics
from ..rewriting.substring import Candidates
from ..rewriting.syntax import Bind, Column, Group, Query, Select, variables_in
from .grouping import Grouped, Grouping
from .groups import Groups
from .limiting import first_of, sizes
from .naming import Names
from .plan import Plan
from .worth import Place, is_worth

LONGEST = 20_000
"""Characters of a query; longer ones are left to the engine."""


@lru_cache(maxsize=256)
def plan(
    query: str,
    narrowed: str,
    statistics: Statistics,
    place: Place,
    candidates: tuple[Candidates, ...] = (),
) -> Plan | None:
    """Plan a query on the default graph; None where the engine does better, or alone is sure.

    `narrowed` is the same query with texts from the index, as the engine would have it;
    `candidates` are these texts.
    """
    if len(query) > LONGEST:
        return None
    read = parse(query)
    if read is None or "BASE" in query[: read.root.start].upper():
        return None
    left = parse(narrowed) if narrowed != query and len(narrowed) <= LONGEST else read
    if left is None or not is_worth(left.root, statistics, place):
        return None
    try:
        if isinstance(read.root, Group):
            return Planner(read, read.root, statistics, candidates).constructed(read.root)
        return Planner(read, read.root.group, statistics, candidates).selected(read.root)
    except NotCovered:
        return None


class Planner:
    """Plans one query."""

    def __init__(
        self,
        query: Query,
        group: Group,
        statistics: Statistics,
        candidates: Sequence[Candidates] = (),
    ) -> None:
        self.query = query
        self.names = Names()
        self.groups = Groups(self.names, statistics, query.prefixes, candidates)
        self.domains = self.groups.domains(group)
        self.rows = self.groups.rows(group)

    def selected(self, select: Select) -> Plan:
        """Plan a SELECT, or raise NotCovered."""
        said = asked(select)
        if VOLATILE.search(said) or "EXISTS" in said.upper():
            raise NotCovered
        columns = select.columns or self.all_columns()
        calls = list(dict.fromkeys(aggregates(said)))
        if calls or select.keys:
            return self.counted(select, columns, calls)
        wanted = variables_in(said) | variables_in(" ".join(column.text for column in columns))
        if (select.slice and not select.order) or not wanted <= self.rows.columns.keys():
            raise NotCovered
        names = {name: f"r{i}" for i, name in enumerate(sorted(wanted))}
        cut = self.cut(select)
        sql = f"{self.rows.select(names, select.modifier == 'DISTINCT')} {cut}"
        plain = all(column.expression is None for column in columns)
        if plain and len(wanted) == len({column.name for column in columns}):
            # The rows are distinct as they are.
            select = replace(select, modifier="")
        head, tail = around(select, columns, {}, "")
        return self.written(sql, [*names], (), head, tail)

    def cut(self, select: Select) -> str:
        """Leave out rows that cannot be among the first, where a variable orders them first."""
        first = first_of(select)
        name = first.key[1:] if first else ""
        if first is None or name not in self.rows.certain:
            return ""
        try:
            step = self.names.step("rank", [name], "", self.rows, self.domains)
        except NotCovered:
            return ""
        alias = self.names.alias()
        found = self.rows.joined(f"{step.table} {alias}", [], frozenset())
        self.rows = found.where(*step.joined(alias, found.columns))
        return first.cut(f"{alias}.result")

    def all_columns(self) -> tuple[Column, ...]:
        """Name the columns of `SELECT *`, in the order in which a reader meets them."""
        met = [token.text[1:] for token in tokens(self.query.text) if token.kind == "variable"]
        names = [name for name in dict.fromkeys(met) if name in self.rows.columns]
        if len(names) < len(self.rows.columns):
            raise NotCovered
        return tuple(Column(name, None, f"?{name}") for name in names)

    def counted(self, select: Select, columns: Sequence[Column], calls: list[Aggregate]) -> Plan:
        """Plan a SELECT with groups."""
        keys = self.keys(select.keys)
        stem = "c"
        while re.search(rf"[?$]{stem}\d", self.query.text):
            stem += "_"
        found = Grouping(self.names, self.rows, self.domains, stem).grouped(keys, calls)
        by = " ".join(f"?{name}" for name in found.columns)
        head, tail = around(select, columns, dict(found.calls), by)
        meant = {f"?{column.name}": column.expression or "" for column in columns}
        sql, first = large_enough(found, select.having, meant), first_of(select)
        if first:
            key = meant.get(first.key) or first.key
            counted = replaced(key, lambda call: found.calls[call])[1:]
            if counted in found.numbers:
                sql = f"SELECT * FROM ({sql}) {first.cut(f'r{found.columns.index(counted)}')}"
        return self.written(sql, found.columns, found.numbers, head, tail)

    def keys(self, text: str) -> list[str]:
        """Read GROUP BY, binding what it names."""
        cursor = Cursor(text)
        found: list[str] = []
        while cursor.token.start >= 0:
            if cursor.token.kind == "variable":
                found.append(cursor.take().text[1:])
                continue
            key = cursor.skip_brackets()
            target, inside = named(key)
            bind = Bind(f"BIND {key}", variables_in(inside), target)
            self.rows = self.groups.bind(self.rows, bind, self.domains)
            found.append(target)
        return list(dict.fromkeys(found))

    def constructed(self, group: Group) -> Plan:
        """Plan a CONSTRUCT, or raise NotCovered; its triples are a set, whatever rows repeat."""
        text = self.query.text
        before, after = text[: group.start], text[group.end :]
        template = text[self.prologue_end() : group.start]
        wanted = variables_in(template)
        # Blank nodes, of lists too, are others for each solution, also where these are alike.
        if after.strip() != "}" or any(sign in template for sign in ("[", "(", "_:")):
            raise NotCovered
        if not wanted <= self.rows.columns.keys():
            raise NotCovered
        names = {name: f"r{i}" for i, name in enumerate(sorted(wanted))}
        return self.written(self.rows.select(names, True), [*names], (), before, after)

    def written(
        self, sql: str, columns: Sequence[str], numbers: Sequence[str], head: str, tail: str
    ) -> Plan:
        """Put the plan together."""
        if not columns:
            raise NotCovered
        prologue = self.query.text[: self.prologue_end()]
        begun = head if isinstance(self.query.root, Group) else prologue + head
        names = self.names
        return Plan(
            sql,
            list(columns),
            list(numbers),
            begun,
            tail,
            prologue,
            names.properties,
            names.terms,
            names.texts,
            names.steps,
            names.stars,
        )

    def prologue_end(self) -> int:
        """Tell where the query begins after its prefixes."""
        if isinstance(self.query.root, Select):
            return self.query.root.start
        words = (t for t in tokens(self.query.text) if t.upper == "CONSTRUCT")
        return next(words).start


def large_enough(found: Grouped, having: str, meant: Mapping[str, str]) -> str:
    """Write the rows of groups without those that HAVING leaves out for a count."""

    def column(call: Aggregate) -> str:
        return found.calls.get(call, call.text)

    # A sum of nothing is 0 for the engine, and nothing here.
    counts = {found.calls[call][1:] for call in found.calls if call.name == "COUNT"}
    conditions = []
    named = re.sub(r"[?$]\w+", lambda name: meant.get(f"?{name[0][1:]}") or name[0], having)
    for name, sign, size in sizes(replaced(named, column)):
        if name not in counts:
            return found.sql
        conditions.append(f"r{found.columns.index(name)} {sign} {size}")
    if not conditions:
        return found.sql
    return f"SELECT * FROM ({found.sql}) WHERE {' AND '.join(conditions)}"


def around(
    select: Select, columns: Sequence[Column], calls: dict[Aggregate, str], by: str
) -> tuple[str, str]:
    """Write what the engine does with the rows: before the VALUES, and after them."""

    def other(call: Aggregate) -> str:
        return calls[call]

    listed = " ".join(column.text for column in columns)
    modifier = "DISTINCT" if select.modifier == "DISTINCT" else ""
    head = f"SELECT {modifier} {replaced(listed, other)} WHERE {{ "
    # Each row is a group of its own by now.
    groups = f"GROUP BY {by}" if select.having else ""
    order = replaced(f"{select.having} {select.order}", other)
    return head, " ".join([" }", groups, order, select.slice])
