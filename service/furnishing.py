"""What a generation holds beside its graph: indexes and counts.

    python -m interorg.service.furnishing STORE PART...

makes parts that the served generation has not got. Those of a large graph take longer than loading
it, so a service has them made while it answers.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store as Graph

from .analysis import keeping as analysis
from .columns import making as columns
from .generation_statistics import compute, keep
from .generation_statistics import read as read_statistics
from .generations import Generation, Generations
from .networks import keeping as networks
from .rewriting.gathering import gather
from .rewriting.statistics import FILE as COUNTS
from .search import build_index, indexed
from .search.literal_making import add_literals
from .search.literals import build_literals, has_literals, literals_path

SOON = 1_000_000
"""Triples of a graph that is furnished before it is published; it takes some seconds."""
NICE = 15
"""The processor is left to those who answer queries."""


def furnish(graph: Graph, folder: Path) -> None:
    """Make the index and the statistics of a graph in the folder of a new generation."""
    # The engine counts in a thread of its own while the index takes up the interpreter.
    with ThreadPoolExecutor(1) as beside:
        counted = beside.submit(compute, graph)
        build_index(graph, folder / "text")
        statistics = counted.result()
        keep(folder, statistics)
    if statistics.triples <= SOON:
        build_literals(graph, literals_path(folder))
        analysis.make(graph, folder)


def is_furnished(generation: Generation) -> bool:
    """Tell whether a generation has what pages and descriptions need beside a graph."""
    return indexed(generation) and read_statistics(generation) is not None


@dataclass(frozen=True)
class Part:
    """Something beside a graph that may be made later."""

    is_there: Callable[[Generation], bool]
    make: Callable[[Generation], object]


def triples(generation: Generation) -> int:
    """Count the triples of a generation, as its statistics have it; 0 where there are none."""
    statistics = read_statistics(generation)
    return statistics.triples if statistics else 0


def open_graph(generation: Generation) -> Graph:
    """Open the graph of a generation that is held."""
    return Graph.read_only(str(generation.graph_path))


def make_entries(generation: Generation) -> None:
    """Make the index of pages; until it is whole it has another name."""
    new = generation.path / ".text"
    for leftover in (new, generation.text_path):
        shutil.rmtree(leftover, ignore_errors=True)
    build_index(open_graph(generation), new)
    new.rename(generation.text_path)


PARTS = {
    "counts": Part(
        lambda generation: (generation.path / COUNTS).exists(),
        lambda generation: gather(open_graph(generation)).save(generation.path / COUNTS),
    ),
    "statistics": Part(
        lambda generation: read_statistics(generation) is not None,
        lambda generation: keep(generation.path, compute(open_graph(generation))),
    ),
    "entries": Part(indexed, make_entries),
    "analysis": Part(
        analysis.is_kept,
        lambda generation: analysis.make(open_graph(generation), generation.path),
    ),
    "columns": Part(
        lambda generation: columns.is_made(generation.path, triples(generation)),
        lambda generation: columns.make(generation.path),
    ),
    "literals": Part(lambda generation: has_literals(literals_path(generation.path)), add_literals),
    "network": Part(
        networks.is_settled,
        lambda generation: networks.make(open_graph(generation), generation.path),
    ),
}
"""By name, in the order in which they help most."""


def main() -> None:
    os.nice(NICE)
    store, *names = sys.argv[1:]
    generation, held = Generations(Path(store)).hold_current()
    with held:
        for name in names:
            if not PARTS[name].is_there(generation):
                PARTS[name].make(generation)


if __name__ == "__main__":
    main()
