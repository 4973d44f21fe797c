"""What a generation holds beside its graph: the full-text index and the statistics."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyoxigraph import Store as Graph

from .generation_statistics import compute, keep
from .generation_statistics import read as read_statistics
from .generations import Generation
from .search import build_index, indexed
from .search.literals import build_literals, literals_path

SOON = 1_000_000
"""Triples of a graph whose texts are indexed before it is published; it takes some seconds."""


def furnish(graph: Graph, folder: Path) -> None:
    """Make the index and the statistics of a graph in the folder of a new generation."""
    # The engine counts in a thread of its own while the index takes up the interpreter.
    with ThreadPoolExecutor(1) as beside:
        counted = beside.submit(compute, graph)
        build_index(graph, folder / "text")
        statistics = counted.result()
        keep(folder, statistics)
    # Of a larger graph, whoever serves it has the index of all texts made meanwhile.
    if statistics.triples <= SOON:
        build_literals(graph, literals_path(folder))


def is_furnished(generation: Generation) -> bool:
    """Tell whether a generation has all that this release puts beside a graph."""
    return indexed(generation) and read_statistics(generation) is not None
