"""Makes what a served generation has not got yet, in a process that keeps out of the way."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time

from interorg.ingest.failure import NotAStore

from ..rewriting.statistics import FILE, Statistics
from ..storage.generations import Generation
from ..storage.store import Store
from .parts import PARTS

log = logging.getLogger(__name__)

SETTLED = 2.0
"""Seconds that a generation must have been served before work is begun for it."""
RENEWED = 300.0
"""Seconds for which counts of an earlier generation do for the present one."""
ENDS = 3600.0
"""Seconds after which such a process is given up."""


class Tending:
    """Looks after one store; safe for threads."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.statistics: Statistics | None = None
        """Counts by which joins are ordered, of this generation or a recent one."""
        self._state = threading.Lock()
        self._seen: Generation | None = None
        self._counted = 0.0

    def look(self, generation: Generation) -> None:
        """See to a generation that was not seen before; returns at once."""
        if generation == self._seen:
            return
        with self._state:
            if generation == self._seen:
                return
            self._seen = generation
        self._read(generation)
        threading.Thread(target=self._tend, args=(generation,), daemon=True, name="tend").start()

    def _read(self, generation: Generation) -> bool:
        try:
            self.statistics = Statistics.read(generation.path / FILE)
        except NotAStore:
            return False
        self._counted = time.monotonic()
        return True

    def _tend(self, generation: Generation) -> None:
        time.sleep(SETTLED)
        if generation != self._seen:
            return
        known = self.statistics and time.monotonic() - self._counted < RENEWED
        # One after the other, so that each is of use as soon as it is there.
        for name, part in PARTS.items():
            if generation != self._seen:
                return
            if part.is_there(generation) or (known and name == "joins"):
                continue
            if self._make(name) and name == "joins":
                self._read(generation)

    def _make(self, part: str) -> bool:
        """Have a part made; what hinders it is written down, and nothing else."""
        module = "interorg.service.furnishing.parts"
        command = [sys.executable, "-P", "-m", module, str(self.store.path), part]
        try:
            done = subprocess.run(command, capture_output=True, timeout=ENDS, check=False)
        except (OSError, subprocess.SubprocessError) as error:
            log.warning("the %s of a generation cannot be made: %s", part, error)
            return False
        if done.returncode:
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            log.warning("the %s of a generation cannot be made: %s", part, " ".join(last))
        return not done.returncode
