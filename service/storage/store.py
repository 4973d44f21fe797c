"""A folder that holds a graph: what is being written, what is published, and the texts read.

format         "interorg-store 1 union" or "interorg-store 1 strict"
writer/        the engine's files, open in one process at most (lock)
generations/   published states (current says which is served)
documents/     stored texts, each named by the digest of the document it is the text of
unpublished    a mark: the writer holds more than is published, and the next run goes on from there
unfinished     a mark: a change was begun of which nothing counts, and the next writer takes it back
loading/       files being loaded, beside the writer; without meaning once nobody holds the lock
modules.json   the extra modules of the ontology that the documents are read with, if any
names.tsv      which names its user says to be of one organization, and which not, if any
"""

from __future__ import annotations

import errno
import json
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from pyoxigraph import Store as Graph

from interorg.ingest.failure import Failure, NotAStore, NotFound
from interorg.ontology.extra_modules import ExtraModule

from .generations import Generation, Generations, write_whole
from .locks import Lock, lock_exclusive
from .settling import settle
from .writer import Writer

Mode = Literal["union", "strict"]
VERSION = "1"
KEPT_WITH = ("modules.json", "names.tsv")
"""Files in which a store keeps what its user decided."""
LAYOUT = frozenset(
    {".format.part", "lock", "unpublished", "unfinished", "loading", "writer.new"}
    | {"writer", "generations", "documents"}
)


