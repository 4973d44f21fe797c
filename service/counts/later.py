"""Adds counts to a generation that was published without any: those of a large graph take long."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pyoxigraph import Store as Graph

from ..search.literals import has_literals, literals_path, update_literals
from ..storage.generations import Generation
from ..storage.store import Store
from ..writing.undoing import mark_finished, mark_unfinished
from .making import is_due, renew


def has_counts(generation: Generation) -> bool:
    """Tell whether a generation has the counts that it should have; of one that is gone, too."""
    try:
        return not is_due(Graph.read_only(str(generation.graph_path)))
    except OSError:
        return True


def add_counts(generation: Generation) -> None:
    """Publish a generation, which must be held and be the served one, once more with its counts.

    All that stands beside it stands beside the new one. Nothing is done where others have written
    meanwhile; raises Failure while they do.
    """
    store = Store.open(generation.path.parent.parent)
    with store.writer() as writer:
        if store.current() != generation or store.is_unpublished():
            return
        mark_unfinished(store.path)
        pairs = {(triple.predicate, triple.object) for triple in renew(writer)}

        def fill(folder: Path) -> None:
            share(generation.path, folder)
            if has_literals(before := literals_path(generation.path)):
                update_literals(writer.graph, before, literals_path(folder), pairs)

        writer.publish(fill)
        mark_finished(store.path)


def share(before: Path, folder: Path) -> None:
    """Link what stands beside one graph into the folder of another; it never changes."""
    own = {"graph", "in-use", literals_path(before).name}
    for entry in before.iterdir():
        if entry.name in own or entry.name.startswith(".") or entry.name.endswith("-lock"):
            continue
        if entry.is_dir():
            shutil.copytree(entry, folder / entry.name, copy_function=os.link)
        else:
            os.link(entry, folder / entry.name)
