"""One query process: takes a socket from those that wait, reads a query from it, answers on it.

It knows one generation and may be killed at any moment. While it computes, the kernel ends it when
the other side closes the socket.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import select
import socket
import struct
import time

from pyoxigraph import Store

from ..columns.reader import Columns
from .answering import answer
from .frames import pack, unpack
from .memory import used_memory
from .seclusion import bound_memory, end_after

DONE = 0
WORN = 4
BEGUN = b"+"
HEARD = b"\x06"
"""Sent before the answer: a query of which this was not sent may be asked again elsewhere."""
GRACE = 1.0
"""Seconds after the deadline that the service has to close the socket before the kernel acts."""
JOINED = 64 << 10
"""Bytes of an answer that are sent with its head at once."""
WARM = 96 << 20
"""Bytes by which a worker may grow before it lets go of what it read of the columns."""
KEPT = 160 << 20
"""Bytes by which it may have grown then, or another takes its place."""


class Place:
    """Memory that a worker shares with its keeper: when its query began, whether it may stay."""

    LAYOUT = struct.Struct("ddB")
    SIZE = 24

    def __init__(self, shared: mmap.mmap, number: int) -> None:
        self.shared = shared
        self.number = number

    @property
    def since(self) -> float:
        """When the query began that runs now, by `time.monotonic`; 0 for none."""
        return self._read()[0]

    @property
    def spent_before(self) -> float:
        """Seconds of processor time that the worker had taken by then."""
        return self._read()[1]

    @property
    def stays(self) -> bool:
        """Tell whether the worker takes another query after this one."""
        return not self._read()[2]

    def free(self) -> None:
        """Begin anew."""
        self._write(0.0, 0.0, 0)

    def begin(self) -> None:
        """Say that a query begins."""
        self._write(time.monotonic(), time.process_time(), self._read()[2])

    def end(self) -> None:
        """Say that it has ended."""
        self._write(0.0, 0.0, self._read()[2])

    def let_go(self) -> None:
        """Have the worker end after its query."""
        since, before, _ = self._read()
        self._write(since, before, 1)

    def _read(self) -> tuple[float, float, int]:
        since, before, leaves = self.LAYOUT.unpack_from(self.shared, self.number * self.SIZE)
        return since, before, leaves

    def _write(self, since: float, before: float, leaves: int) -> None:
        self.LAYOUT.pack_into(self.shared, self.number * self.SIZE, since, before, leaves)


def serve(
    store: Store,
    columns: Columns,
    queries: socket.socket,
    memory: int,
    says: int,
    place: Place,
) -> None:
    """Answer until no more queries can come; `memory` is what may be added, in bytes."""
    store.query("ASK { ?s ?p ?o }")  # Whoever cannot read it is replaced.
    at_first, priority = used_memory(), os.getpriority(os.PRIO_PROCESS, 0)
    bound_memory(at_first.addressed + memory)
    os.write(says, BEGUN)
    while True:
        _, descriptors, _, _ = socket.recv_fds(queries, 1, 1)
        if not descriptors:
            return
        place.begin()
        with socket.socket(fileno=descriptors[0]) as asker:
            if not attend(store, columns, asker):
                place.let_go()
        grown = used_memory().resident - at_first.resident
        if grown > WARM:
            columns.give_back()
            grown = used_memory().resident - at_first.resident
        place.end()
        if not place.stays or grown > KEPT or not is_first_again(priority):
            os._exit(WORN)


def is_first_again(priority: int) -> bool:
    """Take a priority back that was lowered for a long query; False where that is not allowed."""
    if os.getpriority(os.PRIO_PROCESS, 0) != priority:
        try:
            os.setpriority(os.PRIO_PROCESS, 0, priority)
        except PermissionError:
            return False
    return True


def attend(store: Store, columns: Columns, asker: socket.socket) -> bool:
    """Answer one query; whoever asked may be gone at any point.

    False after a fault, of which nobody knows what it leaves behind in this process.
    """
    try:
        asker.sendall(HEARD)
        request, query = unpack(lambda size: receive(asker, size))
        left = request["deadline"] - time.monotonic()
        if left <= 0:
            return True
        end_after(left + GRACE)
        end_when_closed(asker, True)
        header, body = answer(store, query.decode(), request, columns)
        end_when_closed(asker, False)
        end_after(0)
        header["seconds"] = time.monotonic() - request["deadline"] + left
        head = pack(header, body)
        if len(body) <= JOINED:
            asker.sendall(head + body)
        else:
            asker.sendall(head)
            asker.sendall(body)
        return header.get("kind") != "fault"
    except (EOFError, BrokenPipeError, ConnectionResetError):
        end_when_closed(asker, False)
        end_after(0)
        return True


def end_when_closed(asker: socket.socket, wanted: bool) -> None:
    """Have the kernel end this process (SIGIO) when the other side closes the socket, or not."""
    flags = fcntl.fcntl(asker, fcntl.F_GETFL)
    if wanted:
        fcntl.fcntl(asker, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(asker, fcntl.F_SETFL, flags | os.O_ASYNC)
        # What was closed before that gives no signal.
        watch = select.poll()
        watch.register(asker, 0)
        if watch.poll(0):
            raise EOFError
    else:
        fcntl.fcntl(asker, fcntl.F_SETFL, flags & ~os.O_ASYNC)


def receive(channel: socket.socket, size: int) -> bytearray:
    """Read exactly so many bytes, or raise EOFError."""
    data = bytearray(size)
    view = memoryview(data)
    while view:
        count = channel.recv_into(view)
        if not count:
            raise EOFError
        view = view[count:]
    return data
