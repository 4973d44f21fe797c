"""Who comes next: first come, first served, and nobody waits for ever."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from .outcome import Occupied


class Turns:
    """One at a time; the others wait in the order in which they came."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most = most
        """So many may wait."""
        self.seconds = seconds
        self._state = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn and have it; raise Occupied when it does not come in time."""
        self._wait()
        try:
            yield
        finally:
            with self._state:
                if self._waiting:
                    self._waiting.popleft().set()
                else:
                    self._taken = False

    def _wait(self) -> None:
        mine = threading.Event()
        with self._state:
            if not self._taken:
                self._taken = True
                return
            if len(self._waiting) >= self.most:
                raise Occupied(f"{self.most} changes are waiting already. Try again later.")
            self._waiting.append(mine)
        if mine.wait(self.seconds):
            return
        with self._state:
            if mine.is_set():
                return
            self._waiting.remove(mine)
        raise Occupied(
            f"Others have been changing the store for {self.seconds:g} s. Try again later."
        )
