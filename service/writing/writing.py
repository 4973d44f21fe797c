"""What a request calls to change the store."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from interorg.ingest.failure import Failure, TooLong

from ..engine.frames import Header
from ..storage.generations import Generations
from .order import Order
from .outcome import KINDS, Faulty, Outcome, Unwritable
from .process import EndedError, Process
from .turns import Turns


@dataclass(frozen=True)
class WritingLimits:
    """What one change may use."""

    seconds: float = 30.0
    """Until it is applied; it is published after that."""
    memory: int = 4 << 30
    """Bytes of address space of the process that writes."""
    waiting: int = 1000
    """How many changes may wait for others."""
    patience: float = 60.0
    """Seconds that a change waits for others of this service."""
    lock_patience: float = 10.0
    """Seconds that it waits for another program that writes to the store."""


class Writing:
    """Has changes applied one after the other by a process of their own; safe for threads."""

    def __init__(self, store: Path, limits: WritingLimits = WritingLimits()) -> None:
        self.store = store
        self.limits = limits
        self._turns = Turns(limits.waiting, limits.patience)
        self._state = threading.Lock()
        self._process: Process | None = None
        self._closed = False

    def carry_out(self, order: Order, body: bytes = b"") -> Outcome:
        """Have one change made; return when readers see it.

        Raises Failure saying what is wrong with it, and Occupied when others write for too long;
        then nothing has changed.
        """
        header = {
            **order.as_header(),
            "seconds": self.limits.seconds,
            "patience": self.limits.lock_patience,
        }
        with self._turns.turn():
            reply = self._follow(header, body)
        if reply["stage"] == "failed":
            raise KINDS[reply["kind"]](reply["error"])
        return Outcome(reply["generation"], reply["created"])

    def close(self) -> None:
        """End the process; what it has not finished is undone before the next change."""
        with self._state:
            self._closed = True
            process, self._process = self._process, None
        if process:
            process.kill()

    def _follow(self, header: Header, body: bytes) -> Header:
        try:
            return self._once(header, body)
        except EndedError as ended:
            if ended.last["stage"] != "sent":
                return self._ended(ended)
        try:
            return self._once(header, body)  # It had ended of itself, without an order.
        except EndedError as ended:
            return self._ended(ended)

    def _once(self, header: Header, body: bytes) -> Header:
        process = self._running()
        try:
            return process.follow(header, body)
        except TimeoutError:
            self._drop(process)
            raise TooLong(
                f"The change was stopped at the time limit of {self.limits.seconds:g} s and "
                "nothing was changed. Ask for less at a time."
            ) from None
        except BaseException:
            self._drop(process)
            raise

    def _running(self) -> Process:
        with self._state:
            if self._closed:
                raise Failure("The service is shutting down.")
            if self._process is None:
                self._process = Process(self.store, self.limits.memory)
            return self._process

    def _drop(self, process: Process) -> None:
        with self._state:
            if self._process is process:
                self._process = None
        process.kill()

    def _ended(self, ended: EndedError) -> Header:
        """Tell whether a change was made whose process has ended; raise Failure if not."""
        last = ended.last
        if last["stage"] == "publishing":
            served = Generations(self.store).current().number
            if served > last["generation"]:
                return {**last, "stage": "done", "generation": served}
        if self._closed:
            raise Failure("The service is shutting down.") from None
        if ended.status > 0 and last["stage"] in ("writing", "publishing"):
            raise Faulty(
                "The change ran into a fault of the service, of which its log tells; "
                "nothing was changed."
            ) from None
        if last["stage"] == "writing":
            raise TooLong(
                "The change ended its process and nothing was changed: it needs more than the "
                f"memory limit of {self.limits.memory >> 20} MiB, or nests too deeply."
            ) from None
        raise Unwritable(
            "The process that writes has ended; nothing was changed. Try again."
        ) from None
