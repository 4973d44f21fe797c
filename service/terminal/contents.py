"""How much of what a graph holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from interorg.ontology.prefixes import PREFIXES

from ..engine.pool import Limits, Pool
from ..storage.store import Mode, Store
from ..storage.writer import DOCUMENTS


@dataclass(frozen=True)
class Contents:
    """Counts of one generation, the largest first."""

    generation: int
    mode: Mode
    kinds: list[tuple[str, str]]
    """Names of classes and how many things are of each."""
    graphs: list[tuple[str, str]]
    """Graphs and how many statements each holds; those of documents are one line."""


def contents(path: Path) -> Contents:
    """Count what the current generation of the store in a folder holds."""
    store = Store.open(path)
    with Pool(store, Limits(seconds=600, processes=1)) as pool:
        kinds = pool.select("count_kinds")
        counts = pool.select("count_graphs")
        if store.mode == "strict":
            counts += pool.select("count_default_graph")
    graphs: list[tuple[str, int]] = []
    documents = 0
    statements = 0
    for row in counts:
        name, number = row.get("graph", "default graph"), int(row["number"])
        if store.mode == "union" and name.startswith(DOCUMENTS):
            documents += 1
            statements += number
        else:
            graphs.append((name, number))
    if documents:
        graphs.append((f"{documents:,} graphs of documents", statements))
    graphs.sort(key=lambda graph: (-graph[1], graph[0]))
    return Contents(
        store.current().number,
        store.mode,
        [(row["kind"].removeprefix(PREFIXES["ior"]), f"{int(row['number']):,}") for row in kinds],
        [(name, f"{number:,}") for name, number in graphs],
    )
