"""Rows of a group put together with those of the groups inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..rewriting.cursor import NotCovered
from .naming import Names
from .rows import Rows


def nested(rows: Rows, inner: Rows, names: Names, distinct: bool = False) -> Rows:
    """Join the rows of a group in braces."""
    alias = names.alias()
    columns = {name: f"v{i}" for i, name in enumerate(inner.columns)}
    certain = inner.certain & inner.columns.keys()
    outer = [(name, f"{alias}.{column}") for name, column in columns.items()]
    found = rows.joined(f"({inner.select(columns, distinct)}) {alias}", outer, certain)
    return replace(found, nodes=found.nodes | (inner.nodes & certain))


def union(rows: Rows, branches: Sequence[Rows], names: Names) -> Rows:
    """Join what any of several groups has."""
    variables = sorted(set().union(*(branch.columns for branch in branches)))
    written = []
    for branch in branches:
        each = enumerate(branch.columns.get(name, "NULL") for name in variables)
        listed = ", ".join(f"{column} AS v{i}" for i, column in each)
        written.append(f"SELECT {listed} {branch.body}")
    alias = names.alias()
    certain = frozenset.intersection(*(branch.certain for branch in branches))
    columns = [(name, f"{alias}.v{i}") for i, name in enumerate(variables)]
    found = rows.joined(f"({' UNION ALL '.join(written)}) {alias}", columns, certain)
    nodes = frozenset.intersection(*(branch.nodes for branch in branches))
    return replace(found, nodes=found.nodes | (nodes & certain))


def optionally(rows: Rows, inner: Rows, names: Names) -> Rows:
    """Join what a group has where it has something."""
    shared = sorted(inner.columns.keys() & rows.columns.keys())
    if not set(shared) <= inner.certain & rows.certain:
        raise NotCovered
    left, right = names.alias(), names.alias()
    mine = {name: f"v{i}" for i, name in enumerate(rows.columns)}
    theirs = {name: f"v{i}" for i, name in enumerate(inner.columns)}
    same = " AND ".join(f"{left}.{mine[n]} = {right}.{theirs[n]}" for n in shared) or "true"
    source = f"(({rows.select(mine)}) {left} LEFT JOIN ({inner.select(theirs)}) {right} ON {same})"
    columns = {name: f"{right}.{column}" for name, column in theirs.items()}
    columns |= {name: f"{left}.{column}" for name, column in mine.items()}
    return replace(rows, sources=(source,), conditions=(), columns=columns, stars={})


def without(rows: Rows, inner: Rows) -> Rows:
    """Leave out the rows that agree with one of a group; without a shared variable none do."""
    if inner.columns.keys().isdisjoint(rows.columns):
        return rows
    return rows.where(f"NOT EXISTS (SELECT 1 {alike(rows, inner).body})")


def alike(rows: Rows, inner: Rows) -> Rows:
    """Keep of the rows of one group those that agree with the row of another that is looked at."""
    shared = inner.columns.keys() & rows.columns.keys()
    if not shared <= inner.certain & rows.certain:
        raise NotCovered
    same = [f"{inner.columns[name]} = {rows.columns[name]}" for name in sorted(shared)]
    return inner.where(*same)
