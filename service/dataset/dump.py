"""Writes a whole generation as packed N-Quads; run as a process of its own, beside the service."""

from __future__ import annotations

import gzip
import os
import sys
from io import BufferedWriter, RawIOBase
from pathlib import Path
from typing import cast

from pyoxigraph import RdfFormat, serialize
from pyoxigraph import Store as Graph

NICENESS = 10
BUFFER = 1 << 20
LEVEL = 6
"""Of compression, which takes a fifth of what the engine takes to write the lines."""


def write_dump(graph: Graph, mode: str, target: Path) -> None:
    """Write all graphs; of a `union` store not the default graph, which repeats the others."""
    # Without a name and a time in the head, equal generations give equal bytes.
    with (
        target.open("wb") as raw,
        gzip.GzipFile("", "wb", LEVEL, raw, mtime=0) as packed,
        BufferedWriter(cast(RawIOBase, packed), BUFFER) as output,
    ):
        if mode == "strict":
            graph.dump(output, RdfFormat.N_QUADS)
            return
        for name in sorted(graph.named_graphs(), key=str):
            quads = graph.quads_for_pattern(None, None, None, name)
            serialize(quads, output, RdfFormat.N_QUADS)


def main() -> None:
    """Write the graph in a folder to a file, which appears once it is whole."""
    folder, mode, target = sys.argv[1:]
    os.nice(NICENESS)
    # Of its own: another service of the same store may be making the same.
    part = Path(f"{target}.{os.getpid()}.part")
    try:
        write_dump(Graph.read_only(folder), mode, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
