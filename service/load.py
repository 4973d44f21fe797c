"""Puts RDF files into a store as they are: all of them, or none when one has an error."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from interorg.ingest.failure import BadQuery, Failure, Unreadable
from interorg.ontology.terms import BASE

from .build import release
from .store import Store

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".turtle": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}


OWN = f"{BASE}graph/"
"""Where the graphs are named that ingest makes, run data and summaries too."""


def load(
    files: Sequence[Path], store_path: Path, graph: str | None = None, base: str | None = None
) -> int:
    """Load files and publish them as one generation; return how many statements were read.

    Graph names of quad formats are kept; triples go to `graph`, else to the default graph. A new
    folder becomes a strict store. In a union store the default graph and the graphs it is made of
    cannot be loaded into.
    """
    target = node(graph) if graph else DefaultGraph()
    # Parsed before anything is made, so that an error leaves not even an empty folder behind.
    quads = [quad for path in files for quad in read(path, target, base)]
    exists = (store_path / "format").exists()
    store = Store.open(store_path) if exists else Store.create(store_path, "strict")
    if store.mode == "union":
        refuse_united(quads, store_path)
    with store.writer() as writer:
        store.mark_unpublished()
        writer.graph.extend(quads)
        release(store, writer)
    return len(quads)


def node(graph: str) -> NamedNode:
    """Make the node of a graph's name."""
    try:
        return NamedNode(graph)
    except ValueError:
        raise BadQuery(f"Expected an absolute IRI as --graph, found {graph!r}.") from None


def read(path: Path, target: NamedNode | DefaultGraph, base: str | None) -> list[Quad]:
    """Read one file; relative IRIs are resolved against `base`, else the file's own address."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise Unreadable(
            f"Cannot load {path}: expected a name that ends in {', '.join(FORMATS)}, "
            f"found {path.suffix or 'none of them'}."
        )
    try:
        with path.open("rb") as file:
            quads = list(
                parse(
                    file,
                    form,
                    base_iri=base or path.absolute().as_uri(),
                    rename_blank_nodes=True,
                )
            )
    except SyntaxError as error:
        where = f" line {error.lineno}" if error.lineno and "line" not in str(error) else ""
        raise Unreadable(f"Nothing was loaded: {path}{where}: {error}.") from None
    except OSError as error:
        raise Unreadable(f"Nothing was loaded: {path}: {error.strerror or error}.") from None
    except ValueError as error:
        raise Unreadable(f"Nothing was loaded: {path}: {error}.") from None
    if isinstance(target, DefaultGraph):
        return quads
    return [
        Quad(quad.subject, quad.predicate, quad.object, target)
        if isinstance(quad.graph_name, DefaultGraph)
        else quad
        for quad in quads
    ]


def refuse_united(quads: Sequence[Quad], store_path: Path) -> None:
    """Keep out of the graphs of a union store what `ingest` would not know of."""
    for quad in quads:
        own = isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(OWN)
        if own or isinstance(quad.graph_name, DefaultGraph):
            raise Failure(
                f"The default graph of the store {store_path} is made of what ingest reads; "
                "name a graph of your own with --graph, or a new folder with --store."
            )
