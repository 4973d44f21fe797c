"""Ends our side of a connection, then reads the client's: a reset would cut off the answer."""

from __future__ import annotations

import selectors
import socket
from collections.abc import Callable
from functools import partial
from typing import Protocol

from .connection import Connection

SECONDS = 5.0
"""For a client to close after an answer that ends its connection."""
MOST = 64 << 20
"""Bytes that are thrown away meanwhile, so that a client that is still sending can read why."""
RECEIVED = 64 << 10


class Loop(Protocol):
    """What is needed of the worker that waits with a connection."""

    def wait(
        self, conn: Connection, event: int, then: Callable[[Connection], None], seconds: float
    ) -> None:
        """Call `then` whenever the connection is ready."""

    def drop(self, conn: Connection) -> None:
        """End a connection that waits."""

    def close(self, conn: Connection) -> None:
        """End a connection that does not wait."""


def linger(loop: Loop, conn: Connection) -> None:
    """End our side of a connection, and the whole when the client has ended its own."""
    try:
        conn.sock.shutdown(socket.SHUT_WR)
    except OSError:
        loop.close(conn)
        return
    loop.wait(conn, selectors.EVENT_READ, partial(on_rest, loop), SECONDS)


def on_rest(loop: Loop, conn: Connection) -> None:
    """Read on; what comes is of no use to anyone."""
    try:
        piece = conn.sock.recv(RECEIVED)
    except BlockingIOError:
        return
    except OSError:
        piece = b""
    conn.drained += len(piece)
    if not piece or conn.drained > MOST:
        loop.drop(conn)
