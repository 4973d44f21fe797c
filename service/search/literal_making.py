"""Makes the index of all texts of a generation that was published without it.

    python -m interorg.service.search.literal_making STORE

That of a large graph takes longer than loading it, so a service has it made while it answers.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from pyoxigraph import Store as Graph

from ..generations import Generation, Generations
from ..locks import lock_exclusive
from .literals import build_literals, has_literals, literals_path

NICE = 15
"""The processor is left to those who answer queries."""


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


def main() -> None:
    os.nice(NICE)
    generation, held = Generations(Path(sys.argv[1])).hold_current()
    with held:
        add_literals(generation)


if __name__ == "__main__":
    main()
