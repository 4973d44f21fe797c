"""CSV: a table of nodes and a table of edges, with the headers that Gephi and Cytoscape know."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from interorg.ingest.failure import Failure

from .counts import Counts
from .network import Edge, Node, Value
from .output import opened
from .source import Source
from .ties import read_network

FORMULA = ("=", "+", "-", "@", "\t", "\r")

NODE_COLUMNS = (
    *("Id", "Label", "kind", "category", "iri"),
    *("claims", "documents", "first_year", "last_year"),
)
# Gephi adds up the edges between two nodes unless they differ in Kind.
EDGE_COLUMNS = (
    *("Source", "Target", "Type", "Id", "Label", "Kind", "Weight"),
    *("tie", "relation", "polarity", "documents", "hedged", "in_context", "confidence"),
    *("first_year", "last_year"),
)

Cell = Value | None


def write_csv(source: Source, format: str, output: BinaryIO | Path) -> Counts:
    """Write both tables of the network, in UTF-8.

    A path X.csv gives X-nodes.csv and X-edges.csv, a path without ending gives a folder with
    nodes.csv and edges.csv, any other path and a stream give a zip file with these two.
    """
    network = read_network(source)
    tables = {
        "nodes.csv": csv_table(NODE_COLUMNS, map(_node_cells, network.nodes)),
        "edges.csv": csv_table(EDGE_COLUMNS, starmap(_edge_cells, enumerate(network.edges))),
    }
    if isinstance(output, Path) and output.suffix.lower() == ".csv":
        for name, table in tables.items():
            _write_file(output.with_name(f"{output.stem}-{name}"), table)
    elif isinstance(output, Path) and (output.is_dir() or not output.suffix):
        _make_folder(output)
        for name, table in tables.items():
            _write_file(output / name, table)
    else:
        _write_zip(output, tables)
    return Counts(nodes=len(network.nodes), edges=len(network.edges))


def harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula.

    >>> harmless("=1+1"), harmless("joint venture")
    ("'=1+1", 'joint venture')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_table(columns: Sequence[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """Write rows under their headers, in UTF-8; no cell is a formula to a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(harmless(cell) if isinstance(cell, str) else cell for cell in row)
    return text.getvalue().encode("utf-8")


def _node_cells(node: Node) -> Iterator[Cell]:
    return (getattr(node, name.lower()) for name in NODE_COLUMNS)


def _edge_cells(number: int, edge: Edge) -> Iterator[Cell]:
    structure: dict[str, Cell] = {"Type": "Directed", "Id": f"e{number}", "Kind": edge.label}
    return (structure.get(name) or getattr(edge, name.lower()) for name in EDGE_COLUMNS)


def _write_file(path: Path, table: bytes) -> None:
    with opened(path) as stream:
        stream.write(table)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise Failure(f"Cannot make the folder {path}: {error.strerror}.") from error


def _write_zip(output: BinaryIO | Path, tables: dict[str, bytes]) -> None:
    with opened(output) as stream, ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, table in tables.items():
            # ZipInfo's own date, 1980, keeps equal exports equal.
            archive.writestr(ZipInfo(name), table, ZIP_DEFLATED)
