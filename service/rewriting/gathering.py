"""Counts the properties of a store, by the engine where it is quick and by samples elsewhere.

It takes some seconds for a million statements, so it is no part of a publication: until it is done
the counts of the generation before serve as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from statistics import mean

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, QuerySolutions, Store, Triple

from .statistics import Property, Statistics

Subject = NamedNode | BlankNode | Triple
Object = Subject | Literal
SAMPLE = 4_000
"""A property of so many statements is counted exactly."""
FREQUENT = 200
"""So many of the most frequent objects of a property are counted one by one."""
FEW = 5_000
"""Objects of a property are counted one by one where there seem to be no more than so many."""
DEGREES = 80
"""Statements of a sample whose ends' other statements are counted, …"""
MOST = 500
"""… up to this number."""


def gather(store: Store) -> Statistics:
    """Count the properties of the default graph; 2 to 4 s for a million statements."""
    return Statistics({str(name): measure(store, name) for name in predicates(store)})


def predicates(store: Store) -> list[NamedNode]:
    found = store.query("SELECT DISTINCT ?p WHERE { ?s ?p ?o }")
    assert isinstance(found, QuerySolutions)
    return [name for (name,) in found if isinstance(name, NamedNode)]


def measure(store: Store, name: NamedNode) -> Property:
    """Count one property: to the last statement if there are few, else by a sample of them."""
    rows = store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ ?s {name} ?o }}")
    assert isinstance(rows, QuerySolutions)
    (row,) = rows
    count = int(row["n"].value)
    found = [*islice(store.quads_for_pattern(None, name, None, DefaultGraph()), SAMPLE)]
    if count <= SAMPLE:
        subjects = Counter(quad.subject for quad in found)
        frequent = Counter(str(quad.object) for quad in found)
        degrees = [subjects[quad.subject] for quad in found]
        edges = hierarchy([(quad.subject, quad.object) for quad in found])
        return replace(counted(count, degrees, frequent), edges=edges)
    found = found[:: len(found) // DEGREES]
    degrees = [number(store, quad.subject, name, None) for quad in found]
    of_objects = [number(store, None, name, quad.object) for quad in found]
    objects = distinct(count, of_objects)
    if objects < FEW:
        groups = store.query(f"SELECT ?o (COUNT(*) AS ?n) WHERE {{ ?s {name} ?o }} GROUP BY ?o")
        assert isinstance(groups, QuerySolutions)
        return counted(count, degrees, Counter({str(o): int(n.value) for o, n in groups}))
    subjects_number = distinct(count, degrees)
    return Property(
        count,
        subjects_number,
        objects,
        max(1.0, mean(degrees) * subjects_number / count),
        max(1.0, mean(of_objects) * objects / count),
    )


def hierarchy(pairs: Sequence[tuple[Subject, Object]]) -> dict[str, list[str]]:
    """Give the subjects of each object where some objects are subjects too; else nothing."""
    subjects = {subject for subject, _ in pairs}
    if not any(value in subjects for _, value in pairs):
        return {}
    found: dict[str, list[str]] = {}
    for subject, value in pairs:
        found.setdefault(str(value), []).append(str(subject))
    return found


def number(store: Store, subject: Subject | None, name: NamedNode, value: Object | None) -> int:
    """Count statements, up to MOST."""
    found = store.quads_for_pattern(subject, name, value, DefaultGraph())
    return sum(1 for _ in islice(found, MOST))


def distinct(count: int, degrees: Sequence[int]) -> float:
    """Estimate how many ends there are from how many statements those of a sample have.

    Of all statements, those of one end weigh 1 / its number each; so the mean weight is the share
    of distinct ends.
    """
    return max(1.0, count * mean(1 / degree for degree in degrees))


def counted(count: int, degrees: Sequence[int], frequent: Counter[str]) -> Property:
    """Make a property of which all objects are counted."""
    subjects = distinct(count, degrees)
    squares = sum(n * n for n in frequent.values())
    return Property(
        count,
        subjects,
        len(frequent),
        max(1.0, mean(degrees) * subjects / count),
        squares * len(frequent) / count**2,
        {value: n for value, n in frequent.most_common(FREQUENT) if n > 1},
    )
