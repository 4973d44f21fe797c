"""How often predicates and classes occur in a generation, kept beside its graph.

These counts describe the data set, and what joins are ordered by is made from them; no answer may
depend on them. A change of a few statements hands on those of the generation before, and says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions, Store

from ..storage.generations import Generation, write_whole

FILE = "statistics.json"
LAYOUT = 1
THREADS = 2
"""The engine counts without holding the interpreter; each thread holds one predicate's terms."""

PREDICATES = "SELECT ?key (COUNT(*) AS ?count) WHERE { ?s ?key ?o } GROUP BY ?key"
CLASSES = "SELECT ?key (COUNT(*) AS ?count) WHERE { ?s a ?key } GROUP BY ?key"
ENDS = """SELECT (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
WHERE { ?s <%s> ?o }"""
SUBJECTS = "SELECT (COUNT(*) AS ?count) WHERE { SELECT DISTINCT ?s WHERE { ?s ?p ?o } }"


@dataclass(frozen=True)
class Predicate:
    """How many statements have a predicate, and how many different subjects and objects these."""

    count: int
    subjects: int
    objects: int


@dataclass(frozen=True)
class Inventory:
    """Counts over the default graph, or over all graphs where that is empty.

    In the latter case a triple counts once for each graph that holds it.
    """

    triples: int
    predicates: Mapping[str, Predicate]
    classes: Mapping[str, int]
    """How many statements give a thing this class."""
    subjects: int = 0
    """How many different subjects there are."""
    exact: bool = True
    """Whether this generation was counted, and not one shortly before it."""


def compute(graph: Store) -> Inventory:
    """Count what a graph holds, in one to two seconds for each million triples."""
    counts = Counter(graph)
    with ThreadPoolExecutor(THREADS) as threads:
        subjects = threads.submit(counts.subjects)
        sizes = dict(counts.by_key(PREDICATES))
        ends = threads.map(counts.ends, sizes)
        predicates = {
            name: Predicate(size, *end)
            for (name, size), end in zip(sizes.items(), ends, strict=True)
        }
        return Inventory(
            sum(sizes.values()), predicates, dict(counts.by_key(CLASSES)), subjects.result()
        )


class Counter:
    """Counts in the default graph, or over all graphs where that is empty."""

    def __init__(self, graph: Store) -> None:
        self.graph = graph
        self.union = next(graph.quads_for_pattern(None, None, None, DefaultGraph()), None) is None

    def by_key(self, query: str) -> Iterator[tuple[str, int]]:
        for key, count in self._rows(query):
            if isinstance(key, NamedNode):  # A class may be a blank node, which has no name.
                yield key.value, number(count)

    def ends(self, predicate: str) -> tuple[int, int]:
        """Count the different subjects and objects of a predicate."""
        subjects, objects = next(self._rows(ENDS % predicate))
        return number(subjects), number(objects)

    def subjects(self) -> int:
        (count,) = next(self._rows(SUBJECTS))
        return number(count)

    def _rows(self, query: str) -> Iterator[tuple[object, ...]]:
        found = self.graph.query(query, use_default_graph_as_union=self.union)
        assert isinstance(found, QuerySolutions)
        return (tuple(solution) for solution in found)


def number(term: object) -> int:
    """Read a count."""
    assert isinstance(term, Literal)
    return int(term.value)


def keep(folder: Path, inventory: Inventory) -> None:
    """Write an inventory into the folder of a generation."""
    write_whole(folder / FILE, json.dumps({"layout": LAYOUT, **asdict(inventory)}).encode())


def hand_on(before: Generation, folder: Path) -> None:
    """Give a generation the inventory of the one before, where that has any."""
    if inventory := read(before):
        keep(folder, replace(inventory, exact=False))


def read(generation: Generation) -> Inventory | None:
    """Return what is kept beside a generation, or None."""
    try:
        kept = json.loads((generation.path / FILE).read_bytes())
        if kept.pop("layout") != LAYOUT:
            return None
        kept["predicates"] = {name: Predicate(**each) for name, each in kept["predicates"].items()}
        return Inventory(**kept)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # Absent, or of another release.