class Store:
    """A store folder; opening it reads one line and holds nothing open."""

    def __init__(self, path: Path, mode: Mode) -> None:
        self.path = path
        self.mode = mode
        self._generations = Generations(path)

    @classmethod
    def create(cls, path: Path, mode: Mode) -> Store:
        """Make an empty store in a new or empty folder."""
        store = cls(path, mode)
        store.lay_out()
        store.declare()
        return store

    def lay_out(self) -> None:
        """Make the folders of a store, which is none before it is declared."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            found = {entry.name for entry in self.path.iterdir()}
            if found - LAYOUT:
                raise NotAStore(
                    f"Expected {self.path} to be a new or empty folder to make a store in, "
                    f"found {min(found - LAYOUT)} in it. Name another folder with --store."
                )
            for name in ("writer", "generations", "documents"):
                (self.path / name).mkdir(exist_ok=True)
        except OSError as error:
            raise self._unmakeable(error) from error

    def declare(self) -> None:
        """Say that the folder is a store, of which kind and version."""
        try:
            write_whole(self.path / "format", f"interorg-store {VERSION} {self.mode}\n".encode())
        except OSError as error:
            raise self._unmakeable(error) from error

    def _unmakeable(self, error: OSError) -> NotAStore:
        return NotAStore(f"No store can be made in {self.path}: {error.strerror}.")

    def unmake(self) -> None:
        """Remove a store that was just made, holds nothing and is locked, but for its folder."""
        for name in LAYOUT | {"format", "current", *KEPT_WITH}:
            place = self.path / name
            if place.is_dir():
                shutil.rmtree(place)
            else:
                place.unlink(missing_ok=True)

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the store in a folder, or raise NotAStore saying what was found there."""
        advice = "Make one with `interorg ingest` or `interorg load`, or name another with --store."
        try:
            words = (path / "format").read_text("utf-8").split()
        except FileNotFoundError:
            found = "an empty folder" if path.is_dir() else "nothing"
            if path.is_dir() and any(path.iterdir()):
                found = "a folder with other things in it"
            raise NotAStore(f"Expected a store in {path}, found {found}. {advice}") from None
        except (OSError, UnicodeDecodeError) as error:
            if isinstance(error, OSError) and error.errno == errno.ENOTDIR:
                reason = "a file"
            else:
                reason = str(error)
            raise NotAStore(f"Expected a store in {path}, found {reason}. {advice}") from None
        match words:
            case ["interorg-store", "1", "union"]:
                return cls(path, "union")
            case ["interorg-store", "1", "strict"]:
                return cls(path, "strict")
            case ["interorg-store", version, *_]:
                raise NotAStore(
                    f"Expected a store of version {VERSION} in {path}, found version {version}, "
                    "which a later release has made. Use that release, or build the store anew "
                    "in an empty folder with this one."
                )
        raise NotAStore(f"Expected a store in {path}, found a file `format` of another kind.")

    @classmethod
    def open_or_create(cls, path: Path, mode: Mode) -> Store:
        """Open the store in a folder, or make one; a store of the other mode is refused."""
        if not (path / "format").exists():
            return cls.create(path, mode)
        store = cls.open(path)
        if store.mode != mode:
            made = {"union": "`interorg ingest`", "strict": "`interorg load`"}
            raise Failure(
                f"Expected a store made by {made[mode]} in {path}, found one made by "
                f"{made[store.mode]}. Name another folder with --store."
            )
        return store

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """Open the store for writing; refused while anyone else has."""
        with self.locked():
            writer = Writer(self.path, self.mode)
            try:
                yield writer
            finally:
                writer.close()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep others from writing, and tidy up after who was killed; refused while anyone writes.

        Within, the writer's folder is whole and nobody has it open.
        """
        try:
            lock = lock_exclusive(self.path / "lock")
        except OSError as error:
            raise Failure(f"The store {self.path} cannot be written: {error.strerror}.") from error
        if lock is None:
            raise Failure(
                f"Another process is writing to the store {self.path}. "
                "Wait until it is done, or name another folder with --store."
            )
        with lock:
            settle(self.path)
            yield

    def mark_unpublished(self) -> None:
        """Note, so that a kill does not undo it, that the writer holds more than is published."""
        write_whole(self.path / "unpublished", b"")

    def is_unpublished(self) -> bool:
        """Tell whether something was written that no generation holds yet."""
        return (self.path / "unpublished").exists()

    def is_loading(self) -> bool:
        """Tell whether files are being loaded, or were when a process was killed."""
        return (self.path / "loading").exists()

    def mark_published(self) -> None:
        """Note that the current generation holds all that was written."""
        (self.path / "unpublished").unlink(missing_ok=True)

    def is_published(self) -> bool:
        """Tell whether there is a generation to be served."""
        return self._generations.pointer.exists()

    def current(self) -> Generation:
        """Return the generation to be served; raise NotAStore before the first publication."""
        return self._generations.current()

    def hold_current(self) -> tuple[Generation, Lock]:
        """Return the generation to be served and a lock that keeps it until released."""
        return self._generations.hold_current()

    @contextmanager
    def reading(self) -> Iterator[Graph]:
        """Open the current generation in this process, for trusted readers such as exports."""
        generation, lock = self.hold_current()
        with lock:
            yield Graph.read_only(str(generation.graph_path))

    def put_document(self, digest: str, content: bytes) -> None:
        """Keep a document's text as JSON; what is kept under a digest never changes."""
        path = self.document_path(digest)
        if not path.exists():
            write_whole(path, content)

    def get_document(self, digest: str) -> bytes:
        """Return what was kept under a digest, or raise NotFound."""
        try:
            return self.document_path(digest).read_bytes()
        except FileNotFoundError:
            raise NotFound(f"The store keeps no text with the digest {digest}.") from None

    def extra_modules(self) -> tuple[ExtraModule, ...]:
        """Return the modules that the documents are read with beside the ontology's own."""
        try:
            kept = json.loads((self.path / "modules.json").read_text("utf-8"))
        except FileNotFoundError:
            return ()
        return tuple(ExtraModule(each["name"], each["content"].encode()) for each in kept)

    def put_extra_modules(self, modules: Sequence[ExtraModule]) -> None:
        """Keep copies of the modules to read with from now on; none where there are none."""
        if not modules:
            (self.path / "modules.json").unlink(missing_ok=True)
            return
        kept = [{"name": each.name, "content": each.content.decode()} for each in modules]
        write_whole(self.path / "modules.json", json.dumps(kept, ensure_ascii=False).encode())

    def documents(self) -> set[str]:
        """Return the digests of all kept texts."""
        return {path.stem for path in (self.path / "documents").glob("[0-9a-f]*.json")}

    def forget_document(self, digest: str) -> None:
        """Remove a kept text; a generation that still shows it will say that it is gone."""
        self.document_path(digest).unlink(missing_ok=True)

    def document_path(self, digest: str) -> Path:
        """Return where a text is kept, or raise NotFound for what is no digest."""
        if not re.fullmatch(r"[0-9a-f]{16,128}", digest):
            raise NotFound(f"Expected the hexadecimal digest of a document, found {digest!r}.")
        return self.path / "documents" / f"{digest}.json"
