"""Answers what was asked before on the event loop itself, without a thread."""

from __future__ import annotations

import time
from typing import Any, Protocol

from .connection import Connection, Waiting
from .incoming import Incoming


class Loop(Protocol):
    """What is needed of the worker that waits with a connection."""

    wsgi: Any
    cfg: Any
    alive: bool
    waiting: Waiting

    def drop(self, conn: Connection) -> None:
        """End a connection that waits."""

    def leave(self, conn: Connection) -> None:
        """Wait no more for what a connection was waiting for."""

    def wait_until_taken(self, conn: Connection) -> None:
        """Send the rest of an answer as its client takes it."""


def repeat(loop: Loop, conn: Connection) -> bool:
    """Answer a request as the application remembers it; tell whether it does."""
    answer = remembered(loop.wsgi, conn) if loop.alive else None
    if answer is None:
        return False
    loop.waiting.deadlines[conn] = time.monotonic() + loop.cfg.keepalive
    try:
        conn.sock.sendall(answer)
    except OSError:
        loop.drop(conn)
        return True
    if conn.sock.pending is not None:
        loop.leave(conn)
        loop.wait_until_taken(conn)
    return True


def remembered(application: Any, conn: Connection) -> bytes | None:
    """Return the response to a request that came before and begin with the next; None for others.

    The bytes of others are noted with their socket, for the application to remember them by.
    """
    again = getattr(application, "again", None)
    if not (again and conn.incoming.is_alone):
        return None
    conn.sock.request = bytes(conn.incoming.data)
    answer: bytes | None = again(conn.sock.peer, conn.sock.request)
    if answer is not None:
        conn.sock.request = b""
        conn.incoming = Incoming()
    return answer
