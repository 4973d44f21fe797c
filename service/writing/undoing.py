"""Takes an unfinished change back: what the writer holds becomes what is served.

A change may need several transactions of the engine, and its process may be killed at any moment.
While the mark is there, what the writer holds counts for nothing.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from pyoxigraph import Store as Graph

from ..storage.generations import Generations

MARK = "unfinished"


def mark_unfinished(store: Path) -> None:
    """Note that a change has begun, of which nothing may be kept before it is served."""
    (store / MARK).touch()


def mark_finished(store: Path) -> None:
    """Note that the writer holds what is served."""
    (store / MARK).unlink(missing_ok=True)


def is_unfinished(store: Path) -> bool:
    """Tell whether a change was begun of which nothing may be kept."""
    return (store / MARK).exists()


def undo_unfinished(store: Path) -> bool:
    """Make the writer hold what is served if a change was left unfinished; tell whether it was.

    Call it with the store locked and the writer closed. A kill while this runs leaves the mark.
    """
    if not is_unfinished(store):
        return False
    generation, lock = Generations(store).hold_current()
    new = store / "writer.new"
    with lock:
        shutil.rmtree(new, ignore_errors=True)
        Graph.read_only(str(generation.graph_path)).backup(str(new))
    shutil.rmtree(store / "writer", ignore_errors=True)
    new.rename(store / "writer")
    mark_finished(store)
    return True
