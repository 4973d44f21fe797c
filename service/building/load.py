"""Puts RDF files into a store as they are: all of them, or none when one has an error.

The engine loads in bulk into a copy beside the writer, which costs no time or space: files of the
engine never change and are shared. The copy becomes the next generation, and the writer follows
it. A kill at any moment leaves the store as it was, or with everything loaded.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode
from pyoxigraph import Store as Graph

from interorg.ingest.failure import BadQuery, Failure
from interorg.ontology.terms import BASE

from ..counts.making import drop, renew
from ..furnishing.parts import SOON, furnish
from ..storage.settling import LOADING, settle
from ..storage.store import Store
from ..storage.writer import Writer
from ..writing.undoing import mark_unfinished
from .rdf_files import RdfFile, Target

COUNTED = 128 << 20
"""Bytes of a store in which statements are counted, some 1.6 million of them: the engine goes
through all of it for that, which takes a tenth of the time of loading it."""
OWN = f"{BASE}graph/"
"""Where the graphs are named that ingest makes, run data and summaries too."""


def load(
    files: Sequence[Path], store_path: Path, graph: str | None = None, base: str | None = None
) -> int | None:
    """Load files and publish them as one generation; return how many statements they added.

    In a store that is too large to be counted in passing nobody knows how many; then it is None.

    Graph names of quad formats are kept; triples go to `graph`, else to the default graph. A new
    folder becomes a strict store. In a union store the default graph and the graphs it is made of
    cannot be loaded into.
    """
    target = node(graph) if graph else DefaultGraph()
    # Looked at before anything is made, so that a wrong name leaves not even an empty folder.
    found = [RdfFile.at(path, base) for path in files]
    if (store_path / "format").exists():
        store = Store.open(store_path)
        if store.mode == "union":
            refuse_united(found, target, store_path)
        with store.locked():
            return _load(found, target, store)
    there = store_path.is_dir()
    store = Store.create(store_path, "strict")
    with store.locked():
        try:
            return _load(found, target, store)
        except BaseException:
            if not store.is_published():
                store.unmake()
                if not there:
                    store_path.rmdir()
            raise


def _load(files: Sequence[RdfFile], target: Target, store: Store) -> int | None:
    if store.mode == "union" and store.is_unpublished():
        raise Failure(
            f"The last ingest into the store {store.path} was interrupted. "
            "Run it again to finish it, then load."
        )
    try:
        with beside(store) as copy:
            before = count(copy.graph, store.path / LOADING)
            for file in files:
                file.load_into(copy.graph, target)
            held = count(copy.graph, store.path / LOADING)
            # Beside a larger graph the rest is made while it is served.
            soon = held is not None and held <= SOON
            if store.mode == "strict" and soon:
                renew(copy)
            elif store.mode == "strict":
                drop(copy)
            mark_unfinished(store.path)
            copy.publish(lambda folder: furnish(copy.graph, folder) if soon else None)
        settle(store.path)
        store.mark_published()
    except OSError as error:  # A full disk, most of all.
        raise Failure(f"The store {store.path} cannot be written: {error}.") from error
    return None if held is None or before is None else held - before


def count(graph: Graph, folder: Path) -> int | None:
    """Count the statements of a graph whose files lie in a folder, unless they are too many."""
    return len(graph) if size_of(folder) <= COUNTED else None


def size_of(folder: Path) -> int:
    """Return the bytes of the files in a folder; the engine may remove some meanwhile."""
    size = 0
    for file in folder.iterdir():
        with suppress(FileNotFoundError):
            size += file.stat().st_size
    return size


@contextmanager
def beside(store: Store) -> Iterator[Writer]:
    """Give a copy of what the writer of a locked store holds, and drop it in the end."""
    writer = Writer(store.path, store.mode)
    try:
        writer.graph.backup(str(store.path / LOADING))
    finally:
        writer.close()
    copy = Writer(store.path, store.mode, LOADING)
    try:
        yield copy
    finally:
        copy.close()
        shutil.rmtree(store.path / LOADING, ignore_errors=True)


def node(graph: str) -> NamedNode:
    """Make the node of a graph's name."""
    try:
        return NamedNode(graph)
    except ValueError:
        raise BadQuery(f"Expected an absolute IRI as --graph, found {graph!r}.") from None


def refuse_united(files: Sequence[RdfFile], target: Target, store_path: Path) -> None:
    """Keep out of the graphs of a union store what `ingest` would not know of."""
    for name in {name for file in files for name in file.graphs(target)}:
        own = isinstance(name, NamedNode) and name.value.startswith(OWN)
        if own or isinstance(name, DefaultGraph):
            raise Failure(
                f"The default graph of the store {store_path} is made of what ingest reads; "
                "name a graph of your own with --graph, or a new folder with --store."
            )
