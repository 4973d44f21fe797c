"""The graph as files for other programs: one module per family of formats, listed in FORMATS.

rdf       turtle, ntriples, nquads, trig, jsonld, rdfxml: every statement
graphml ┐
gexf    ├ the same nodes and edges, read from the graph by network
tables  ┘ (csv)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Store

from interorg.ingest.failure import BadQuery

from ..store import Mode
from .counts import Counts
from .gexf import write_gexf
from .graphml import write_graphml
from .rdf import write_rdf
from .source import GraphName, Source
from .tables import write_csv

__all__ = ["FORMATS", "Counts", "export"]

Writer = Callable[[Source, str, BinaryIO | Path], Counts]

FORMATS: dict[str, Writer] = {
    "turtle": write_rdf,
    "ntriples": write_rdf,
    "nquads": write_rdf,
    "trig": write_rdf,
    "jsonld": write_rdf,
    "rdfxml": write_rdf,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "csv": write_csv,
}


def export(
    store: Store,
    format: str,
    output: BinaryIO | Path,
    *,
    mode: Mode,
    graphs: Sequence[GraphName] | None = None,
) -> Counts:
    """Write a store of a mode, or some of its graphs, in one of FORMATS.

    Without `graphs`, formats without graph names hold the union of all graphs but the summary and
    the run data; formats with graph names hold all but the run data. A file at a path is replaced
    only when the new one is complete. Equal stores give equal bytes. Only what is in the graph
    can leave this way: quotes of evidence, never the whole text of a document.
    Raises BadQuery for an unknown format, NotFound for an unknown graph and Failure for a file
    that cannot be written.
    """
    if format not in FORMATS:
        choices = ", ".join(FORMATS)
        raise BadQuery(f"Unknown export format {format!r}: expected one of {choices}.")
    return FORMATS[format](Source(store, mode, graphs), format, output)
