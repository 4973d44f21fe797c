"""The graph as files for other programs: one module per family of formats, listed in FORMATS.

rdf       turtle, ntriples, nquads, trig, jsonld, rdfxml: every statement
graphml ┐
gexf    ├ the same nodes and edges, read from the graph by network
tables  ┘ (csv)

The RDF formats can also hold a profile: the same facts in the words of another vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Store

from interorg.ingest.failure import BadQuery

from ..storage.store import Mode
from .counts import Counts
from .gexf import write_gexf
from .graphml import write_graphml
from .profiles import PROFILES, Texts, is_rdf, write_profile
from .rdf import write_rdf
from .source import GraphName, Source
from .tables import write_csv

__all__ = ["FORMATS", "PROFILES", "Counts", "export"]

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
    profile: str | None = None,
    texts: Texts | None = None,
) -> Counts:
    """Write a store of a mode, or some of its graphs, in one of FORMATS.

    Without `graphs`, formats without graph names hold the union of all graphs but the summary and
    the run data; formats with graph names hold all but the run data. A file at a path is replaced
    only when the new one is complete. Equal stores give equal bytes. Only what is in the graph
    can leave this way: quotes of evidence, never the whole text of a document. One of PROFILES,
    which takes the statements from all those graphs together, adds of a text what `texts` gives.
    Raises BadQuery for an unknown format or profile, NotFound for an unknown graph and Failure
    for a file that cannot be written.
    """
    if format not in FORMATS:
        choices = ", ".join(FORMATS)
        raise BadQuery(f"Unknown export format {format!r}: expected one of {choices}.")
    source = Source(store, mode, graphs)
    if profile is None:
        return FORMATS[format](source, format, output)
    if profile not in PROFILES:
        raise BadQuery(f"Unknown profile {profile!r}: expected one of {', '.join(PROFILES)}.")
    if not is_rdf(format):
        choices = ", ".join(filter(is_rdf, FORMATS))
        raise BadQuery(
            f"The profile {profile} is RDF: expected one of {choices} as format, found {format}."
        )
    return write_profile(source, profile, format, output, texts)
