"""Makes the index of all texts of a generation that was published without it."""

from __future__ import annotations

import shutil

from pyoxigraph import Store as Graph

from ..storage.generations import Generation
from ..storage.locks import lock_exclusive
from .literals import build_literals, has_literals, literals_path


def add_literals(generation: Generation) -> bool:
    """Make the index of a generation if it has none; False when another process is at it.

    The generation must be held. What a kill leaves half made is without meaning.
    """
    place = literals_path(generation.path)
    lock = lock_exclusive(place.with_name("literals-lock"))
    if lock is None:
        return False
    with lock:
        if not has_literals(place):
            new = place.with_name(".literals")
            for leftover in (new, place):
                shutil.rmtree(leftover, ignore_errors=True)
            build_literals(Graph.read_only(str(generation.graph_path)), new)
            new.rename(place)
    return True
