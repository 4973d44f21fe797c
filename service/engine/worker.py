"""One query process: takes a socket from those that wait, reads a query from it, answers on it.

It knows one generation and may be killed at any moment. While it computes, the kernel ends it when
the other side closes the socket.
"""

from __future__ import annotations

import fcntl
import os
import select
import socket
import time
from collections.abc import Callable

from pyoxigraph import Store

from .answering import answer
from .frames import pack, unpack
from .seclusion import bound_memory, end_after, used_memory

DONE = 0
COULD_NOT_BEGIN = 3
WORN = 4
BEGUN = b"+"
HEARD = b"\x06"
"""Sent before the answer: a query of which this was not sent may be asked again elsewhere."""
GRACE = 1.0
"""Seconds after the deadline that the service has to close the socket before the kernel acts."""
KEPT = 512 << 20
"""Bytes by which a worker may have grown before another takes its place."""


def serve(open_store: Callable[[], Store], queries: socket.socket, memory: int, says: int) -> None:
    """Answer until no more queries can come; `memory` is what may be added, in bytes."""
    try:
        store = open_store()
    except OSError as error:
        os.write(says, str(error).encode()[:4000] or b"unknown")
        os._exit(COULD_NOT_BEGIN)
    at_first = used_memory()
    bound_memory(at_first.addressed + memory)
    os.write(says, BEGUN)
    while True:
        _, descriptors, _, _ = socket.recv_fds(queries, 1, 1)
        if not descriptors:
            return
        with socket.socket(fileno=descriptors[0]) as asker:
            attend(store, asker)
        if used_memory().resident > at_first.resident + KEPT:
            os._exit(WORN)


def attend(store: Store, asker: socket.socket) -> None:
    """Answer one query; whoever asked may be gone at any point."""
    try:
        asker.sendall(HEARD)
        request, query = unpack(lambda size: receive(asker, size))
        left = request["deadline"] - time.monotonic()
        if left <= 0:
            return
        end_after(left + GRACE)
        end_when_closed(asker, True)
        header, body = answer(store, query.decode(), request)
        end_when_closed(asker, False)
        end_after(0)
        header["seconds"] = time.monotonic() - request["deadline"] + left
        asker.sendall(pack(header, body))
        asker.sendall(body)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        end_when_closed(asker, False)
        end_after(0)


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
