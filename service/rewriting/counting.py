"""Counts the properties of a served generation, and keeps the counts beside its graph.

python -m interorg.service.rewriting.counting STORE
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pyoxigraph import Store as Graph

from ..generations import Generations
from .gathering import gather

FILE = "properties.json"
"""The place of the counts beside the graph of a generation."""
NICE = 15
"""The processor is left to those who answer queries."""


def main() -> None:
    os.nice(NICE)
    generation, held = Generations(Path(sys.argv[1])).hold_current()
    with held:
        gather(Graph.read_only(str(generation.graph_path))).save(generation.path / FILE)


if __name__ == "__main__":
    main()
