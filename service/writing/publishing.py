"""Publishes what an order has changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pyoxigraph import Store as Graph

from ..analysis import keeping as analysis
from ..counts.making import drop, renew
from ..furnishing.parts import SOON, furnish, is_furnished, triples
from ..furnishing.statistics import hand_on
from ..search import build_index
from ..search.literals import has_literals, literals_path, update_literals
from ..storage.generations import Generation
from ..storage.store import Store
from ..storage.writer import Writer
from .touched import Touched


def publish(store: Store, writer: Writer, touched: Touched) -> int:
    """Make what the writer holds the served generation and return its number."""
    served = store.current()
    # What counts in a union store lies in graphs that no order changes.
    if store.mode == "strict" and (touched.counts or touched.unknown):
        if triples(served) <= SOON:
            touched.pairs |= {(each.predicate, each.object) for each in renew(writer)}
        else:
            drop(writer)

    def fill(folder: Path) -> None:
        if touched.unknown or not is_furnished(served):
            furnish(writer.graph, folder)
        else:
            # What pages find in a union store lies in graphs that no order changes.
            refurnish(writer.graph, served, folder, touched.entries and store.mode == "strict")
            if has_literals(before := literals_path(served.path)):
                update_literals(writer.graph, before, literals_path(folder), touched.pairs)

    return writer.publish(fill)


def refurnish(graph: Graph, served: Generation, folder: Path, entries: bool) -> None:
    """Put beside a graph what stands beside the one before it, with what has changed of it."""
    hand_on(served, folder)
    if entries:
        build_index(graph, folder / "text")
    else:
        shutil.copytree(served.text_path, folder / "text", copy_function=os.link)
        if analysis.is_kept(served):
            os.link(served.path / analysis.FILE, folder / analysis.FILE)
