"""The keepers of generations as the service sees them: ordered, asked, dismissed."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
import threading
from dataclasses import asdict

from ..storage.generations import Generation
from ..storage.locks import Lock
from .exchange import Client, Ended, exchange
from .frames import Header, pack, unpack
from .keeper import Order
from .line import Line, kind_of

START_SECONDS = 30.0
"""A keeper on disk that has not begun after this long is given up."""
LOAD_SECONDS = 3600.0
"""The same of one that reads its generation into memory."""

OF_A_KIND = 2
"""Queries of one kind that may run at a time, for each worker that should be free."""


class NotStarted(Ended):
    """No process could open the generation."""


class Nursery:
    """The process that keepers are forked from; started on first use, and again if it ended."""

    def __init__(self) -> None:
        self._state = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._orders: socket.socket | None = None
        self.secluded = False

    def order(self, order: Order, *descriptors: int) -> None:
        """Have a keeper forked, which gets copies of the descriptors; raises NotStarted."""
        message = pack(asdict(order))
        with self._state:
            try:
                channel = self._started()
                socket.send_fds(channel, [message[:1]], list(descriptors))
                channel.sendall(message[1:])
            except OSError as error:
                self._end()
                raise NotStarted(error.strerror or str(error)) from error

    def close(self) -> None:
        """End the process; its keepers end when they are dismissed."""
        with self._state:
            self._end()

    def _end(self) -> None:
        if self._orders:
            self._orders.close()
        if self._process:
            self._process.kill()
            self._process.wait()
        self._orders = self._process = None

    def _started(self) -> socket.socket:
        if self._orders and self._process and self._process.poll() is None:
            return self._orders
        self._end()
        self._orders, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                # -P: a folder named interorg where the service was started must not be imported.
                [sys.executable, "-P", "-m", "interorg.service.engine.nursery"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                # Otherwise every thread of the engine reserves its own part of what is allowed.
                env={**os.environ, "MALLOC_ARENA_MAX": "2"},
                start_new_session=True,
            )
        self._orders.settimeout(START_SECONDS)
        try:
            word = self._orders.recv(1)
        except TimeoutError:
            raise TimeoutError(f"no answer in {START_SECONDS:g} s") from None
        if not word:
            raise ConnectionResetError("it ended as soon as it was started")
        self.secluded = word == b"+"
        return self._orders


class Served:
    """One generation with its keeper and workers; safe for threads."""

    def __init__(
        self, nursery: Nursery, generation: Generation, lock: Lock, order: Order, *also: Lock
    ) -> None:
        """Order a keeper without waiting; it holds the locks as long as it lives.

        The first lock is released when no more queries are taken, at once where that fails.
        """
        self.generation = generation
        self.in_memory = order.in_memory
        self._lock = lock
        self._ready: bool | str | None = None
        self.retired = False
        self._state = threading.Lock()
        control, theirs = socket.socketpair()
        queries, taken = socket.socketpair()
        try:
            with theirs, taken:
                held = [each.descriptor for each in (lock, *also)]
                nursery.order(order, theirs.fileno(), taken.fileno(), *held)
        except BaseException:
            control.close()
            queries.close()
            lock.release()
            raise
        self._control = control
        self._line = Line(queries, order.workers, OF_A_KIND * order.workers)

    @property
    def alive(self) -> bool:
        """Tell whether there is a keeper; one that has not begun yet is alive."""
        if self._ready is None:
            return True
        # Not select.select, which knows no descriptor past 1023.
        poll = select.poll()
        try:
            poll.register(self._control, select.POLLIN)
        except ValueError:
            return False
        return not poll.poll(0)

    def wait(self) -> None:
        """Wait until the first worker has begun; raise NotStarted when none could."""
        with self._state:
            if self._ready is None:
                self._ready = self._hear()
        if isinstance(self._ready, str):
            raise NotStarted(self._ready)

    def _hear(self) -> bool | str:
        self._control.settimeout(LOAD_SECONDS if self.in_memory else START_SECONDS)
        try:
            word, _ = unpack(lambda size: _whole(self._control, size))
        except (TimeoutError, OSError, Ended):
            return "its process ended, or did not answer in time"
        return word["error"] or True

    def ask(
        self, query: str, request: Header, deadline: float, client: Client | None = None
    ) -> tuple[Header, bytes]:
        """Return the reply of a worker; closing the socket, on the way out, ends one that runs.

        `deadline` is on the clock of `time.monotonic`. Raises TimeoutError past it, Gone or Ended.
        """
        body = query.encode("utf-8", "replace")
        message = pack({**request, "deadline": deadline}, body) + body
        ours, theirs = socket.socketpair()
        heard = False

        def hear() -> None:
            nonlocal heard
            heard = True
            self._line.heard()

        with ours:
            # What there is room for goes ahead, so that a worker finds it when it looks.
            sent = ours.send(message, socket.MSG_DONTWAIT)
            place = self._line.enter(kind_of(request["asked"] or query), theirs)
            try:
                return exchange(ours, memoryview(message)[sent:], deadline, client, hear)
            finally:
                self._line.leave(place, heard)

    def retire(self) -> None:
        """Take no more queries; those that wait or run are answered, then all processes end."""
        with self._state:
            self.retired = True
            self._line.close()
            self._lock.release()

    def dismiss(self) -> None:
        """End all processes now."""
        self.retire()
        self._control.close()


def _whole(channel: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = channel.recv(size - len(data))
        if not part:
            raise Ended
        data += part
    return data
