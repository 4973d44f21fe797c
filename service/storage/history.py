"""What each build changed: one record for every publication, kept in the meta graph."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions
from pyoxigraph import Store as Graph

from interorg.ingest.failure import NotAStore
from interorg.ontology.terms import GRAPH, ID, IOR, PROV, RDF, XSD

from ..stored_queries import read_query
from .store import Store
from .writer import Writer

Reading = tuple[str, str, str]
"""A document's digest, and the versions of pipeline and ontology that it was read with."""


def documents_read(graph: Graph) -> dict[str, Reading]:
    """Return how every document of a graph was read, by its key."""
    rows = graph.query(read_query("documents_read"))
    assert isinstance(rows, QuerySolutions)
    return {
        row["key"].value: (row["digest"].value, row["pipeline"].value, row["ontology"].value)
        for row in rows
    }


def record_build(store: Store, writer: Writer, pipeline: str, ontology: str) -> None:
    """Note the build that is about to be published, and what tells its documents from the last.

    A record that an earlier run was killed before publishing is replaced.
    """
    number, before = 0, dict[str, Reading]()
    try:
        with store.reading() as published:
            number, before = _last(published), documents_read(published)
    except NotAStore:
        pass  # This is the first build.
    node = ID.activity(f"build/{number + 1}")
    about: list[tuple[NamedNode, NamedNode | Literal]] = [
        (RDF.type, IOR.BuildActivity),
        (IOR.buildNumber, Literal(str(number + 1), datatype=XSD.integer)),
        (PROV.endedAtTime, _now()),
        (IOR.pipelineVersion, Literal(pipeline)),
        (IOR.ontologyVersion, Literal(ontology)),
        *_changed(before, documents_read(writer.graph)),
    ]
    after = {Quad(node, predicate, value, GRAPH.meta) for predicate, value in about}
    stale = set(writer.graph.quads_for_pattern(node, None, None, GRAPH.meta))
    writer.change_graph(
        GRAPH.meta,
        (quad.triple for quad in stale - after),
        (quad.triple for quad in after - stale),
    )


def _last(published: Graph) -> int:
    """Return the number of the last build that was published, 0 if there was none."""
    found = published.quads_for_pattern(None, IOR.buildNumber, None, GRAPH.meta)
    return max((int(q.object.value) for q in found if isinstance(q.object, Literal)), default=0)


def _changed(
    before: dict[str, Reading], now: dict[str, Reading]
) -> Iterator[tuple[NamedNode, NamedNode]]:
    for key in before.keys() | now.keys():
        if key not in before:
            yield IOR.addedDocument, ID.document(key)
        elif key not in now:
            yield IOR.removedDocument, ID.document(key)
        elif before[key] != now[key]:
            yield IOR.changedDocument, ID.document(key)


def _now() -> Literal:
    return Literal(datetime.now(UTC).isoformat(timespec="seconds"), datatype=XSD.dateTime)
