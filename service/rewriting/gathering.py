"""Says of each property what joins are ordered by: how many statements, and how unevenly they lie.

How many there are, and with how many ends, is taken from the exact counts that describe the data
set. What they do not tell, such as frequent objects, is counted here, or sampled where that takes
long. It is no part of a publication: until it is done the numbers of the generation before serve.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from statistics import mean

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Triple
from pyoxigraph import Store as Graph

from ..furnishing.statistics import Inventory, Predicate, compute
from .statistics import Property, Statistics

Subject = NamedNode | BlankNode | Triple
Object = Subject | Literal
SAMPLE = 4_000
"""Of a property of so many statements all are read, else so many."""
FREQUENT = 200
"""So many of the most frequent objects of a property are counted one by one."""
FEW = 5_000
"""Objects of a property are counted one by one where there are no more than so many."""
DEGREES = 80
"""Statements of a sample whose ends' other statements are counted, …"""
MOST = 500
"""… up to this number."""


def gather(graph: Graph, inventory: Inventory | None = None) -> Statistics:
    """Describe the properties of the default graph; without its inventory, count first."""
    if next(graph.quads_for_pattern(None, None, None, DefaultGraph()), None) is None:
        return Statistics({})  # An inventory would be that of the named graphs.
    found = inventory or compute(graph)
    return Statistics(
        {
            f"<{name}>": measure(graph, NamedNode(name), known)
            for name, known in found.predicates.items()
        }
    )


def measure(graph: Graph, name: NamedNode, known: Predicate) -> Property:
    """Describe one property: to the last statement if there are few, else by a sample of them."""
    found = [*islice(graph.quads_for_pattern(None, name, None, DefaultGraph()), SAMPLE)]
    if known.count <= SAMPLE:
        of_subject = Counter(quad.subject for quad in found)
        degrees = [of_subject[quad.subject] for quad in found]
        frequent = Counter(str(quad.object) for quad in found)
        edges = hierarchy([(quad.subject, quad.object) for quad in found])
    else:
        found = found[:: len(found) // DEGREES]
        degrees = degrees_of(graph, found, known)
        frequent = frequencies(graph, name) if known.objects <= FEW else Counter()
        edges = {}
    if frequent:
        even = sum(n * n for n in frequent.values()) / known.count
    elif known.objects == known.count:
        even = 1.0
    else:
        even = mean(number(graph, None, quad.predicate, quad.object) for quad in found)
    return Property(
        known.count,
        known.subjects,
        known.objects,
        max(1.0, mean(degrees) * known.subjects / known.count),
        max(1.0, even * known.objects / known.count),
        {value: n for value, n in frequent.most_common(FREQUENT) if n > 1},
        edges,
    )


def degrees_of(graph: Graph, found: Sequence[Quad], known: Predicate) -> list[int]:
    """Count how many statements the subject of each has."""
    if known.subjects == known.count:
        return [1]
    return [number(graph, quad.subject, quad.predicate, None) for quad in found]


def frequencies(graph: Graph, name: NamedNode) -> Counter[str]:
    """Count the statements of each object of a property."""
    groups = graph.query(f"SELECT ?o (COUNT(*) AS ?n) WHERE {{ ?s {name} ?o }} GROUP BY ?o")
    assert isinstance(groups, QuerySolutions)
    return Counter({str(value): int(n.value) for value, n in groups})


def hierarchy(pairs: Sequence[tuple[Subject, Object]]) -> dict[str, list[str]]:
    """Give the subjects of each object where some objects are subjects too; else nothing."""
    subjects = {subject for subject, _ in pairs}
    if not any(value in subjects for _, value in pairs):
        return {}
    found: dict[str, list[str]] = {}
    for subject, value in pairs:
        found.setdefault(str(value), []).append(str(subject))
    return found


def number(graph: Graph, subject: Subject | None, name: NamedNode, value: Object | None) -> int:
    """Count statements, up to MOST."""
    found = graph.quads_for_pattern(subject, name, value, DefaultGraph())
    return sum(1 for _ in islice(found, MOST))
