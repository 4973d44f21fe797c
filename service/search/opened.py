"""What is open of the generation asked for last, for all threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from interorg.ingest.failure import Failure

from ..storage.generations import Generation
from ..storage.locks import Lock

Thing = TypeVar("Thing")


class Passed(Failure):
    """A generation that went while somebody was about to look into it."""

    status = 503


class Opened(Generic[Thing]):
    """Opens something once for each generation; while it is kept, so are the generation's files."""

    def __init__(self, open: Callable[[Generation], Thing]) -> None:
        self._open = open
        self._state = threading.Lock()
        self._kept: tuple[Generation, Thing, Lock] | None = None

    def of(self, generation: Generation) -> Thing:
        """Return what is open of a generation; any thread may use it."""
        with self._state:
            if self._kept is None or self._kept[0] != generation:
                kept = self._read(generation)
                if self._kept:
                    self._kept[2].release()
                self._kept = kept
            return self._kept[1]

    def _read(self, generation: Generation) -> tuple[Generation, Thing, Lock]:
        held = generation.hold()
        if held is None:
            raise Passed(f"Generation {generation.number} is gone; ask again.")
        try:
            return generation, self._open(generation), held
        except BaseException:
            held.release()
            raise
