"""Published states of a store: immutable folders, and a pointer to the one that is served.

generations/7/graph    a pyoxigraph store, opened read-only
generations/7/text     the full-text index
generations/7/in-use   readers hold a shared lock on it
generations/.new       being made; without meaning until it is renamed
current                "7"
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from interorg.ingest.failure import NotAStore

from .locks import Lock, lock_exclusive, lock_shared

KEPT = 2
"""The current generation and the one before, for readers that have just looked."""


@dataclass(frozen=True)
class Generation:
    """One published state; the paths stay valid while a lock on it is held."""

    number: int
    path: Path

    @property
    def graph_path(self) -> Path:
        return self.path / "graph"

    @property
    def text_path(self) -> Path:
        """The folder of the full-text index, which need not exist."""
        return self.path / "text"

    @property
    def published(self) -> datetime | None:
        """When it was published, to the second; None for a state of a store elsewhere."""
        try:
            made = (self.path / "in-use").stat().st_mtime
        except OSError:
            return None
        return datetime.fromtimestamp(int(made), UTC)

    def hold(self) -> Lock | None:
        """Keep the generation from being removed; None when it already is."""
        return lock_shared(self.path / "in-use")


class Generations:
    """The generations of the store in a folder."""

    def __init__(self, store: Path) -> None:
        self.folder = store / "generations"
        self.pointer = store / "current"
        self._read: tuple[tuple[int, ...], Generation] | None = None
        """The state of the pointer when it was read last, and what it said."""

    def current(self) -> Generation:
        """Return the generation to be served; raise NotAStore before the first publication."""
        state, last = self._state(), self._read
        if last and last[0] == state:
            return last[1]
        number = self._current_number()
        if number is None:
            raise NotAStore(
                f"The store {self.folder.parent} holds no finished graph yet: "
                "run `interorg ingest` or `interorg load` into it first."
            )
        # What came between is in the number too, and read again as the state is of before.
        found = Generation(number, self.folder / str(number))
        self._read = (state, found)
        return found

    def _state(self) -> tuple[int, ...]:
        """Return what changes with the pointer, as it is asked for several times a query."""
        try:
            found = self.pointer.stat()
        except FileNotFoundError:
            return ()
        return found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size

    def hold_current(self) -> tuple[Generation, Lock]:
        """Return the current generation and a lock that keeps it until released."""
        while True:
            generation = self.current()
            if held := generation.hold():
                return generation, held
            if generation == self.current():
                raise NotAStore(
                    f"The store {self.folder.parent} is damaged: its current generation "
                    f"{generation.number} is missing. Build it anew."
                )

    def publish(self, fill: Callable[[Path], None]) -> int:
        """Let `fill` make the next generation in a folder, then serve it; return its number.

        Only the writer of the store may call this. A crash at any point leaves the generation
        served that was served before.
        """
        self.clean()
        new = self.folder / ".new"
        try:
            new.mkdir(parents=True)
            fill(new)
            (new / "in-use").touch()
            _sync_all(new)
        except BaseException:
            # On a full disk it would be in the way of all that might make room.
            shutil.rmtree(new, ignore_errors=True)
            raise
        number = max([self._current_number() or 0, *self._numbers()]) + 1
        new.rename(self.folder / str(number))
        _sync(self.folder)
        write_whole(self.pointer, f"{number}\n".encode())
        self.clean()
        return number

    def clean(self) -> None:
        """Remove what a crash left half made, and old generations that nobody reads."""
        shutil.rmtree(self.folder / ".new", ignore_errors=True)
        served = self._current_number() or 0
        numbers = self._numbers()
        kept = [number for number in numbers if number <= served][-KEPT:]
        for number in numbers:
            if number not in kept:
                self._remove(self.folder / str(number))

    def _remove(self, path: Path) -> None:
        if unused := lock_exclusive(path / "in-use"):
            with unused:
                shutil.rmtree(path)

    def _numbers(self) -> list[int]:
        if not self.folder.is_dir():
            return []
        return sorted(int(path.name) for path in self.folder.iterdir() if path.name.isdecimal())

    def _current_number(self) -> int | None:
        try:
            return int(self.pointer.read_text())
        except FileNotFoundError:
            return None
        except ValueError:
            raise NotAStore(
                f"The store {self.folder.parent} is damaged: expected a number in "
                f"{self.pointer.name}. Build it anew."
            ) from None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that after a crash it holds either the old content or the new.

    Of several that write it at once the last has its way.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _sync(path.parent)


def _sync_all(folder: Path) -> None:
    """Bring a folder and all in it to disk; files shared with another folder are there already."""
    for path in folder.rglob("*"):
        if path.is_dir() or path.stat().st_nlink == 1:
            _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
