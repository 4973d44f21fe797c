"""The keepers of generations as the service sees them: ordered, asked, dismissed."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from typing import Protocol

from ..generations import Generation
from ..locks import Lock
from .frames import Header, pack, unpack
from .keeper import Order
from .worker import HEARD

START_SECONDS = 30.0
"""A keeper on disk that has not begun after this long is given up."""
LOAD_SECONDS = 3600.0
"""The same of one that reads its generation into memory."""
SILENCE = 0.25
"""Seconds between questions whether a client that has closed its side is gone."""


class Ended(Exception):  # noqa: N818 - says what happened; whether it is an error the caller knows
    """The process that ran the query ended before it answered."""


class Unheard(Ended):
    """No process took the query, which is not to blame."""


class NotStarted(Ended):
    """No process could open the generation."""


class Unattended(TimeoutError):  # noqa: N818
    """The deadline came while the query still waited for a worker."""


class Gone(Exception):  # noqa: N818
    """The client went away before the answer was there."""


class Full(Exception):  # noqa: N818
    """No more queries can wait."""


class Client(Protocol):
    """Who waits for an answer, watched so that a query ends when nobody waits."""

    def fileno(self) -> int:
        """Give the descriptor on which the kernel tells that something happened."""

    def gone(self) -> bool:
        """Tell whether the client has gone; asked when something happened."""


class Nursery:
    """The process that keepers are forked from; started on first use, and again if it ended."""

    def __init__(self) -> None:
        self._state = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._orders: socket.socket | None = None
        self.secluded = False

    def order(self, order: Order, *descriptors: int) -> None:
        """Have a keeper forked, which gets copies of the descriptors."""
        message = pack(asdict(order))
        with self._state:
            channel = self._started()
            socket.send_fds(channel, [message[:1]], list(descriptors))
            channel.sendall(message[1:])

    def close(self) -> None:
        """End the process; its keepers end when they are dismissed."""
        with self._state:
            if self._orders and self._process:
                self._orders.close()
                self._process.kill()
                self._process.wait()
            self._orders = None

    def _started(self) -> socket.socket:
        if self._orders and self._process and self._process.poll() is None:
            return self._orders
        if self._orders:
            self._orders.close()
        ours, theirs = socket.socketpair()
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
        ours.settimeout(START_SECONDS)
        try:
            self.secluded = ours.recv(1) == b"+"
        except TimeoutError:
            raise NotStarted(f"no answer in {START_SECONDS:g} s") from None
        self._orders = ours
        return ours


class Served:
    """One generation with its keeper and workers; safe for threads."""

    def __init__(
        self, nursery: Nursery, generation: Generation, lock: Lock, order: Order, *also: Lock
    ) -> None:
        """Order a keeper without waiting; it holds the locks as long as it lives."""
        self.generation = generation
        self.in_memory = order.in_memory
        self._lock = lock
        self._ready: bool | str | None = None
        self.retired = False
        self._state = threading.Lock()
        control, theirs = socket.socketpair()
        queries, taken = socket.socketpair()
        with theirs, taken:
            held = [each.descriptor for each in (lock, *also)]
            nursery.order(order, theirs.fileno(), taken.fileno(), *held)
        self._control, self._queries = control, queries

    @property
    def alive(self) -> bool:
        """Tell whether there is a keeper; one that has not begun yet is alive."""
        if self._ready is None:
            return True
        try:
            return not select.select([self._control], [], [], 0)[0]
        except (OSError, ValueError):
            return False

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

        `deadline` is on the clock of `time.monotonic`. Raises TimeoutError past it, Gone, Full,
        or Ended.
        """
        body = query.encode("utf-8", "replace")
        message = pack({**request, "deadline": deadline}, body) + body
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                # What there is room for goes ahead, so that a worker finds it when it looks.
                sent = ours.send(message, socket.MSG_DONTWAIT)
                self._hand_over(theirs)
            return _exchange(ours, memoryview(message)[sent:], deadline, client)

    def _hand_over(self, theirs: socket.socket) -> None:
        try:
            with self._state:
                self._queries.setblocking(False)
                socket.send_fds(self._queries, [b"q"], [theirs.fileno()])
        except BlockingIOError:
            raise Full from None
        except OSError as error:
            raise Unheard(str(error)) from error

    def retire(self) -> None:
        """Take no more queries; those that wait or run are answered, then all processes end."""
        with self._state:
            self.retired = True
            self._queries.close()
            self._lock.release()

    def dismiss(self) -> None:
        """End all processes now."""
        self.retire()
        self._control.close()


def _exchange(
    channel: socket.socket, rest: memoryview, deadline: float, client: Client | None
) -> tuple[Header, bytes]:
    heard = False
    watch = select.poll()
    watch.register(channel, select.POLLIN)
    if client:
        watch.register(client.fileno(), select.POLLRDHUP)

    silent = False

    def wait() -> None:
        nonlocal silent
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError if heard else Unattended
            events = dict(watch.poll(min(left, SILENCE if silent else left) * 1000))
            if client and (silent or client.fileno() in events):
                if client.gone():
                    raise Gone
                # It may still be waiting, having shut its own side: asked again from time to time,
                # and at once when our side is shut as well, as by who cancels the query.
                if not silent:
                    watch.modify(client.fileno(), 0)
                silent = True
            if channel.fileno() in events:
                return

    def read(size: int) -> bytearray:
        data = bytearray(size)
        view = memoryview(data)
        while view:
            wait()
            count = channel.recv_into(view)
            if not count:
                raise (Ended if heard else Unheard)("the process ended")
            view = view[count:]
        return data

    try:
        if read(len(HEARD)) == HEARD:
            heard = True
        if rest:
            channel.settimeout(max(0.01, deadline - time.monotonic()))
            channel.sendall(rest)
        return unpack(read)
    except TimeoutError:
        raise
    except OSError as error:
        raise (Ended if heard else Unheard)(str(error)) from error


def _whole(channel: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = channel.recv(size - len(data))
        if not part:
            raise Ended
        data += part
    return data
