"""What a generation holds beside its graph: indexes and counts.

    python -m interorg.service.furnishing.parts STORE PART...

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

from ..analysis import keeping as analysis
from ..columns import making as columns
from ..counts.later import add_counts, has_counts
from ..networks import keeping as networks
from ..rewriting.gathering import gather
from ..rewriting.statistics import FILE as JOINS
from ..search import build_index, indexed
from ..search.literal_making import add_literals
from ..search.literals import build_literals, has_literals, literals_path
from ..search.rows_once import RowsOnce
from ..storage.generations import Generation, Generations
from ..storage.locks import lock_exclusive
from .statistics import Inventory, compute, keep
from .statistics import read as read_inventory

SOON = 1_000_000
"""Triples of a graph that is furnished before it is published; it takes some seconds."""
NICE = 15
"""The processor is left to those who answer queries."""


def furnish(graph: Graph, folder: Path) -> None:
    """Make the index and the inventory of a graph in the folder of a new generation."""
    rows = RowsOnce(graph)
    # The engine counts in a thread of its own while the index takes up the interpreter.
    with ThreadPoolExecutor(1) as beside:
        counted = beside.submit(compute, graph)
        build_index(graph, folder / "text", rows)
        inventory = counted.result()
        keep(folder, inventory)
    if inventory.triples <= SOON:
        build_literals(graph, literals_path(folder))
        analysis.make(graph, folder, rows)


def is_furnished(generation: Generation) -> bool:
    """Tell whether a generation has what pages and descriptions need beside a graph."""
    return indexed(generation) and read_inventory(generation) is not None


@dataclass(frozen=True)
class Part:
    """Something beside a graph that may be made later."""

    is_there: Callable[[Generation], bool]
    make: Callable[[Generation], object]


def triples(generation: Generation) -> int:
    """Count the triples of a generation, as its inventory has it; 0 where there is none."""
    inventory = read_inventory(generation)
    return inventory.triples if inventory else 0


def open_graph(generation: Generation) -> Graph:
    """Open the graph of a generation that is held."""
    return Graph.read_only(str(generation.graph_path))


def make_inventory(generation: Generation) -> Inventory:
    """Count what a generation holds, and keep that."""
    inventory = compute(open_graph(generation))
    keep(generation.path, inventory)
    return inventory


def make_joins(generation: Generation) -> None:
    """Make what joins are ordered by, from an inventory of this very generation."""
    inventory = read_inventory(generation)
    if inventory is None or not inventory.exact:
        inventory = make_inventory(generation)
    gather(open_graph(generation), inventory).save(generation.path / JOINS)


def make_entries(generation: Generation) -> bool:
    """Make the index of pages if there is none; False when another process is at it.

    Until the index is whole it has another name.
    """
    lock = lock_exclusive(generation.path / "text-lock")
    if lock is None:
        return False
    with lock:
        if not indexed(generation):
            new = generation.path / ".text"
            for leftover in (new, generation.text_path):
                shutil.rmtree(leftover, ignore_errors=True)
            build_index(open_graph(generation), new)
            new.rename(generation.text_path)
    return True


PARTS = {
    "inventory": Part(lambda generation: read_inventory(generation) is not None, make_inventory),
    "joins": Part(lambda generation: (generation.path / JOINS).exists(), make_joins),
    # This publishes the next generation, beside which the rest is made.
    "counts": Part(has_counts, add_counts),
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
    for name in names:
        # One part may publish the next generation.
        generation, held = Generations(Path(store)).hold_current()
        with held:
            if not PARTS[name].is_there(generation):
                PARTS[name].make(generation)


if __name__ == "__main__":
    main()
