"""Backs a store up while it is served and written, and makes a store of a backup.

A backup holds one generation, which nobody changes, with the texts of its documents and what the
user decided. It is checked when it is restored: every file by its digest, the graph by its counts.

manifest.json     see archives.py; also the kind of store, the generation, what it counts
generation/       its graph, full-text index and statistics
documents/        the texts of its documents
modules.json, names.tsv   as in a store
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from pyoxigraph import Store as Graph

from interorg.ingest.failure import Failure, NotAStore, Unreadable

from ..furnishing.parts import furnish, is_furnished
from ..storage.generations import Generation, Generations, write_whole
from ..storage.history import documents_read
from ..storage.settling import LOADING
from ..storage.store import KEPT_WITH, Mode, Store
from ..storage.writer import Writer
from ..writing.undoing import mark_finished, mark_unfinished
from .archives import new_archive, unpack

KIND = "interorg-backup 1"
PASSING = frozenset(
    {"in-use", "literals-lock", "text-lock", "columns-lock", "LOCK", "LOG", "dump.nq.gz"}
)
TRIES = 5
"""A generation whose texts are dropped while they are copied is left for its successor."""


@dataclass(frozen=True)
class Contents:
    """What a backup holds."""

    mode: Mode
    generation: int
    statements: int
    documents: int
    made: str
    release: str


class Superseded(Exception):  # noqa: N818 - says what happened; the caller tries again
    """Texts of the generation were dropped, as a later one is served."""


def back_up(store_path: Path, target: Path) -> Contents:
    """Copy what is served into a new tar file or folder."""
    store = Store.open(store_path)
    for _ in range(TRIES):
        generation, held = store.hold_current()
        with held:
            try:
                return _back_up(store, generation, target)
            except Superseded:
                continue
    raise Failure(f"The store {store_path} changes too fast to be copied. Try again later.")


def _back_up(store: Store, generation: Generation, target: Path) -> Contents:
    graph = Graph.read_only(str(generation.graph_path))
    texts = texts_of(graph, store.mode)
    with new_archive(target) as archive:
        for digest in sorted(texts):
            path = store.document_path(digest)
            try:
                archive.add(f"documents/{path.name}", path)
            except FileNotFoundError:
                if store.current() != generation:
                    raise Superseded from None
                raise Failure(
                    f"The store {store.path} is damaged: the text {digest} is missing. "
                    "Ingest its document again."
                ) from None
        for name in KEPT_WITH:
            if (store.path / name).exists():
                archive.add(name, store.path / name)
        for path in _files(generation):
            archive.add(f"generation/{path.relative_to(generation.path).as_posix()}", path)
        contents = Contents(
            store.mode,
            generation.number,
            len(graph),
            len(texts),
            datetime.now(UTC).isoformat(timespec="seconds"),
            metadata.version("interorg"),
        )
        archive.finish({"kind": KIND, **asdict(contents)})
    return contents


def texts_of(graph: Graph, mode: Mode) -> set[str]:
    """Return the digests of the texts that belong to a graph; what was loaded has none."""
    if mode == "strict":
        return set()
    return {digest for digest, *_ in documents_read(graph).values()}


def _files(generation: Generation) -> Iterator[Path]:
    """Yield what a generation is made of, but for locks, logs and what can be made again."""
    for path in sorted(generation.path.rglob("*")):
        parts = path.relative_to(generation.path).parts
        unfinished = any(part.startswith(".") or part.endswith(".part") for part in parts)
        if path.is_file() and path.name not in PASSING and not unfinished:
            yield path


def restore(source: Path, store_path: Path) -> Contents:
    """Make a store of a backup in a new or empty folder; nothing is left of one that fails."""
    if (store_path / "format").exists():
        raise NotAStore(
            f"There is a store in {store_path}, which is not overwritten. "
            "Name a new folder with --store, or remove that one first."
        )
    there = store_path.is_dir()
    place = Store(store_path, "strict")
    place.lay_out()
    with place.locked():
        # What a kill leaves counts for nothing to whoever makes a store here next.
        mark_unfinished(store_path)
        try:
            return _restore(source, store_path)
        except BaseException:
            place.unmake()
            if not there:
                store_path.rmdir()
            raise


def _restore(source: Path, path: Path) -> Contents:
    folder = path / LOADING
    folder.mkdir()
    contents = _contents(source, unpack(source, folder))
    texts = [*(folder / "documents").glob("*.json")]
    kept = Generation(contents.generation, folder / "generation")
    _check(source, kept, {text.stem for text in texts}, contents)
    for text in texts:
        text.rename(path / "documents" / text.name)
    for name in KEPT_WITH:
        if (folder / name).exists():
            (folder / name).rename(path / name)
    (path / "writer").rmdir()
    kept.graph_path.rename(path / "writer")
    # Numbers go on from the backup's, so that no two generations of one store share one.
    write_whole(Generations(path).pointer, f"{contents.generation}\n".encode())
    writer = Writer(path, contents.mode)
    try:
        writer.publish(lambda new: _refurnish(writer.graph, kept, new))
    finally:
        writer.close()
    shutil.rmtree(folder)
    mark_finished(path)
    Store(path, contents.mode).declare()
    return contents


def _refurnish(graph: Graph, kept: Generation, new: Path) -> None:
    """Bring index and statistics of the backup into a new generation, or make them."""
    if not is_furnished(kept):
        furnish(graph, new)
        return
    for each in kept.path.iterdir():
        each.rename(new / each.name)


def _contents(source: Path, manifest: dict[str, Any]) -> Contents:
    kind = manifest.pop("kind", None)
    if kind != KIND:
        raise Unreadable(f"Expected {source} to be of kind {KIND!r}, found {kind!r}.")
    try:
        return Contents(**manifest)
    except TypeError as error:
        raise Unreadable(f"The manifest of {source} is not understood: {error}.") from error


def _check(source: Path, kept: Generation, texts: set[str], contents: Contents) -> None:
    """Raise Unreadable unless the graph holds what the manifest says and the texts are its own."""
    try:
        graph = Graph.read_only(str(kept.graph_path))
    except OSError as error:
        raise Unreadable(f"The graph of the backup {source} cannot be read: {error}.") from error
    if len(graph) != contents.statements:
        raise Unreadable(
            f"The backup {source} is damaged: expected {contents.statements:,} statements, "
            f"found {len(graph):,}."
        )
    if texts != texts_of(graph, contents.mode):
        raise Unreadable(f"The backup {source} is damaged: its texts are not those of its graph.")
