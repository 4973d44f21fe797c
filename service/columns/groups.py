"""Reads a group as rows of the tables, or gives up with NotCovered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..rewriting.conjunctions import split
from ..rewriting.cursor import NotCovered
from ..rewriting.estimate import UNKNOWN
from ..rewriting.parting import VOLATILE
from ..rewriting.statistics import Statistics
from ..rewriting.syntax import Bind, Block, Element, Filter, Group, Select, Term, Triple, Values
from . import conditions, paths, term_conditions
from .naming import Names
from .rows import Domain, Rows


class Groups:
    """Reads the groups of one query."""

    def __init__(self, names: Names, statistics: Statistics, prefixes: Mapping[str, str]) -> None:
        self.names = names
        self.statistics = statistics
        self.prefixes = prefixes

    def rows(self, group: Group) -> Rows:
        """Give the solutions of a group.

        OPTIONAL is taken where it stands: a variable that it may leave unbound is not joined with
        anything after it, so it does not matter that other patterns are joined sooner or later.
        """
        domains = self.domains(group)
        found = Rows()
        filters: list[Filter] = []
        for element in self.in_turn(group):
            match element:
                case Filter():
                    filters += split(element)
                case Triple():
                    found = self.triple(found, element, domains)
                case Values():
                    found = self.values(found, element)
                case Bind():
                    found = self.bind(found, element, domains)
                case Select():
                    found = self.sub_select(found, element)
                case Block(kind="GROUP"):
                    found = self.nested(found, self.rows(element.groups[0]))
                case Block(kind="UNION"):
                    found = self.union(found, element)
                case Block(kind="OPTIONAL"):
                    found = self.optional(found, element)
                case Block(kind="MINUS"):
                    found = self.without(found, self.rows(element.groups[0]))
                case _:
                    raise NotCovered
        for condition in filters:
            found = self.filter(found, condition, domains)
        return found

    def in_turn(self, group: Group) -> list[Element]:
        """Give the elements; a path that may have no steps comes after what bounds its ends."""
        found: list[Element] = []
        late: list[Element] = []
        for element in group.elements:
            if isinstance(element, Triple) and element.path:
                late.append(element)
                continue
            if not isinstance(element, Triple | Filter):
                found += late
                late = []
            found.append(element)
        return found + late

    def domains(self, group: Group) -> dict[str, Domain]:
        """Find for each variable the pattern that leaves it the fewest values."""
        found: dict[str, Domain] = {}
        for triple in (e for e in group.elements if isinstance(e, Triple) and not e.path):
            if triple.predicate.variable:
                count = float(len(self.statistics.properties))
                properties = Domain("SELECT id AS v FROM properties", count)
                found.setdefault(triple.predicate.variable, properties)
                continue
            known = self.statistics.properties.get(triple.predicate.value, UNKNOWN)
            ends = ((triple.subject, "s", known.subjects), (triple.object, "o", known.objects))
            for (term, column, distinct), (other, opposite, _) in zip(
                ends, reversed(ends), strict=True
            ):
                name, where = term.variable, ""
                if not other.variable:
                    where = f" WHERE {opposite} = {self.names.term(other)}"
                    distinct = min(distinct, known.frequent.get(other.value, distinct))
                source = self.names.table(triple.predicate)
                domain = Domain(f"SELECT DISTINCT {column} AS v FROM {source}{where}", distinct)
                if name and (name not in found or distinct < found[name].size):
                    found[name] = domain
        return found

    def triple(self, rows: Rows, triple: Triple, domains: Mapping[str, Domain]) -> Rows:
        """Join a pattern."""
        alias = self.names.alias()
        ends: Sequence[tuple[Term, str]]
        ends = ((triple.subject, f"{alias}.s"), (triple.object, f"{alias}.o"))
        if triple.path:
            source = paths.source(triple, self.names, self.statistics, domains)
        elif triple.predicate.variable:
            source = "$a0"
        else:
            source = self.names.table(triple.predicate)
        if triple.predicate.variable:
            ends = (*ends, (triple.predicate, f"{alias}.p"))
        variables = [(str(term.variable), column) for term, column in ends if term.variable]
        found = rows.joined(f"{source} {alias}", variables, frozenset(n for n, _ in variables))
        if not triple.path:
            fixed = [(term, column) for term, column in ends if not term.variable]
            found = found.where(*(f"{column} = {self.names.term(t)}" for t, column in fixed))
            if triple.subject.variable:
                found = replace(found, nodes=found.nodes | {triple.subject.variable})
        return found

    def values(self, rows: Rows, values: Values) -> Rows:
        """Join inline data."""
        names, lines = conditions.inline(values, self.prefixes)
        if not values.complete or not lines:
            raise NotCovered
        alias = self.names.alias()
        listed = ", ".join(
            f"({', '.join(self.names.value(term) for term in line)})" for line in lines
        )
        columns = [(name, f"{alias}.v{i}") for i, name in enumerate(names)]
        heads = ", ".join(f"v{i}" for i in range(len(names)))
        return rows.joined(f"(VALUES {listed}) {alias}({heads})", columns, frozenset(names))

    def bind(self, rows: Rows, bind: Bind, domains: Mapping[str, Domain]) -> Rows:
        """Bind what an expression gives for the values of the variables in it."""
        known = bind.expression <= rows.columns.keys() and bind.target not in rows.columns
        if not known or VOLATILE.search(bind.text):
            raise NotCovered
        step = self.names.step("bind", sorted(bind.expression), bind.text, rows, domains)
        alias = self.names.alias()
        found = rows.joined(f"{step.table} {alias}", [], frozenset())
        found = found.where(*step.joined(alias, rows.columns))
        return replace(found, columns={**found.columns, bind.target: f"{alias}.result"})

    def filter(self, rows: Rows, condition: Filter, domains: Mapping[str, Domain]) -> Rows:
        """Keep the rows for which a condition is true."""
        if condition.exists:
            return self.exists(rows, condition)
        if not condition.variables <= rows.columns.keys() or VOLATILE.search(condition.text):
            raise NotCovered
        plain = conditions.plain(condition, rows, self.names, self.prefixes)
        if plain:
            return rows.where(plain)
        text = term_conditions.of_terms(condition, rows, self.names, self.prefixes)
        variables = sorted(condition.variables)
        step = self.names.step("keep", variables, condition.text, rows, domains, text)
        alias = self.names.alias()
        found = rows.joined(f"{step.table} {alias}", [], frozenset())
        return found.where(*step.joined(alias, rows.columns))

    def exists(self, rows: Rows, condition: Filter) -> Rows:
        """Keep the rows that a group has, or has not, solutions with."""
        if condition.group is None:
            raise NotCovered
        inner = alike(rows, self.rows(condition.group))
        word = (
            "NOT EXISTS" if re.match(r"FILTER\s+NOT", condition.text, re.IGNORECASE) else "EXISTS"
        )
        return rows.where(f"{word} (SELECT 1 {inner.body})")

    def without(self, rows: Rows, inner: Rows) -> Rows:
        """Leave out the rows that agree with one of a group; without a shared variable none do."""
        if inner.columns.keys().isdisjoint(rows.columns):
            return rows
        return rows.where(f"NOT EXISTS (SELECT 1 {alike(rows, inner).body})")

    def sub_select(self, rows: Rows, select: Select) -> Rows:
        """Join a sub-select that counts nothing."""
        grouped = select.keys or select.having or select.slice
        if grouped or any(column.expression for column in select.columns or ()):
            raise NotCovered
        inner = self.rows(select.group)
        if select.columns is not None:
            names = [column.name for column in select.columns]
            if not inner.columns.keys() >= set(names):
                raise NotCovered
            inner = replace(inner, columns={name: inner.columns[name] for name in names})
        return self.nested(rows, inner, select.modifier == "DISTINCT")

    def nested(self, rows: Rows, inner: Rows, distinct: bool = False) -> Rows:
        """Join the rows of a group in braces."""
        alias = self.names.alias()
        names = {name: f"v{i}" for i, name in enumerate(inner.columns)}
        columns = [(name, f"{alias}.{column}") for name, column in names.items()]
        certain = inner.certain & inner.columns.keys()
        found = rows.joined(f"({inner.select(names, distinct)}) {alias}", columns, certain)
        return replace(found, nodes=found.nodes | (inner.nodes & certain))

    def union(self, rows: Rows, block: Block) -> Rows:
        """Join what any of several groups has."""
        branches = [self.rows(group) for group in block.groups]
        names = sorted(set().union(*(branch.columns for branch in branches)))
        written = []
        for branch in branches:
            listed = [f"{branch.columns.get(name, 'NULL')} AS v{i}" for i, name in enumerate(names)]
            written.append(f"SELECT {', '.join(listed)} {branch.body}")
        alias = self.names.alias()
        certain = frozenset.intersection(*(branch.certain for branch in branches))
        columns = [(name, f"{alias}.v{i}") for i, name in enumerate(names)]
        found = rows.joined(f"({' UNION ALL '.join(written)}) {alias}", columns, certain)
        nodes = frozenset.intersection(*(branch.nodes for branch in branches))
        return replace(found, nodes=found.nodes | (nodes & certain))

    def optional(self, rows: Rows, block: Block) -> Rows:
        """Join what a group has where it has something."""
        inner = self.rows(block.groups[0])
        shared = sorted(inner.columns.keys() & rows.columns.keys())
        if not set(shared) <= inner.certain & rows.certain:
            raise NotCovered
        left, right = self.names.alias(), self.names.alias()
        mine = {name: f"v{i}" for i, name in enumerate(rows.columns)}
        theirs = {name: f"v{i}" for i, name in enumerate(inner.columns)}
        same = " AND ".join(f"{left}.{mine[n]} = {right}.{theirs[n]}" for n in shared) or "true"
        source = (
            f"(({rows.select(mine)}) {left} LEFT JOIN ({inner.select(theirs)}) {right} ON {same})"
        )
        columns = {name: f"{right}.{column}" for name, column in theirs.items()}
        columns |= {name: f"{left}.{column}" for name, column in mine.items()}
        return replace(rows, sources=(source,), conditions=(), columns=columns)


def alike(rows: Rows, inner: Rows) -> Rows:
    """Keep of the rows of one group those that agree with the row of another that is looked at."""
    shared = inner.columns.keys() & rows.columns.keys()
    if not shared <= inner.certain & rows.certain:
        raise NotCovered
    same = [f"{inner.columns[name]} = {rows.columns[name]}" for name in sorted(shared)]
    return inner.where(*same)
