"""A client's socket: reads end at a deadline, and what the client is slow to take is kept."""

from __future__ import annotations

import errno
import socket
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

SEND_SECONDS = 30.0
SEND_RATE = 16 << 10
"""A client has SEND_SECONDS, and a second more for each SEND_RATE bytes, to take an answer."""
KEPT = 512 << 20
"""Bytes of answers that may wait at a time for the slow clients of one process."""
PUSHED = 256 << 10
"""Bytes of one answer that are sent before others have their turn."""
JOINED = 64 << 10
"""A rest of up to so many bytes is copied together with what follows it, such as a head."""
STREAMS = 16
"""Threads that may wait at a time for clients slow to take an answer that is made piece by piece;
one client more is given up."""


class Shelf:
    """Counts the bytes that wait for slow clients."""

    def __init__(self, most: int = KEPT) -> None:
        self.most = most
        self.held = 0
        self._lock = threading.Lock()

    def add(self, size: int) -> None:
        with self._lock:
            self.held += size

    @property
    def full(self) -> bool:
        return self.held > self.most


class Client(socket.socket):
    """A connection on which one answer may wait to be sent.

    `sendall` returns although the client has not taken everything: the rest is `pending`, and sent
    by `push`. A further `sendall` waits for a long rest, so that a stream is not kept whole.
    """

    shelf = Shelf()
    """Of all connections of this process."""
    streams = threading.BoundedSemaphore(STREAMS)
    read_until: float | None = None
    """The moment (time.monotonic) at which a blocking read gives up."""
    pending: memoryview | None = None
    request = b""
    """The request that is answered as it came, where it came whole and alone."""
    peer = ""
    """The address at the other end."""
    asks_json = False
    """Whether what came of the request asks for JSON, should it be no request."""

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        if self.read_until is not None:
            left = self.read_until - time.monotonic()
            own = self.gettimeout()
            self.settimeout(max(0.001, left if own is None else min(left, own)))
        try:
            return super().recv(size, flags)
        except TimeoutError:
            raise too_slow() from None

    def sendall(self, data: ReadableBuffer, flags: int = 0, /) -> None:
        if self.pending is not None and len(self.pending) <= JOINED:
            data = bytes(self.pending) + bytes(data)
        else:
            self.flush()
        self._keep(memoryview(data))
        self.push()

    def push(self) -> bool:
        """Send what the client takes at once, up to PUSHED; tell whether that was the rest."""
        if self.pending is not None:
            if self.gettimeout():
                self.settimeout(None)
            try:
                sent = self.send(self.pending[:PUSHED], socket.MSG_DONTWAIT)
            except BlockingIOError:
                return False
            self._keep(self.pending[sent:])
        return self.pending is None

    def flush(self) -> None:
        """Wait until the client has taken everything; raise TimeoutError if it takes too long."""
        left = None
        while self.pending is not None and len(self.pending) != left:
            left = len(self.pending)
            self.push()
        if self.pending is None:
            return
        if not self.streams.acquire(blocking=False):
            raise too_slow()
        try:
            self._flush()
        except TimeoutError:
            raise too_slow() from None
        finally:
            self.streams.release()

    def _flush(self) -> None:
        until = time.monotonic() + patience(len(self.pending or b""))
        while self.pending is not None:
            self.settimeout(max(0.001, until - time.monotonic()))
            self._keep(self.pending[self.send(self.pending) :])

    def close(self) -> None:
        self._keep(memoryview(b""))
        super().close()

    def _keep(self, rest: memoryview) -> None:
        self.shelf.add(len(rest) - len(self.pending or b""))
        self.pending = rest if len(rest) else None


def too_slow() -> TimeoutError:
    """Return the error for a client that is given up; by its number gunicorn logs no trace."""
    return TimeoutError(errno.ECONNRESET, "the client was too slow")


def patience(size: int) -> float:
    """Return the seconds within which a client has to take an answer of so many bytes."""
    return SEND_SECONDS + size / SEND_RATE
