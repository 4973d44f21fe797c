"""Keeps one dump of the served generation, made when it is first asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from pathlib import Path

from interorg.ingest.failure import Failure

from ..endpoint.conditional import made_at
from ..storage.generations import Generation
from ..storage.store import Store

NAME = "dump.nq.gz"
PATIENCE = 5.0
"""Seconds that a request waits for a dump before it is told to come again."""


class NotReady(Failure):
    """A file that is being made."""

    status = 503


class Dumps:
    """The dumps of one store; safe for threads. One is made at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._state = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._elsewhere: Path | None = None

    def current(self) -> Path:
        """Return the dump of the served generation; raise NotReady when it takes longer."""
        deadline = time.monotonic() + PATIENCE
        while True:
            generation, held = self._store.hold_current()
            with held:
                path = self._place(generation)
                if path.exists():
                    return path
                with self._state:
                    process = self._process
                    if process is None or process.poll() is not None:
                        process = self._process = self._begin(generation, path, held.descriptor)
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                raise NotReady(
                    f"The dump of generation {generation.number} is being made. "
                    "Ask again in a moment."
                ) from None
            if process.returncode:
                raise NotReady("The dump could not be made: see the log of the service.")

    def _place(self, generation: Generation) -> Path:
        """Return where a dump is kept: beside its generation, or where that cannot be written."""
        if os.access(generation.path, os.W_OK):
            return generation.path / NAME
        with self._state:
            if self._elsewhere is None:
                try:
                    self._elsewhere = Path(tempfile.mkdtemp(prefix="interorg-"))
                except OSError as error:
                    raise NotReady(
                        "There is no dump, as neither the folder of the store nor a temporary one "
                        f"can be written: {error.strerror}."
                    ) from error
                weakref.finalize(self, shutil.rmtree, self._elsewhere, ignore_errors=True)
        return Path(self._elsewhere, f"{generation.number}-{made_at(generation)}-{NAME}")

    def _begin(self, generation: Generation, path: Path, held: int) -> subprocess.Popen[bytes]:
        if self._elsewhere:
            for old in self._elsewhere.iterdir():
                old.unlink()
        # -P: a folder named interorg where the service was started must not be imported.
        command = [sys.executable, "-P", "-m", "interorg.service.dataset.dump"]
        return subprocess.Popen(
            [*command, str(generation.graph_path), self._store.mode, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            # The process keeps its generation from being removed.
            pass_fds=[held],
        )
