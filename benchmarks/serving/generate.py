"""Write a graph of the project's own schema, of any size, as N-Quads; equal seeds, equal files.

    python benchmarks/serving/generate.py 1000000 graph.nq [--seed 7] [--graphs]

The concepts are the ontology's own; documents, organizations, cases and works are drawn with the
skew of real collections. With --graphs every statement is in the graph it has in a store of
`ingest`, else all are in the default graph. A name that ends in .gz is compressed.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from documents import Documents, broader
from lines import Sheet
from world import World

from interorg.service.building.fixed_graphs import fixed_graphs

PER_DOCUMENT = 480
"""How many statements a document brings on average; the world grows with the documents."""
FIXED = ("ontology", "concepts")


def statements(triples: int, seed: int, graphs: bool) -> Iterator[list[str]]:
    """Yield lines in blocks, until there are at least as many statements as asked for."""
    sheet = Sheet(graphs)
    world = World(max(1, triples // PER_DOCUMENT), seed)
    sheet.rows += fixed(graphs)
    broader(world, sheet)
    documents = Documents(world, sheet, seed)
    number = 0
    while triples > 0:
        number += 1
        documents.add(number)
        if len(sheet.rows) > 20_000:
            triples -= len(sheet.rows)
            yield sheet.rows
            sheet.rows = []
        elif len(sheet.rows) >= triples:
            break
    yield sheet.rows


def fixed(graphs: bool) -> list[str]:
    """Give the lines of the ontology and its concepts."""
    lines = []
    for graph, content in fixed_graphs():
        if graph.value.rpartition("/")[2] in FIXED:
            for line in content.decode().splitlines():
                lines.append((line if graphs else line.removesuffix(f"{graph} .") + ".") + "\n")
    return lines


def opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "wt", compresslevel=3, encoding="utf-8")
    return path.open("w", encoding="utf-8", buffering=1 << 20)


def generate(path: Path, triples: int, seed: int = 7, graphs: bool = False) -> int:
    """Write the file; return how many statements it holds."""
    written = 0
    with opened(path) as file:
        for lines in statements(triples, seed, graphs):
            file.write("".join(lines))
            written += len(lines)
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("triples", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--graphs", action="store_true", help="put statements into their graphs")
    given = parser.parse_args()
    written = generate(given.file, given.triples, given.seed, given.graphs)
    print(f"Wrote {written:,} statements to {given.file}.", file=sys.stderr)


if __name__ == "__main__":
    main()
